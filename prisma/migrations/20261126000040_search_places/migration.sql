-- Where a note lies in the order of ids, coarser and coarser: the leading bits of its id, as one number a level (level 0
-- leaves out 3 of the 48 bits that tell the time, each further one 3 more), with the level in the last four bits.
create function note_places_of(id uuid) returns bigint[]
language sql immutable parallel safe as $$
  select array_agg((at.ms >> 3 * level + 3) * 16 + level order by level)
  from (select ('x' || left(replace(id::text, '-', ''), 12))::bit(48)::bigint as ms) as at, generate_series(0, 14) as level
$$;

-- One index for text and tags, with these places: were there two, the planner would now and then ask the one for tags
-- for the places alone, and read all that lies there. The column is filled more quickly before it is made.
drop index if exists note_text_idx;
drop index if exists note_tags_idx;
alter table note add column places bigint[] not null generated always as (note_places_of(id)) stored;

-- What was written last waits in a list that every search reads; a short one costs writers little.
do $$
begin
  create extension if not exists pg_trgm;
  create extension if not exists btree_gin;
  create index note_search_idx on note using gin (user_id, places, tag_paths, search_text gin_trgm_ops)
    with (gin_pending_list_limit = 512) where deleted_at is null;
  create index library_text_idx on library_note using gin (search_text gin_trgm_ops);
exception when others then
  raise warning 'Search has no index: %', sqlerrm;
end
$$;

-- What a search asks for first, then the order of the list: a page is read off such an index.
drop index note_type_idx;
create index note_type_idx on note (user_id, note_type, id) where deleted_at is null;
create index note_untagged_idx on note (user_id, id) where tags = '{}' and deleted_at is null;
drop index note_created_idx;
create index note_created_idx on note (user_id, created_at, id) where deleted_at is null;
drop index card_suspended_idx;
create index card_suspended_idx on card (user_id, note_id) where suspended and deleted_at is null;
drop index card_flag_idx;
create index card_flag_idx on card (user_id, flag, note_id) where flag > 0 and deleted_at is null;
drop index card_steps_idx;
create index card_steps_idx on card (user_id, note_id) where state in ('learning', 'relearning') and deleted_at is null;
create index card_unseen_idx on card (user_id, note_id) where state = 'new' and deleted_at is null;
create index card_deck_note_idx on card (user_id, deck_id, note_id) where deleted_at is null;
