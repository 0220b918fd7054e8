import type { Search } from '@/lib/core/search/terms'
import { prepared } from '../database'
import { insidePattern } from './patterns'

/** Library notes whose own text has what is searched for, by pattern. */
export type LibraryHits = ReadonlyMap<string, readonly string[]>

const patternsOf = (search: Search): string[] => {
  switch (search.kind) {
    case 'and':
    case 'or':
      return search.parts.flatMap(patternsOf)
    case 'not':
      return patternsOf(search.part)
    case 'text':
      return [insidePattern(search.pieces)]
    default:
      return []
  }
}

const hitsSql = `
select wanted.pattern, array(select l.id from library_note l where l.search_text like folded_text_of(wanted.pattern)) as ids
from unnest($1::text[]) as wanted (pattern)`

/** Searches the library, a few hundred notes that are the same for everyone, for each text of a search. */
export const findLibraryHits = async (search: Search): Promise<LibraryHits> => {
  const patterns = [...new Set(patternsOf(search))]
  if (patterns.length === 0) return new Map()
  const rows = await prepared<{ pattern: string; ids: string[] }>('library-hits', hitsSql, [patterns])
  return new Map(rows.map(({ pattern, ids }) => [pattern, ids]))
}
