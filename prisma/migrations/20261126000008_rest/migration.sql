-- Days a learner keeps free, and what is done about a backlog. They choose cards; they move none.
alter table learner
  add column days_off jsonb not null default '[]',
  add column easy_days smallint[] not null default '{100,100,100,100,100,100,100}',
  add column works_on integer,
  add column backlog text not null default 'as-due' check (backlog in ('pause-new', 'spread', 'as-due'));

-- The secret link to an account's calendar of planned minutes; a new one takes the place of the old.
create table calendar_feed (
  account_id uuid primary key references account (id) on delete cascade on update no action,
  token_hash bytea not null unique,
  created_at timestamptz(3) not null default now()
);
