import { isInside } from '@/lib/core/deck'
import { reckonQueue, type QueueCounts } from '@/lib/core/queue/build'
import type { Candidate } from '@/lib/core/queue/order'
import { addBeyond, type Held } from './held-back'
import type { LearnerDay } from './load-day'

/** What the queue would still give today for each deck with the decks inside it, and what limits hold back of it. */
export const countDecks = (
  day: LearnerDay,
  beyond: ReadonlyMap<string, number>,
  now: number,
): Map<string, { counts: QueueCounts; heldBack: Held }> => {
  const byDeck = new Map<string, Candidate[]>(day.decks.map(({ id }) => [id, []]))
  for (const candidate of day.candidates) byDeck.get(candidate.deckId)?.push(candidate)
  return new Map(
    day.decks.map((root) => {
      const selected = day.decks.filter((deck) => deck === root || isInside(deck.name, root.name))
      const { counts, held } = reckonQueue({
        candidates: selected.flatMap(({ id }) => byDeck.get(id) ?? []),
        decks: day.deckDays(selected),
        configOf: day.configOf,
        display: root.config,
        now,
        studyDay: day.studyDay,
      })
      return [root.id, { counts, heldBack: addBeyond(held, selected, beyond) }]
    }),
  )
}
