import type { SubscribeReply } from '@/lib/contract/library'
import { AppError } from '@/lib/core/errors'
import { subscribe } from '@/lib/db/library'
import { newId } from '@/lib/io/ids'
import type { Context } from './context'

/** Adds a curated deck to the learner's decks; again, only what is new in it. @throws AppError not-found */
export const subscribeToDeck = async (
  { viewer }: Context,
  { slug }: { slug: string },
): Promise<SubscribeReply> => {
  const subscription = await subscribe(viewer.userId, slug, newId)
  if (!subscription) throw new AppError('not-found', 'There is no such deck in the library.')
  const { deck, cards } = subscription
  return { deck: { id: deck.id, name: deck.name }, cards }
}
