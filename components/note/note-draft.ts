import type { Fields } from './note-type-info'

/** A note that is not yet saved, kept on this device until it is. `pinned` fields stay for the note after it. */
export type NoteDraft = {
  deckId: string
  noteType: string
  fields: Fields
  tags: readonly string[]
  pinned: readonly string[]
}

const prefix = 'crossover-note-draft'

/** Each note that is edited has a draft of its own; the note not yet written has the plain one. */
const keyOf = (noteId: string | null) => (noteId === null ? prefix : `${prefix}:${noteId}`)

const isText = (value: unknown): value is string => typeof value === 'string'
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value.filter(isText) : [])

/** What an older version kept lacks tags and pins. */
const draftOf = (value: unknown): NoteDraft | null => {
  if (!isObject(value) || !isText(value.deckId) || !isText(value.noteType) || !isObject(value.fields))
    return null
  const fields = Object.entries(value.fields).filter((entry): entry is [string, string] => isText(entry[1]))
  return {
    deckId: value.deckId,
    noteType: value.noteType,
    fields: Object.fromEntries(fields),
    tags: textsOf(value.tags),
    pinned: textsOf(value.pinned),
  }
}

export const readDraft = (noteId: string | null = null): NoteDraft | null => {
  try {
    return draftOf(JSON.parse(localStorage.getItem(keyOf(noteId)) ?? 'null'))
  } catch {
    return null
  }
}

export const keepDraft = (draft: NoteDraft, noteId: string | null = null) => {
  try {
    localStorage.setItem(keyOf(noteId), JSON.stringify(draft))
  } catch {
    // Full or forbidden: the draft then lives as long as the page.
  }
}

/** Removes the draft of one note that was saved. */
export const dropDraft = (noteId: string) => {
  try {
    localStorage.removeItem(keyOf(noteId))
  } catch {
    // Nothing was kept.
  }
}

/** Removes every draft: the learner leaves this device. */
export const forgetDraft = () => {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key)
  } catch {
    // Nothing was kept.
  }
}
