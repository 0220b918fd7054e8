-- One index for the whole search, of keys that are made here and need no extension. A key is four bytes of text from
-- where a character begins (three at the end), or begins with a sign: 1 for places, 2 for tags, 3 for
-- the library.

-- What it costs keeps the planner from working keys out for what it reads.
create function text_keys_of(value text) returns text[]
language plpgsql immutable strict parallel safe cost 10000 as $$
declare
  bytes bytea := convert_to(value, 'UTF8');
begin
  return array(
    select encode(substring(bytes from at for 4), 'escape') from generate_series(1, length(bytes) - 2) as at
    where get_byte(bytes, at - 1) & 192 <> 128);
end
$$;

-- Shortened SHA-256: a key has a longest length, and a tag may be longer.
create function tag_key_of(path text) returns text
language sql immutable strict parallel safe as $$
  select chr(2) || encode(substring(sha256(convert_to(path, 'UTF8')) from 1 for 12), 'hex')
$$;

-- Keys of text, of tags with all that lie above them, of the library note, of whose note it is, and of where it lies in
-- the order of ids, coarser and coarser: the leading bits of its id, one number a level (level 0 leaves out 3 of the 48
-- bits that tell the time, each further one 3 more).
create function note_keys_of(user_id uuid, id uuid, library_id text, tag_paths text[], search_text text) returns tsvector
language plpgsql immutable parallel safe cost 10000 set search_path from current as $$
declare
  learner text := chr(1) || right(user_id::text, 17);
  ms bigint := ('x' || left(replace(id::text, '-', ''), 12))::bit(48)::bigint;
begin
  return array_to_tsvector(text_keys_of(search_text)
    || array(select tag_key_of(path) from unnest(tag_paths) as path)
    || case when library_id is null then '{}' else array[chr(3) || library_id] end
    || array(select learner || ':' || level || ':' || (ms >> 3 * level + 3) from generate_series(0, 14) as level)
    || learner);
end
$$;

-- A query for one key as it is.
create function key_query_of(key text) returns tsquery
language sql immutable strict parallel safe as $$
  select ('''' || replace(replace(key, '\', '\\'), '''', '''''') || '''')::tsquery
$$;

-- A query that every text with these pieces fits; null when they are too short for any key. Of a piece it asks for some
-- five keys that do not begin beside one another: what more tells is not worth reading it.
create function text_query_of(pieces text[]) returns tsquery
language plpgsql immutable strict parallel safe as $$
begin
  return (
    select string_agg(key_query_of(encode(substring(bytes from at for 4), 'escape'))::text
      || case when length(bytes) = 3 then ':*' else '' end, ' & ')::tsquery
    from (
      select bytes, at, row_number() over by_piece as place, count(*) over (partition by number) as places
      from (
        select convert_to(folded_text_of(piece), 'UTF8') as bytes, number
        from unnest(pieces) with ordinality as piece (piece, number)) as folded,
        generate_series(1, greatest(length(bytes) - 3, case when length(bytes) = 3 then 1 else 0 end)) as at
      where get_byte(bytes, at - 1) & 192 <> 128
      window by_piece as (partition by number order by at)) as keys
    where place = places or (place - 1) % greatest(2, (places + 4) / 5) = 0);
end
$$;

-- With it a dump of the database can be read back, which sets no path: these fill generated columns.
alter function search_text_of(jsonb) set search_path from current;
alter function tag_paths_of(text[]) set search_path from current;

drop index if exists note_search_idx;
drop index if exists library_text_idx;
alter table note drop column places;
drop function note_places_of(uuid);

create index note_search_idx on note using gin (note_keys_of(user_id, id, library_id, tag_paths, search_text))
  where deleted_at is null;
create index library_text_idx on library_note using gin (array_to_tsvector(text_keys_of(search_text) || chr(3)));
-- Nothing is to be counted of keys, which would have to be made of a sample of notes each time.
alter index note_search_idx alter column 1 set statistics 0;
alter index library_text_idx alter column 1 set statistics 0;
