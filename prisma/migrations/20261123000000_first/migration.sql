-- Identity plane --------------------------------------------------------------------------------------------------

create table account (
  id uuid primary key,
  email text not null unique,
  password_hash text not null,
  name text not null default '',
  created_at timestamptz(3) not null default now(),
  deleted_at timestamptz(3)
);

create table session (
  id_hash bytea primary key,
  account_id uuid not null references account (id) on delete cascade,
  created_at timestamptz(3) not null default now(),
  expires_at timestamptz(3) not null,
  last_used_at timestamptz(3) not null default now(),
  revoked_at timestamptz(3)
);
create index session_account_id_idx on session (account_id);

create table personal_token (
  id uuid primary key,
  account_id uuid not null references account (id) on delete cascade,
  name text not null,
  token_hash bytea not null unique,
  created_at timestamptz(3) not null default now(),
  revoked_at timestamptz(3)
);
create index personal_token_account_id_idx on personal_token (account_id);

-- Counters of the rate limiter; worth nothing after a crash, so not logged.
create unlogged table rate_limit (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);

-- Study plane: every key begins with user_id ------------------------------------------------------------------------

create table learner (
  user_id uuid primary key,
  time_zone text not null default 'UTC',
  day_start_hour smallint not null default 4 check (day_start_hour between 0 and 23),
  interview_day integer,
  minutes_per_day smallint not null default 20 check (minutes_per_day between 1 and 600),
  buttons smallint not null default 2 check (buttons in (2, 4)),
  show_intervals boolean not null default false,
  shortcuts boolean not null default true,
  change_seq bigint not null default 0,
  next_position integer not null default 1,
  created_at timestamptz(3) not null default now()
);

create table preset (
  user_id uuid not null references learner (user_id) on delete cascade,
  id uuid not null,
  name text not null,
  revision integer not null default 1,
  is_default boolean not null default false,
  created_at timestamptz(3) not null default now(),
  primary key (user_id, id)
);

create table preset_revision (
  user_id uuid not null,
  preset_id uuid not null,
  revision integer not null,
  config jsonb not null,
  created_at timestamptz(3) not null default now(),
  primary key (user_id, preset_id, revision),
  constraint preset_revision_preset_fk foreign key (user_id, preset_id) references preset (user_id, id) on delete cascade
);

create table deck (
  user_id uuid not null references learner (user_id) on delete cascade,
  id uuid not null,
  name text not null,
  preset_id uuid not null,
  library_slug text,
  created_at timestamptz(3) not null default now(),
  deleted_at timestamptz(3),
  primary key (user_id, id),
  constraint deck_preset_fk foreign key (user_id, preset_id) references preset (user_id, id)
);
create unique index deck_name_key on deck (user_id, lower(name)) where deleted_at is null;

create table note (
  user_id uuid not null,
  id uuid not null,
  deck_id uuid not null,
  note_type text not null,
  fields jsonb not null,
  tags text[] not null default '{}',
  rendered jsonb,
  title text not null,
  library_id text,
  library_version integer,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  deleted_at timestamptz(3),
  primary key (user_id, id),
  constraint note_deck_fk foreign key (user_id, deck_id) references deck (user_id, id) on delete cascade
);
create unique index note_library_key on note (user_id, library_id) where library_id is not null and deleted_at is null;
create index note_deck_idx on note (user_id, deck_id);

create table card (
  user_id uuid not null,
  id uuid not null,
  note_id uuid not null,
  ordinal smallint not null check (ordinal between 0 and 498),
  deck_id uuid not null,
  competency text,
  position integer not null,
  state text not null default 'new' check (state in ('new', 'learning', 'review', 'relearning')),
  step smallint,
  due_at timestamptz(3),
  due_day integer,
  stability double precision check (stability > 0),
  difficulty double precision check (difficulty between 1 and 10),
  interval_days integer,
  reps integer not null default 0 check (reps >= 0),
  lapses integer not null default 0 check (lapses >= 0),
  last_reviewed_at timestamptz(3),
  last_study_day integer,
  last_entry_at timestamptz(3),
  last_entry_id uuid,
  basis uuid,
  preset_id uuid,
  preset_revision integer,
  suspended boolean not null default false,
  suspended_by_hand boolean not null default false,
  leech_entry uuid,
  leech_cleared_entry uuid,
  buried_day integer,
  flag smallint not null default 0 check (flag between 0 and 7),
  change_seq bigint not null default 0,
  created_at timestamptz(3) not null default now(),
  deleted_at timestamptz(3),
  primary key (user_id, id),
  constraint card_note_fk foreign key (user_id, note_id) references note (user_id, id) on delete cascade,
  constraint card_deck_fk foreign key (user_id, deck_id) references deck (user_id, id) on delete cascade,
  constraint card_note_ordinal_key unique (user_id, note_id, ordinal),
  constraint card_memory_check check ((stability is null) = (difficulty is null)),
  constraint card_position_check check (
    case state
      when 'new' then stability is null and step is null
      when 'review' then stability is not null and step is null and due_at is not null and due_day is not null
      else stability is not null and step is not null and due_at is not null
    end
  )
) with (fillfactor = 85);
-- Due cards of a learner, and of a deck, in order of due; new cards are left out of both.
create index card_due_idx on card (user_id, due_at) include (id, deck_id, state) where state <> 'new' and deleted_at is null;
create index card_deck_due_idx on card (user_id, deck_id, due_at) where state <> 'new' and deleted_at is null;
-- New cards of a deck in their order.
create index card_new_idx on card (user_id, deck_id, position, id) where state = 'new' and deleted_at is null;

create table review_entry (
  user_id uuid not null,
  id uuid not null,
  card_id uuid,
  kind text not null check (kind in ('answer', 'cram', 'set-due', 'reset', 'anchor', 'void')),
  reviewed_at timestamptz(3) not null,
  sent_reviewed_at timestamptz(3),
  offset_minutes smallint not null,
  day_start_hour smallint not null,
  study_day integer not null,
  received_at timestamptz(3) not null,
  client_now timestamptz(3),
  device_id uuid,
  sent_hash uuid not null,
  duration_ms integer,
  rating text check (rating in ('again', 'hard', 'good', 'easy')),
  basis uuid,
  promise_state text check (promise_state in ('learning', 'review', 'relearning')),
  promise_step smallint,
  promise_due_at timestamptz(3),
  promise_due_day integer,
  set_due_day integer,
  batch_id uuid,
  voids_entry_id uuid,
  voids_batch_id uuid,
  confidence smallint check (confidence in (25, 50, 75, 95)),
  points text[],
  suggested_rating text check (suggested_rating in ('again', 'hard', 'good', 'easy')),
  scenario jsonb,
  anchor jsonb,
  primary key (user_id, id),
  constraint review_entry_card_check check ((kind = 'void') = (card_id is null)),
  constraint review_entry_answer_check check (kind <> 'answer' or rating is not null),
  constraint review_entry_void_check check (kind <> 'void' or num_nonnulls(voids_entry_id, voids_batch_id) = 1)
);
create index review_entry_card_idx on review_entry (user_id, card_id, id) where card_id is not null;
create index review_entry_batch_idx on review_entry (user_id, batch_id) where batch_id is not null;
create index review_entry_voids_entry_idx on review_entry (user_id, voids_entry_id) where voids_entry_id is not null;
create index review_entry_voids_batch_idx on review_entry (user_id, voids_batch_id) where voids_batch_id is not null;

create table day_rollup (
  user_id uuid not null references learner (user_id) on delete cascade,
  study_day integer not null,
  deck_id uuid not null,
  competency text not null,
  measures bigint[] not null,
  primary key (user_id, study_day, deck_id, competency)
);

-- Library plane -----------------------------------------------------------------------------------------------------

create table library_deck (
  slug text primary key,
  name text not null,
  competency text not null,
  description text not null,
  version integer not null,
  position integer not null
);

create table library_note (
  id text primary key,
  deck_slug text not null references library_deck (slug) on delete cascade,
  position integer not null,
  note_type text not null,
  competency text not null,
  step text not null,
  difficulty smallint not null check (difficulty between 1 and 3),
  fields jsonb not null,
  points jsonb not null,
  facts text[] not null,
  sources text[] not null,
  prerequisites text[] not null,
  rendered jsonb not null,
  title text not null,
  version integer not null,
  content_hash text not null,
  retired_at timestamptz(3)
);
create index library_note_deck_idx on library_note (deck_slug, position);
