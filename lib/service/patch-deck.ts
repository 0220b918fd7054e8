import type { DeckReply, PatchDeckInput } from '@/lib/contract/decks'
import { AppError } from '@/lib/core/errors'
import { updateDeck } from '@/lib/db/decks'
import { newId } from '@/lib/io/ids'
import type { Context } from './context'
import { listDecks } from './list-decks'
import { newChange } from './new-change'

/**
 * Renames a deck, with the decks inside it, or gives it another preset.
 * @throws AppError not-found, conflict when the name is taken, invalid-input when it would lie inside itself or too deep
 */
export const patchDeck = async (
  context: Context,
  { id, ...change }: PatchDeckInput & { id: string },
): Promise<{ deck: DeckReply }> => {
  const result = await updateDeck(context.viewer.userId, id, change, newId, newChange(context))
  if (result === 'missing') throw new AppError('not-found', 'There is no such deck.')
  if (result === 'no-preset') throw new AppError('not-found', 'There is no such preset.')
  if (result === 'taken') throw new AppError('conflict', `You already have a deck named ${change.name}.`)
  if (result === 'inside-itself')
    throw new AppError('invalid-input', 'A deck cannot lie inside itself.', {
      fields: { name: 'names a place inside this deck' },
    })
  if (result === 'too-deep')
    throw new AppError('invalid-input', 'The decks inside it would lie too deep, or get too long a name.', {
      fields: { name: 'puts the decks inside this one deeper than 10 or beyond 200 characters' },
    })
  context.changeId = result.changeId
  const deck = (await listDecks(context)).decks.find((one) => one.id === id)
  if (!deck) throw new AppError('not-found', 'There is no such deck.')
  return { deck }
}
