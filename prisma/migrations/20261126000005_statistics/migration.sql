-- Of an answer: the preset its card was asked under, and whether choice and reason of its scenario both held.
alter table review_entry add column preset_id uuid;
alter table review_entry add column held boolean;

-- Which measures a learner's day rollups count. Those there are now were counted without the newest, and are counted anew
-- when the server has started; who joins from now on has all of them.
alter table learner add column rollup_version smallint not null default 0;
alter table learner alter column rollup_version set default 1;
