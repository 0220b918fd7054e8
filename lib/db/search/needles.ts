import type { Search } from '@/lib/core/search/terms'
import { prepared } from '../database'
import { insidePattern } from './patterns'

/**
 * A text or tag that is searched for, as the database sees it: its keys in the index, each as a query, none for a text
 * that is too short for any, and the library notes whose own text has it.
 */
export type Needle = { keys: readonly string[]; libraryIds: readonly string[] }

/** Needles by what they were looked up as (`textNeedle`, `tagNeedle`). */
export type Needles = ReadonlyMap<string, Needle>

type Wanted = { name: string; pattern?: string; pieces?: readonly string[]; tag?: string }

type Text = Extract<Search, { kind: 'text' }>
type Tag = Extract<Search, { kind: 'tag' }>

export const textNeedle = ({ pieces }: Text): string => `text ${insidePattern(pieces)}`
export const tagNeedle = ({ pieces }: Tag): string => `tag ${pieces[0]!.trim()}`

const wantedOf = (search: Search): Wanted[] => {
  switch (search.kind) {
    case 'and':
    case 'or':
      return search.parts.flatMap(wantedOf)
    case 'not':
      return wantedOf(search.part)
    case 'text':
      return [{ name: textNeedle(search), pattern: insidePattern(search.pieces), pieces: search.pieces }]
    case 'tag':
      return search.pieces.length === 1 ? [{ name: tagNeedle(search), tag: search.pieces[0]!.trim() }] : []
    default:
      return []
  }
}

// A text without keys may be in every card of the library, all of which have one key of their own.
const needlesSql = `
select wanted.name, keys.query::text as query, case when wanted.pattern is null then '{}' else array(
  select l.id from library_note l
  where array_to_tsvector(text_keys_of(l.search_text) || chr(3)) @@ coalesce(keys.query, key_query_of(chr(3)))
    and l.search_text like keys.pattern) end as "libraryIds"
from jsonb_to_recordset($1::jsonb) as wanted (name text, pattern text, pieces text[], tag text)
cross join lateral (
  select coalesce(text_query_of(wanted.pieces), key_query_of(tag_key_of(folded_text_of(wanted.tag)))) as query,
    folded_text_of(wanted.pattern) as pattern
  offset 0) as keys`

type Row = { name: string; query: string | null; libraryIds: string[] }

/** The keys of a query that asks for all of them. */
const keysOf = (query: string): string[] => query.match(/'(?:[^']|'')*'(?::\*)?/g)!

/** Looks up the texts and tags of a search: the library has a few hundred notes, the same for everyone. */
export const findNeedles = async (search: Search): Promise<Needles> => {
  const wanted = new Map(wantedOf(search).map((one) => [one.name, one]))
  if (wanted.size === 0) return new Map()
  const rows = await prepared<Row>('search-needles', needlesSql, [JSON.stringify([...wanted.values()])])
  return new Map(
    rows.map(({ name, query, libraryIds }) => [
      name,
      { keys: query === null ? [] : keysOf(query), libraryIds },
    ]),
  )
}

/** The same without some keys, as long as others are left of each. */
export const withoutKeys = (needles: Needles, without: ReadonlySet<string>): Needles =>
  new Map(
    [...needles].map(([name, { keys, libraryIds }]) => {
      const rest = keys.filter((key) => !without.has(key))
      return [name, { keys: rest.length > 0 ? rest : keys, libraryIds }]
    }),
  )
