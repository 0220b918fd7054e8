-- How often a fit was begun: one whose process was killed is taken up once more.
alter table parameter_fit add column attempts smallint not null default 0;

-- Asked for in words whose nulls Postgres counts rightly: of `held = false` it thinks that every answer without a scenario fits,
-- and reads the log from end to end.
drop index entry_certain_idx;
create index entry_certain_idx on review_entry (user_id, study_day)
  where confidence = 95 and (held is false or (scenario is null and rating = 'again'));
