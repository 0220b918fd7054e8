-- An import from its plan to its commit. Its files are kept until then.
create table import_job (
  user_id uuid not null references learner (user_id) on delete cascade,
  id uuid not null,
  state text not null check (state in ('planned', 'working', 'done')),
  options jsonb not null,
  files bytea,
  plan jsonb not null,
  done integer not null default 0,
  total integer not null default 0,
  change_id uuid,
  worked_at timestamptz(3),
  created_at timestamptz(3) not null default now(),
  primary key (user_id, id)
);

-- By which a note is known outside, where it came with such an id.
alter table note add column guid text;
create index note_guid_idx on note (user_id, guid) where guid is not null and deleted_at is null;
