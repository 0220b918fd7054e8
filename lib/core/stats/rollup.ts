import { confidences } from '../confidence'
import type { Evidence } from '../plan/doubt'
import { ratings } from '../rating'
import type { FoldStep } from '../schedule/fold'
import type { StudyDay } from '../study-day'
import { hours, tenths, waits } from './bins'
import { contributionOf, doubtUnit, timedKinds, timeMeasure, type EntryFacts } from './contribution'

/**
 * A day rollup is one row a learner, study day, deck and competency: whole numbers in a fixed order, added and taken
 * away as entries come and go. New measures are only ever appended, so that old rows stay readable.
 */
export const groups = ['new', 'learning', 'young', 'mature', 'relearning'] as const
export type Group = (typeof groups)[number]

const shares = (name: string) => [`${name}:recalled`, `${name}:missed`]

export const measureNames: readonly string[] = [
  'newCards',
  'reviewCards',
  ...groups.flatMap((group) => ratings.map((rating) => `${group}:${rating}`)),
  ...groups.map((group) => `${group}:ms`),
  'retention:young:recalled',
  'retention:young:missed',
  'retention:mature:recalled',
  'retention:mature:missed',
  'cram',
  'cram:ms',
  'doubt:score',
  'doubt:information',
  ...tenths.flatMap((tenth) => shares(`calibration:${tenth}`)),
  ...tenths.map((tenth) => `calibration:${tenth}:predicted`),
  ...hours.flatMap((hour) => shares(`hour:${hour}`)),
  ...confidences.flatMap((confidence) => [
    `confidence:${confidence}:right`,
    `confidence:${confidence}:wrong`,
  ]),
  ...waits.flatMap((_, wait) => shares(`wait:${wait}`)),
  ...waits.map((_, wait) => `wait:${wait}:predicted`),
  ...timedKinds.flatMap((kind) => ratings.map((rating) => timeMeasure(kind, rating))),
]

/** Raised with the measures, so that what learners did before is counted anew for them (`learner.rollup_version`). */
export const rollupVersion = 2

const indexOf = new Map(measureNames.map((name, index) => [name, index]))

/** Reads one measure of a row; rows from before a measure existed have none of it. */
export const measure = (measures: readonly number[], name: string): number =>
  measures[indexOf.get(name)!] ?? 0

/** The sums of a row that doubt about the learner's parameters is reckoned from. */
export const evidenceIn = (measures: readonly number[]): Evidence => ({
  score: measure(measures, 'doubt:score') / doubtUnit,
  information: measure(measures, 'doubt:information') / doubtUnit,
})

/** Amounts by the places of their measures in a row: an answer adds to a dozen of them. */
type Amounts = Map<number, number>

/** Amounts by study day, for one card: the sum of what its live entries add. */
export type DayMeasures = Map<StudyDay, Amounts>

/** Adds (or, with sign -1, takes away) a fold's contributions. */
export const addSteps = (
  into: DayMeasures,
  steps: readonly FoldStep[],
  { weights, factsOf }: { weights: readonly number[]; factsOf: (step: FoldStep) => EntryFacts },
  sign: 1 | -1,
): void => {
  for (const step of steps) {
    const contribution = contributionOf(step, factsOf(step), weights)
    if (contribution.length === 0) continue
    const day: Amounts = into.get(step.entry.studyDay) ?? new Map()
    for (const [name, amount] of contribution) {
      const place = indexOf.get(name)!
      day.set(place, (day.get(place) ?? 0) + sign * amount)
    }
    into.set(step.entry.studyDay, day)
  }
}

/** Answers of a row, all groups and ratings together. */
export const answersOf = (measures: readonly number[]): number =>
  groups.reduce(
    (sum, group) => sum + ratings.reduce((part, rating) => part + measure(measures, `${group}:${rating}`), 0),
    0,
  )

/** Answers of a row that were recalled. */
export const recalledOf = (measures: readonly number[]): number =>
  groups.reduce(
    (sum, group) =>
      sum +
      (['hard', 'good', 'easy'] as const).reduce(
        (part, rating) => part + measure(measures, `${group}:${rating}`),
        0,
      ),
    0,
  )

/** Milliseconds of a row. */
export const millisecondsOf = (measures: readonly number[]): number =>
  groups.reduce((sum, group) => sum + measure(measures, `${group}:ms`), 0)
