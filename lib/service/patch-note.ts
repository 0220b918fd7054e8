import type { OneNoteReply, PatchNoteInput } from '@/lib/contract/notes'
import { noteTypeByKey } from '@/lib/core/content/note-types'
import { AppError } from '@/lib/core/errors'
import { findLibraryNote } from '@/lib/db/library'
import { findNote, updateNote, type NoteContentUpdate, type NoteRow } from '@/lib/db/notes'
import { newId } from '@/lib/io/ids'
import type { Context } from './context'
import { newChange } from './new-change'
import { contentOf } from './note-content'
import { readNote } from './note-reply'

/** Fields that another type has too; text goes along under its name. */
const fitting = (fields: Record<string, string>, noteType: string): Record<string, string> => {
  const known = new Set(noteTypeByKey(noteType)?.fields.map(({ name }) => name))
  return Object.fromEntries(Object.entries(fields).filter(([name]) => known.has(name)))
}

const fieldsAfter = (note: NoteRow, patch: PatchNoteInput): Record<string, string> =>
  patch.noteType === undefined || patch.noteType === note.noteType
    ? { ...note.fields, ...patch.fields }
    : (patch.fields ?? fitting(note.fields, patch.noteType))

/** The note as it will read; of a library note only what differs from the library. */
const contentAfter = async (note: NoteRow, patch: PatchNoteInput): Promise<NoteContentUpdate> => {
  const noteType = patch.noteType ?? note.noteType
  if (note.libraryId && noteType !== note.noteType)
    throw new AppError(
      'invalid-input',
      'A note of the library keeps its type. Write a note of your own instead.',
      {
        fields: { noteType: 'is fixed for a note of the library' },
      },
    )
  const fields = fieldsAfter(note, patch)
  const tags = patch.tags ?? note.tags
  const library = note.libraryId ? await findLibraryNote(note.libraryId) : null
  const own = Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => library?.fields[name] !== value),
  )
  const content = await contentOf(noteType, fields, tags, library ?? {})
  const isUnchanged = library !== null && Object.keys(own).length === 0
  return {
    noteType,
    tags,
    title: content.title,
    fields: own,
    rendered: isUnchanged ? null : content.rendered,
    competency: library?.competency ?? content.competency,
    cards: content.ordinals.map((ordinal) => ({ ordinal, id: newId() })),
  }
}

/**
 * Rewrites a note, changes its type, or moves it with its cards. Editing never touches scheduling; of a library note only what differs from
 * the library is kept, so that corrections reach every other field.
 * @throws AppError not-found, invalid-input
 */
export const patchNote = async (
  context: Context,
  { id, ...patch }: PatchNoteInput & { id: string },
): Promise<OneNoteReply> => {
  const { userId } = context.viewer
  const note = await findNote(userId, id)
  if (!note) throw new AppError('not-found', 'There is no such note.')
  const isRewritten = patch.fields !== undefined || patch.tags !== undefined || patch.noteType !== undefined
  const update = { content: isRewritten ? await contentAfter(note, patch) : null, deckId: patch.deckId }
  const result = await updateNote(userId, id, update, newChange(context))
  if (result === 'missing') throw new AppError('not-found', 'There is no such note.')
  if (result === 'no-deck') throw new AppError('not-found', 'There is no such deck.')
  context.changeId = result.changeId
  return readNote(context, id)
}
