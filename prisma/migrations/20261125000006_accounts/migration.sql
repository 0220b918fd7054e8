-- Accounts in full: all of it in the identity plane.

-- An account made by a provider has no password until it sets one.
alter table account alter column password_hash drop not null;
-- What the sweep looks for.
create index account_deleted_at_idx on account (deleted_at) where deleted_at is not null;

-- Sessions are listed under an id of their own; the one in the cookie stays a secret.
alter table session
  add column id uuid not null default gen_random_uuid(),
  add column device text not null default '',
  add column link_provider text,
  add column link_until timestamptz(3);
create unique index session_id_key on session (id);

create table identity (
  provider text not null,
  provider_account_id text not null,
  account_id uuid not null references account (id) on delete cascade,
  label text not null default '',
  created_at timestamptz(3) not null default now(),
  primary key (provider, provider_account_id)
);
create unique index identity_account_id_provider_key on identity (account_id, provider);

create table account_token (
  token_hash bytea primary key,
  account_id uuid not null references account (id) on delete cascade,
  purpose text not null check (purpose in ('reset-password', 'confirm-email')),
  email text,
  created_at timestamptz(3) not null default now(),
  expires_at timestamptz(3) not null,
  used_at timestamptz(3)
);
create index account_token_account_id_idx on account_token (account_id);

-- No foreign key: a failed sign-in may name no account.
create table audit_event (
  id uuid primary key,
  account_id uuid,
  kind text not null,
  at timestamptz(3) not null,
  device text not null default '',
  network_hash text not null default ''
);
create index audit_event_account_id_id_idx on audit_event (account_id, id);
create index audit_event_at_idx on audit_event (at);
-- Rows are added, and removed with their account or when they are old; none is ever changed.
create rule audit_event_no_update as on update to audit_event do instead nothing;

-- Who has been erased, so that a restored backup can be erased again. Only hashes.
create table deletion (
  account_hash bytea primary key,
  asked_at timestamptz(3) not null,
  erased_at timestamptz(3) not null
);
