import type { DeckReply } from '@/lib/contract/decks'
import { countCards } from '@/lib/db/decks'
import type { QueueDeck } from '@/lib/db/queue'
import type { Context } from './context'
import { countDecks } from './count-decks'
import { countBeyond } from './held-back'
import { loadDay } from './load-day'
import { findDecks } from '@/lib/db/decks'

/** All decks of the learner by name, each with what the queue would still give today for it. */
export const listDecks = async ({
  viewer,
  now,
}: Context): Promise<{ decks: DeckReply[]; nextCursor: null }> => {
  const [day, rows, cards] = await Promise.all([
    loadDay(viewer.userId, now),
    findDecks(viewer.userId),
    countCards(viewer.userId),
  ])
  const reckoned = countDecks(day, await countBeyond(viewer.userId, day), now)
  const slugs = new Map(rows.map((row) => [row.id, row.librarySlug]))
  const reply = ({ id, name, presetId }: QueueDeck): DeckReply => ({
    id,
    name,
    presetId,
    librarySlug: slugs.get(id) ?? null,
    cards: cards.get(id) ?? 0,
    ...reckoned.get(id)!,
  })
  return { decks: day.decks.map(reply), nextCursor: null }
}
