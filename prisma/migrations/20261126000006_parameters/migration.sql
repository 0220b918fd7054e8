-- Sets of parameters and the fits they come from: one row is both, so that a set keeps how it was found.
create table parameter_fit (
  user_id uuid not null,
  id uuid not null,
  state text not null check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  progress real not null default 0,
  created_at timestamptz(3) not null,
  ended_at timestamptz(3),
  weights double precision[],
  first_at timestamptz(3),
  last_at timestamptz(3),
  targets integer,
  log_loss_before double precision,
  log_loss_after double precision,
  predicted_before double precision,
  predicted_after double precision,
  observed double precision,
  applied_at timestamptz(3),
  reason text not null default '',
  primary key (user_id, id)
);
create index parameter_fit_waiting_idx on parameter_fit (created_at) where state in ('queued', 'running');
