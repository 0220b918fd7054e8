import { AppError } from '@/lib/core/errors'
import { removeDeck } from '@/lib/db/decks'
import type { Context } from './context'

/**
 * Takes a deck away with the decks, notes and cards inside it; the review log keeps what was answered.
 * @throws AppError not-found
 */
export const deleteDeck = async ({ viewer, now }: Context, { id }: { id: string }): Promise<void> => {
  if (!(await removeDeck(viewer.userId, id, new Date(now))))
    throw new AppError('not-found', 'There is no such deck.')
}
