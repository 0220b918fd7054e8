import { noteTypes } from '@/lib/core/content/note-types'
import type { Pieces, Term } from '@/lib/core/search/terms'
import { hasKeys } from './keys'
import { textNeedle } from './needles'
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

/** True when an index leads to the notes that fit, so that the others need not be read. */
export const isServed = (term: NoteTerm): boolean =>
  (term.kind === 'text' && hasKeys(term.pieces)) ||
  (term.kind === 'tag' && term.pieces.length === 1) ||
  ['untagged', 'note-type', 'added', 'edited'].includes(term.kind)

type Text = Extract<Term, { kind: 'text' }>

/**
 * A library note has its own text where the learner changed it, and the library's elsewhere, which has been searched
 * before.
 */
const textSql = (term: Text, { needles }: SearchScene, values: Values): string => {
  const pattern = `folded_text_of(${values.add(insidePattern(term.pieces), 'text')})`
  const own = `n.search_text like ${pattern}`
  const hits = needles.get(textNeedle(term))?.libraryIds ?? []
  if (hits.length === 0) return own
  return `(${own}
    or n.library_id = any(${values.add(hits, 'text[]')})
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

/** Keys of the note types that fit, by key or by name. */
export const typeKeysOf = (pieces: Pieces): string[] => {
  const fits = matcherOf(pieces)
  return noteTypes.filter(({ key, name }) => fits(key) || fits(name)).map(({ key }) => key)
}

/** The condition of a term on `note n`. */
export const noteTermSql = (term: NoteTerm, scene: SearchScene, values: Values): string => {
  const since = (days: number) => values.add(scene.dayStart(1 - days), 'timestamptz')
  switch (term.kind) {
    case 'text':
      return textSql(term, scene, values)
    case 'tag':
      return tagSql(term.pieces, values)
    case 'untagged':
      return `n.tag_paths @> array[' ']`
    case 'note-type':
      return `n.note_type = any(${values.add(typeKeysOf(term.pieces), 'text[]')})`
    case 'note-is':
      return term.condition === 'mine' ? 'n.library_id is null' : 'n.library_id is not null'
    case 'added':
      return `n.created_at >= ${since(term.days)}`
    case 'edited':
      return `n.updated_at >= ${since(term.days)}`
  }
}
