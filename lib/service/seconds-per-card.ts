import { defaultSeconds, type SecondsPer } from '@/lib/core/queue/session'
import { measure } from '@/lib/core/stats/rollup'
import type { RollupRow } from '@/lib/db/queue'

/** So many answers of a kind must have been timed before a learner's own mean replaces the usual one. */
export const enoughTimed = 20

const sum = (rows: readonly RollupRow[], names: readonly string[]): number =>
  rows.reduce((total, row) => total + names.reduce((part, name) => part + measure(row.measures, name), 0), 0)

const answers = (group: string) => ['again', 'hard', 'good', 'easy'].map((rating) => `${group}:${rating}`)

const meanSeconds = (
  rows: readonly RollupRow[],
  groups: readonly string[],
  per: readonly string[],
  usual: number,
): number => {
  const count = sum(rows, per)
  if (count < enoughTimed) return usual
  return Math.max(
    1,
    sum(
      rows,
      groups.map((group) => `${group}:ms`),
    ) /
      1000 /
      count,
  )
}

/** Seconds that a card of each kind takes this learner, from their own days; a new card's steps are counted with it. */
export const secondsPerCard = (rows: readonly RollupRow[]): SecondsPer => ({
  new: meanSeconds(rows, ['new', 'learning'], ['newCards'], defaultSeconds.new),
  learning: meanSeconds(
    rows,
    ['learning', 'relearning'],
    [...answers('learning'), ...answers('relearning')],
    defaultSeconds.learning,
  ),
  review: meanSeconds(
    rows,
    ['young', 'mature'],
    [...answers('young'), ...answers('mature')],
    defaultSeconds.review,
  ),
})
