import { noteTypes } from '@/lib/core/content/note-types'
import type { Pieces, Term } from '@/lib/core/search/terms'
import { insidePattern, matcherOf, wholePattern } from './patterns'
import type { SearchScene } from './scene'
import type { Values } from './values'

/** Conditions that hold or do not hold for a note as a whole, over `note n`. */
export type NoteTerm = Extract<
  Term,
  { kind: 'text' | 'tag' | 'untagged' | 'note-type' | 'note-is' | 'added' | 'edited' }
>

const noteKinds = new Set(['text', 'tag', 'untagged', 'note-type', 'note-is', 'added', 'edited'])
export const isNoteTerm = (term: Term): term is NoteTerm => noteKinds.has(term.kind)

/** Three letters or digits in a row are what the index on text knows; others it does not know everywhere. */
const isIndexed = (pieces: Pieces): boolean => pieces.some((piece) => /[a-z0-9]{3}/i.test(piece))

/** True when an index leads to the notes that fit, so that the others need not be read. */
export const isServed = (term: NoteTerm): boolean =>
  (term.kind === 'text' && isIndexed(term.pieces)) ||
  (term.kind === 'tag' && term.pieces.length === 1) ||
  ['untagged', 'note-type', 'added', 'edited'].includes(term.kind)

/**
 * A library note has its own text where the learner changed it, and the library's elsewhere. The library is searched
 * once, before the notes, so that each side can use its index. What the index cannot find is kept from it: it would be
 * read as a whole, and every note after that.
 */
const textSql = (pieces: Pieces, values: Values): string => {
  const pattern = `folded_text_of(${values.add(insidePattern(pieces), 'text')})`
  const own = isIndexed(pieces) ? `n.search_text like ${pattern}` : `(n.search_text like ${pattern}) is true`
  return `(${own}
    or n.library_id = any(array(select l.id from library_note l where l.search_text like ${pattern}))
      and (n.rendered is null or exists (
        select 1 from library_note l where l.id = n.library_id
          and search_text_of(l.fields - array(select jsonb_object_keys(n.fields))) like ${pattern})))`
}

/** Tags are kept with all that lie above them, so that one look finds `a` and `a::b`. */
const tagSql = (pieces: Pieces, values: Values): string =>
  pieces.length === 1
    ? `n.tag_paths @> array[folded_text_of(${values.add(pieces[0]!.trim(), 'text')})]`
    : `exists (select 1 from unnest(n.tag_paths) as path where path <> ' '
        and path like folded_text_of(${values.add(wholePattern(pieces), 'text')}))`

const typeSql = (pieces: Pieces, values: Values): string => {
  const fits = matcherOf(pieces)
  const keys = noteTypes.filter(({ key, name }) => fits(key) || fits(name)).map(({ key }) => key)
  return `n.note_type = any(${values.add(keys, 'text[]')})`
}

/** The condition of a term on `note n`. */
export const noteTermSql = (term: NoteTerm, scene: SearchScene, values: Values): string => {
  const since = (days: number) => values.add(scene.dayStart(1 - days), 'timestamptz')
  switch (term.kind) {
    case 'text':
      return textSql(term.pieces, values)
    case 'tag':
      return tagSql(term.pieces, values)
    case 'untagged':
      return `n.tag_paths @> array[' ']`
    case 'note-type':
      return typeSql(term.pieces, values)
    case 'note-is':
      return term.condition === 'mine' ? 'n.library_id is null' : 'n.library_id is not null'
    case 'added':
      return `n.created_at >= ${since(term.days)}`
    case 'edited':
      return `n.updated_at >= ${since(term.days)}`
  }
}
