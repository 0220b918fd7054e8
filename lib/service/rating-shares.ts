import { usualShares, type RatingShares } from '@/lib/core/plan/outlook'
import { ratings, type Rating } from '@/lib/core/rating'
import { measure, type Group } from '@/lib/core/stats/rollup'
import type { RollupRow } from '@/lib/db/queue'

/** So many answers must have been given before a learner's own shares replace the usual ones. */
const enough = 100

const counted = (rows: readonly RollupRow[], groups: readonly Group[], rating: Rating): number =>
  rows.reduce(
    (sum, { measures }) =>
      sum + groups.reduce((part, group) => part + measure(measures, `${group}:${rating}`), 0),
    0,
  )

const sharesOf = <Shares extends readonly number[]>(counts: readonly number[], usual: Shares): Shares => {
  const total = counts.reduce((sum, count) => sum + count, 0)
  return total < enough ? usual : (counts.map((count) => count / total) as unknown as Shares)
}

/** How often this learner gives each rating, from their own days. */
export const ratingShares = (rows: readonly RollupRow[]): RatingShares => ({
  first: sharesOf(
    ratings.map((rating) => counted(rows, ['new'], rating)),
    usualShares.first,
  ),
  recalled: sharesOf(
    ratings.slice(1).map((rating) => counted(rows, ['young', 'mature'], rating)),
    usualShares.recalled,
  ),
})
