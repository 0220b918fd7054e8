-- Day rollups count what answers took by their rating. Learners that there are were counted without, and are counted anew
-- by the server after it has started; those to come begin with it.
alter table learner alter column rollup_version set default 2;
