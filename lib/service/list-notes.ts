import type { ListNotesQuery, ListNotesReply } from '@/lib/contract/notes'
import { AppError } from '@/lib/core/errors'
import { uuidPattern } from '@/lib/core/uuid'
import { findNotes } from '@/lib/db/notes'
import type { Context } from './context'
import { noteReplyOf } from './note-reply'

/** The learner's notes, newest first, a page at a time. */
export const listNotes = async ({ viewer }: Context, query: ListNotesQuery): Promise<ListNotesReply> => {
  if (query.cursor !== undefined && !uuidPattern.test(query.cursor))
    throw new AppError('invalid-input', 'This cursor is not one of ours. Leave it out to begin anew.', {
      fields: { cursor: 'is no cursor' },
    })
  const limit = query.limit ?? 50
  const found = await findNotes(viewer.userId, {
    q: query.q?.trim() || undefined,
    deckId: query.deckId,
    isMine: query.mine === 1,
    after: query.cursor ?? null,
    limit,
  })
  const notes = found.slice(0, limit).map((note) => ({ ...noteReplyOf(note), cardCount: note.cardCount }))
  return { notes, nextCursor: found.length > limit ? notes.at(-1)!.id : null }
}
