-- What a learner changed of notes, cards and decks, so that it can be undone.
create table change (
  user_id uuid not null references learner (user_id) on delete cascade,
  id uuid not null,
  seq bigint not null,
  kind text not null,
  label text not null,
  created_at timestamptz(3) not null,
  undone_at timestamptz(3),
  groups jsonb not null default '{}',
  created jsonb not null default '{}',
  batch_id uuid,
  row_count integer not null default 0,
  primary key (user_id, id)
);
create index change_seq_idx on change (user_id, seq);
