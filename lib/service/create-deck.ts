import type { CreateDeckInput, DeckReply } from '@/lib/contract/decks'
import { AppError } from '@/lib/core/errors'
import { insertDeck } from '@/lib/db/decks'
import { newId } from '@/lib/io/ids'
import type { Context } from './context'
import { newChange } from './new-change'

/**
 * Makes a deck, and the decks above it that are missing.
 * @throws AppError conflict when the name is taken, not-found for a preset that is not the learner's
 */
export const createDeck = async (context: Context, input: CreateDeckInput): Promise<{ deck: DeckReply }> => {
  const result = await insertDeck(context.viewer.userId, input, newId, newChange(context))
  if (result === 'taken') throw new AppError('conflict', `You already have a deck named ${input.name}.`)
  if (result === 'no-preset') throw new AppError('not-found', 'There is no such preset.')
  context.changeId = result.changeId
  const counts = { new: 0, learning: 0, review: 0 }
  return { deck: { ...result.deck, cards: 0, counts, heldBack: { new: 0, review: 0, presetIds: [] } } }
}
