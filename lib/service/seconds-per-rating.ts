import type { RatedSeconds } from '@/lib/core/plan/workload'
import { defaultSeconds, type SecondsPer } from '@/lib/core/queue/session'
import { ratings, type Rating } from '@/lib/core/rating'
import { timeMeasure, type TimedKind } from '@/lib/core/stats/contribution'
import { measure } from '@/lib/core/stats/rollup'
import type { RollupRow } from '@/lib/db/queue'
import { enoughTimed } from './seconds-per-card'

const groupsOf = { new: ['new'], review: ['young', 'mature'] } as const

const total = (rows: readonly RollupRow[], name: string): number =>
  rows.reduce((sum, { measures }) => sum + measure(measures, name), 0)

const answersOf = (rows: readonly RollupRow[], kind: TimedKind, rating: Rating): number =>
  groupsOf[kind].reduce((sum, group) => sum + total(rows, `${group}:${rating}`), 0)

/** The mean by rating; so many answers of the mean time count with it that a few odd ones do not move it far. */
const meansOf = (rows: readonly RollupRow[], kind: TimedKind, usual: number): Record<Rating, number> => {
  const mean = (rating: Rating): number => {
    const seconds = total(rows, timeMeasure(kind, rating)) / 1000
    if (seconds === 0) return usual
    return (seconds + enoughTimed * usual) / (answersOf(rows, kind, rating) + enoughTimed)
  }
  return { again: mean('again'), hard: mean('hard'), good: mean('good'), easy: mean('easy') }
}

/**
 * Seconds by rating, from the learner's own days: of a new card with the steps of its day, and of a review without the
 * repeats after forgetting. `answers` says from how many.
 */
export const secondsPerRating = (rows: readonly RollupRow[], per: SecondsPer): RatedSeconds => {
  const count = (kind: TimedKind) => ratings.reduce((sum, rating) => sum + answersOf(rows, kind, rating), 0)
  const answers = { new: count('new'), review: count('review') }
  const first =
    answers.new < enoughTimed ? defaultSeconds.learning : total(rows, 'new:ms') / 1000 / answers.new
  const steps = Math.max(0, per.new - first)
  const met = meansOf(rows, 'new', first)
  return {
    new: {
      again: met.again + steps,
      hard: met.hard + steps,
      good: met.good + steps,
      easy: met.easy + steps,
    },
    review: meansOf(rows, 'review', per.review),
    answers,
  }
}
