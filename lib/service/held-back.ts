import type { HeldBack } from '@/lib/core/queue/build'
import { countNewCards, type QueueDeck } from '@/lib/db/queue'
import { newLeftOf, type LearnerDay } from './load-day'

/** Cards that limits keep for another day, and the presets whose limits those are. */
export type Held = { new: number; review: number; presetIds: string[] }

/**
 * New cards of each deck that its own limit left out when the day was loaded; decks that gave all they have are not in it.
 * Counted up to a thousand a deck: more need not be told apart.
 */
export const countBeyond = async (userId: string, day: LearnerDay): Promise<Map<string, number>> => {
  if (day.plannedFor !== null) return new Map()
  const loaded = new Map<string, number>()
  for (const { kind, deckId } of day.candidates)
    if (kind === 'new') loaded.set(deckId, (loaded.get(deckId) ?? 0) + 1)
  const cut = day.decks.filter((deck) => (loaded.get(deck.id) ?? 0) >= newLeftOf(deck)).map(({ id }) => id)
  const counts = await countNewCards(userId, cut, day.studyDay, day.ladders)
  return new Map(cut.map((id) => [id, Math.max(0, (counts.get(id) ?? 0) - (loaded.get(id) ?? 0))]))
}

/** What limits hold back of some decks: of the cards that were loaded, and of those that were not. */
export const addBeyond = (
  held: HeldBack,
  decks: readonly QueueDeck[],
  beyond: ReadonlyMap<string, number>,
): Held => {
  const cut = decks.filter(({ id }) => (beyond.get(id) ?? 0) > 0)
  const full = decks.filter((deck) => held.deckIds.has(deck.id) || cut.includes(deck))
  return {
    new: cut.reduce((sum, { id }) => sum + beyond.get(id)!, held.new),
    review: held.review,
    presetIds: [...new Set(full.map(({ presetId }) => presetId))],
  }
}
