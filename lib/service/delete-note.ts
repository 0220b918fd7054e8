import { AppError } from '@/lib/core/errors'
import { removeNote } from '@/lib/db/notes'
import type { Context } from './context'
import { newChange } from './new-change'

/** Takes a note and its cards away; the review log keeps what was answered. @throws AppError not-found */
export const deleteNote = async (context: Context, { id }: { id: string }): Promise<void> => {
  context.changeId = await removeNote(context.viewer.userId, id, newChange(context))
  if (!context.changeId) throw new AppError('not-found', 'There is no such note.')
}
