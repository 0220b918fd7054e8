import type { OneChangeReply } from '@/lib/contract/changes'
import { AppError, type ErrorCode } from '@/lib/core/errors'
import { undoChange as undo, type UndoRefusal } from '@/lib/db/undo-change'
import { changeReplyOf } from './change-reply'
import type { Context } from './context'
import { voidBatch } from './void-batch'

const words: Record<UndoRefusal, [ErrorCode, string]> = {
  missing: ['not-found', 'There is no such change. Only the latest 200 can be undone.'],
  undone: ['conflict', 'This was undone already.'],
  changed: ['conflict', 'Something you did later changed the same. Undo that first.'],
  'name-taken': ['conflict', 'Another deck has that name now. Rename it, then undo.'],
  'deck-gone': ['conflict', 'The deck this belongs in is gone. Bring the deck back first.'],
  'deck-in-use': ['conflict', 'The deck is in use since. Move what lies in it, then undo.'],
  'preset-gone': ['conflict', 'The preset this deck had was deleted since. Choose one for it by hand.'],
  'library-again': ['conflict', 'You have these cards of the library again. Delete them first, then undo.'],
}

/**
 * Undoes one change exactly: only what it changed is put back.
 * @throws AppError not-found, conflict when it was undone already or a later change touched the same
 */
export const undoChange = async (context: Context, { id }: { id: string }): Promise<OneChangeReply> => {
  const { viewer, now } = context
  const result = await undo(viewer.userId, id, new Date(now), voidBatch(now))
  if (typeof result !== 'string') return { change: changeReplyOf(result) }
  const [code, sentence] = words[result]
  throw new AppError(code, sentence)
}
