import type { OneNoteReply, PatchNoteInput } from '@/lib/contract/notes'
import { AppError } from '@/lib/core/errors'
import { findDecks } from '@/lib/db/decks'
import { findLibraryNote } from '@/lib/db/library'
import { findNote, moveNote, updateNote } from '@/lib/db/notes'
import { newId } from '@/lib/io/ids'
import type { Context } from './context'
import { contentOf } from './note-content'
import { readNote } from './note-reply'
import { patchCard } from './patch-card'

/**
 * Rewrites a note or moves it with its cards. Editing never touches scheduling; of a library note only what differs from
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
  if (patch.deckId && !(await findDecks(userId)).some((deck) => deck.id === patch.deckId))
    throw new AppError('not-found', 'There is no such deck.')
  const fields = { ...note.fields, ...patch.fields }
  const tags = patch.tags ?? note.tags
  const library = note.libraryId ? await findLibraryNote(note.libraryId) : null
  const own = Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => library?.fields[name] !== value),
  )
  const content = await contentOf(note.noteType, fields, tags, library ?? {})
  const isUnchanged = library !== null && Object.keys(own).length === 0
  const result = await updateNote(
    userId,
    id,
    {
      tags,
      title: content.title,
      fields: own,
      rendered: isUnchanged ? null : content.rendered,
      competency: library?.competency ?? content.competency,
      cards: content.ordinals.map((ordinal) => ({ ordinal, id: newId() })),
    },
    new Date(context.now),
  )
  if (result === 'missing') throw new AppError('not-found', 'There is no such note.')
  const { deckId } = patch
  if (deckId) {
    for (const card of (await readNote(context, id)).cards) await patchCard(context, { id: card.id, deckId })
    await moveNote(userId, id, deckId)
  }
  return readNote(context, id)
}
