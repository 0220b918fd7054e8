-- What is searched and what is searched for are folded alike: NFKC, lower case, and one small sigma.
create function folded_text_of(value text) returns text
language sql immutable parallel safe as $$ select translate(lower(normalize(value, NFKC)), 'ς', 'σ') $$;

-- Text of some fields as it is searched: folded, runs of white space as one blank, one line a field. Immutable,
-- so that a column can be generated of it: whoever writes a note, its search text is right.
create function search_text_of(fields jsonb) returns text
language sql immutable parallel safe as $$
  select left(coalesce(string_agg(regexp_replace(folded_text_of(value), '[ \t\n\v\f\r]+', ' ', 'g'), E'\n' order by key), ''), 32000)
  from jsonb_each_text(fields)
$$;

-- A note's tags with all that lie above them, lower case; one blank for a note without tags, which no tag can be.
create function tag_paths_of(tags text[]) returns text[]
language sql immutable parallel safe as $$
  select coalesce(array_agg(distinct array_to_string(parts[1:depth], '::')), array[' '])
  from unnest(tags) as tag,
    lateral (select string_to_array(folded_text_of(tag), '::') as parts) as split,
    lateral generate_series(1, cardinality(parts)) as depth
$$;

-- Of a library note only what the learner changed; the rest is searched in the library itself.
alter table note
  add column search_text text not null generated always as (search_text_of(fields)) stored,
  add column tag_paths text[] not null generated always as (tag_paths_of(tags)) stored;
alter table library_note add column search_text text not null generated always as (search_text_of(fields)) stored;

-- Notes of a kind or a time.
create index note_type_idx on note (user_id, note_type) where deleted_at is null;
create index note_created_idx on note (user_id, created_at) where deleted_at is null;
create index note_updated_idx on note (user_id, updated_at, id) where deleted_at is null;
-- The few cards that are out of the ordinary.
create index card_suspended_idx on card (user_id) where suspended and deleted_at is null;
create index card_flag_idx on card (user_id, flag) where flag > 0 and deleted_at is null;
create index card_steps_idx on card (user_id) where state in ('learning', 'relearning') and deleted_at is null;
-- What was answered on a study day.
create index review_entry_day_idx on review_entry (user_id, study_day, card_id) where kind = 'answer';

-- A search that a learner keeps.
create table saved_search (
  user_id uuid not null references learner (user_id) on delete cascade,
  id uuid not null,
  name text not null,
  query text not null,
  pinned boolean not null default true,
  created_at timestamptz(3) not null default now(),
  primary key (user_id, id)
);
create unique index saved_search_name_key on saved_search (user_id, lower(name));

-- Both extensions are trusted: the owner of a database may make them. Where they are not to be had everything works, but
-- reads more; the start looks again each time, and says what to do (lib/db/search/indexes.ts).
do $$
begin
  create extension if not exists pg_trgm;
  create extension if not exists btree_gin;
  create index note_text_idx on note using gin (user_id, search_text gin_trgm_ops) where deleted_at is null;
  create index note_tags_idx on note using gin (user_id, tag_paths) where deleted_at is null;
exception when others then
  raise warning 'Search has no index: %', sqlerrm;
end
$$;
