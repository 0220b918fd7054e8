import { AppError } from '@/lib/core/errors'
import { removeNote } from '@/lib/db/notes'
import type { Context } from './context'

/** Takes a note and its cards away; the review log keeps what was answered. @throws AppError not-found */
export const deleteNote = async ({ viewer, now }: Context, { id }: { id: string }): Promise<void> => {
  if (!(await removeNote(viewer.userId, id, new Date(now))))
    throw new AppError('not-found', 'There is no such note.')
}
