import { AppError } from '@/lib/core/errors'
import { removeDeck } from '@/lib/db/remove-deck'
import type { Context } from './context'
import { newChange } from './new-change'

/**
 * Takes a deck away with the decks, notes and cards inside it; the review log keeps what was answered.
 * @throws AppError not-found
 */
export const deleteDeck = async (context: Context, { id }: { id: string }): Promise<void> => {
  context.changeId = await removeDeck(context.viewer.userId, id, newChange(context))
  if (!context.changeId) throw new AppError('not-found', 'There is no such deck.')
}
