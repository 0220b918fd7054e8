import type { CreateDeckInput, DeckReply } from '@/lib/contract/decks'
import { AppError } from '@/lib/core/errors'
import { insertDeck } from '@/lib/db/decks'
import { newId } from '@/lib/io/ids'
import type { Context } from './context'

/**
 * Makes a deck, and the decks above it that are missing.
 * @throws AppError conflict when the name is taken, not-found for a preset that is not the learner's
 */
export const createDeck = async (
  { viewer }: Context,
  input: CreateDeckInput,
): Promise<{ deck: DeckReply }> => {
  const deck = await insertDeck(viewer.userId, input, newId)
  if (deck === 'taken') throw new AppError('conflict', `You already have a deck named ${input.name}.`)
  if (deck === 'no-preset') throw new AppError('not-found', 'There is no such preset.')
  return { deck: { ...deck, cards: 0, counts: { new: 0, learning: 0, review: 0 } } }
}
