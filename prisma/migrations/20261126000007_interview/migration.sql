-- What a plan for an interview needs to know beside its date and the minutes a day.
alter table learner
  add column interview_level text check (interview_level in ('mid', 'senior', 'staff')),
  add column follow_plan boolean not null default true,
  add column competency_weights jsonb not null default '{}';
