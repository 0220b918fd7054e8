import type { SubscribeReply } from '@/lib/contract/library'
import { AppError } from '@/lib/core/errors'
import { subscribe } from '@/lib/db/library'
import { newId } from '@/lib/io/ids'
import type { Context } from './context'
import { newChange } from './new-change'

/** Adds a curated deck to the learner's decks; again, only what is new in it. @throws AppError not-found */
export const subscribeToDeck = async (
  context: Context,
  { slug }: { slug: string },
): Promise<SubscribeReply> => {
  const subscription = await subscribe(context.viewer.userId, slug, newId, newChange(context))
  if (!subscription) throw new AppError('not-found', 'There is no such deck in the library.')
  const { deck, cards, changeId } = subscription
  context.changeId = changeId
  return { deck: { id: deck.id, name: deck.name }, cards }
}
