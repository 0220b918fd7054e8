import type { NoteReply, OneNoteReply } from '@/lib/contract/notes'
import { AppError } from '@/lib/core/errors'
import { findCardsOfNotes } from '@/lib/db/cards'
import { findNote, type NoteRow } from '@/lib/db/notes'
import { findRule } from '@/lib/db/queue'
import { cardReplyOf } from './card-reply'
import type { Context } from './context'

/** A note as replies show it. */
export const noteReplyOf = (note: NoteRow): NoteReply => ({
  id: note.id,
  deckId: note.deckId,
  noteType: note.noteType,
  fields: note.fields,
  tags: note.tags,
  title: note.title,
  libraryId: note.libraryId,
  createdAt: note.createdAt.toISOString(),
  updatedAt: note.updatedAt.toISOString(),
})

/**
 * A note with its cards.
 * @throws AppError not-found
 */
export const readNote = async ({ viewer, now }: Context, id: string): Promise<OneNoteReply> => {
  const [note, cards, rule] = await Promise.all([
    findNote(viewer.userId, id),
    findCardsOfNotes(viewer.userId, [id]),
    findRule(viewer.userId),
  ])
  if (!note || !rule) throw new AppError('not-found', 'There is no such note.')
  return { note: noteReplyOf(note), cards: cards.map((card) => cardReplyOf(card, card.config, rule, now)) }
}
