import { isInside } from '@/lib/core/deck'
import { countQueue, type QueueCounts } from '@/lib/core/queue/build'
import type { Candidate } from '@/lib/core/queue/order'
import type { LearnerDay } from './load-day'

/** What the queue would still give today for each deck with the decks inside it. */
export const countDecks = (day: LearnerDay, now: number): Map<string, QueueCounts> => {
  const byDeck = new Map<string, Candidate[]>(day.decks.map(({ id }) => [id, []]))
  for (const candidate of day.candidates) byDeck.get(candidate.deckId)?.push(candidate)
  return new Map(
    day.decks.map((root) => {
      const selected = day.decks.filter((deck) => deck === root || isInside(deck.name, root.name))
      const counts = countQueue({
        candidates: selected.flatMap(({ id }) => byDeck.get(id) ?? []),
        decks: day.deckDays(selected),
        configOf: day.configOf,
        display: root.config,
        now,
        studyDay: day.studyDay,
      })
      return [root.id, counts]
    }),
  )
}
