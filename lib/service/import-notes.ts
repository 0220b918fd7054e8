import type { PlannedNote } from '@/lib/core/codec/planner'
import { noteTypeByKey } from '@/lib/core/content/note-types'
import { competencyOfTags, plainLine } from '@/lib/core/note'
import { firstFieldHash } from '@/lib/db/first-field'
import type { ImportedNote } from '@/lib/db/rewrite-notes'
import { findLibraryNote } from '@/lib/db/library'
import { newId } from '@/lib/io/ids'
import { renderNote, type RenderedCard } from '@/lib/io/render/note'

/** Cards set already, by what they say: setting takes most of an import's time, and is done before its transaction. */
export type SetNotes = Map<string, RenderedCard[]>

const keyOf = ({ noteType, fields, known }: PlannedNote): string =>
  JSON.stringify([noteType, fields, known?.libraryId ?? null])

/** Notes that are not set yet. */
export const unsetOf = (notes: readonly PlannedNote[], set: SetNotes): PlannedNote[] =>
  notes.filter((note) => !set.has(keyOf(note)))

/** Sets the cards of a note. @throws RangeError for what the plan would have refused */
export const setNote = async (note: PlannedNote, set: SetNotes): Promise<void> => {
  const libraryId = note.known?.libraryId ?? null
  const extras = libraryId === null ? null : await findLibraryNote(libraryId)
  set.set(keyOf(note), await renderNote(note.noteType, note.fields, extras ?? {}))
}

/** A planned note whose cards are set, as it is written. */
export const importedOf = (note: PlannedNote, set: SetNotes): ImportedNote => {
  const cards = set.get(keyOf(note))!
  const question = noteTypeByKey(note.noteType)!.templates[0]!.front.at(-1)!
  const library = note.known?.libraryFields ?? null
  // A table has a cell for every field; a new note has what was written in them.
  const isSaid = (name: string, value: string) => (note.known ? library?.[name] !== value : value !== '')
  const own = Object.entries(note.fields).filter(([name, value]) => isSaid(name, value))
  return {
    id: note.known?.id ?? newId(),
    isNew: note.known === null,
    guid: note.guid,
    noteType: note.noteType,
    deck: note.deck,
    fields: Object.fromEntries(own),
    tags: note.tags,
    title: plainLine(note.fields[question] ?? ''),
    firstFieldHash: firstFieldHash(note.noteType, note.fields),
    rendered:
      library !== null && own.length === 0
        ? null
        : Object.fromEntries(cards.map(({ ordinal, front, back }) => [ordinal, { front, back }])),
    competency: library === null ? competencyOfTags(note.tags) : undefined,
    ordinals: cards.map(({ ordinal }) => ordinal),
  }
}
