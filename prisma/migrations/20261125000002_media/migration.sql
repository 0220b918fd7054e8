-- Images of a learner, by the hash of their bytes. The bytes are packed already, so Postgres need not try.
create table media (
  user_id uuid not null references learner (user_id) on delete cascade,
  sha256 bytea not null check (octet_length(sha256) = 32),
  type text not null check (type in ('image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif')),
  bytes bytea not null,
  width integer not null check (width > 0),
  height integer not null check (height > 0),
  byte_size integer not null check (byte_size > 0),
  created_at timestamptz(3) not null default now(),
  primary key (user_id, sha256)
);
alter table media alter column bytes set storage external;

-- Notes that begin alike. Null until it is counted: code fills it in at start.
alter table note add column first_field_hash uuid;
create index note_first_field_idx on note (user_id, note_type, first_field_hash) where deleted_at is null;
create index note_uncounted_idx on note (user_id, id) where first_field_hash is null;
-- Notes with tags, for completion.
create index note_tagged_idx on note (user_id) where tags <> '{}' and deleted_at is null;
