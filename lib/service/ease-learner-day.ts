import { worthByMemory } from '@/lib/core/plan/worth'
import type { PresetConfig } from '@/lib/core/preset'
import { easeDay, type Eased } from '@/lib/core/queue/ease'
import type { Candidate } from '@/lib/core/queue/order'
import { shareOf } from '@/lib/core/queue/rest'
import { defaultSeconds } from '@/lib/core/queue/session'
import { millisecondsOf } from '@/lib/core/stats/rollup'
import type { StudyDay } from '@/lib/core/study-day'
import { loadRollups, type LearnerRule, type QueueDeck } from '@/lib/db/queue'
import { secondsPerCard } from './seconds-per-card'

export type LearnerEase = Eased & { share: number; overdue: number; secondsPerReview: number }

type Day = {
  rule: LearnerRule
  studyDay: StudyDay
  decks: readonly QueueDeck[]
  candidates: readonly Candidate[]
  /** What an easier day leaves of a plan for an interview; null where none chose the cards. */
  planned: { waiting: number } | null
  configOf: (deckId: string) => PresetConfig
  memoryOf: (cardId: string) => { stability: number; elapsed: number } | undefined
}

/** No review takes less: below so many overdue cards no learner's own times need be read. */
const leastSeconds = 1

/** The day as rest and a backlog leave it; a plan for an interview knows of rest by itself, and of no backlog. */
export const easeLearnerDay = async (userId: string, day: Day): Promise<LearnerEase> => {
  const { rule, studyDay, decks, candidates, planned, configOf, memoryOf } = day
  const share = shareOf(rule, studyDay)
  const mode = planned ? 'as-due' : rule.backlog
  const overdue = candidates.filter(
    ({ kind, dueDay }) => !planned && (kind === 'review' || kind === 'interday') && dueDay < studyDay,
  )
  const daySeconds = rule.minutesPerDay * 60
  const mayBeMuch = overdue.length * leastSeconds > daySeconds / 20
  const rollups = mayBeMuch ? await loadRollups(userId, studyDay - 30, studyDay) : []
  const secondsPerReview = mayBeMuch ? secondsPerCard(rollups).review : defaultSeconds.review
  const worth = worthByMemory()
  const byId = new Map(decks.map((deck) => [deck.id, deck]))
  const eased = easeDay({
    ...{ candidates, overdue, mode, daySeconds, secondsPerReview },
    // A plan has chosen for the part of the day that there is.
    share: planned && share > 0 ? 1 : share,
    done: {
      reviews: decks.reduce((sum, { reviewsDone }) => sum + reviewsDone, 0),
      seconds:
        rollups
          .filter((row) => row.studyDay === studyDay)
          .reduce((sum, { measures }) => sum + millisecondsOf(measures), 0) / 1000,
    },
    newOf: (deckId) => {
      const deck = byId.get(deckId)
      return { perDay: deck?.config.newPerDay ?? 0, done: deck?.newDone ?? 0 }
    },
    worthOf: (candidate) => {
      const memory = memoryOf(candidate.cardId)
      return memory ? worth(configOf(candidate.deckId).weights, memory.stability, memory.elapsed) : 0
    },
  })
  const waiting = eased.waiting + (planned?.waiting ?? 0)
  return { ...eased, waiting, share, overdue: overdue.length, secondsPerReview }
}
