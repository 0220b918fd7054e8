/** From a note to its cards. */
import { clozeNumbers } from '@/lib/core/content/cloze'
import type { NoteType } from '@/lib/core/content/note-types'

/** A note's fields: Markdown by field name. */
export type NoteFields = Readonly<Record<string, string | undefined>>

/** Whether a field has nothing to show. */
export function isEmptyField(fields: NoteFields, name: string): boolean {
  return !fields[name]?.trim()
}

/**
 * Ordinals of the cards that a note makes, ascending. A standard template makes a card unless its question is empty; a
 * cloze note makes one for each number in its text, the ordinal being the number less one.
 */
export function cardsOfNote(noteType: NoteType, fields: NoteFields): number[] {
  if (noteType.kind === 'cloze') {
    const text = noteType.templates[0]?.front[0] ?? ''
    return clozeNumbers(fields[text] ?? '').map((number) => number - 1)
  }
  return noteType.templates
    .filter((template) => !isEmptyField(fields, template.front.at(-1) ?? ''))
    .map((template) => template.ordinal)
}
