import { matureDays, type FoldedCard } from '../card'
import { confidences } from '../confidence'
import { evidenceOf, type Evidence } from '../plan/doubt'
import { isRecalled, ratings, type Rating } from '../rating'
import type { AnswerEntry } from '../review-log'
import type { FoldStep } from '../schedule/fold'
import { hourMs, minuteMs, type StudyDay } from '../study-day'

/**
 * A day rollup is one row a learner, study day, deck and competency: whole numbers in a fixed order, added and taken
 * away as entries come and go. New measures are only ever appended, so that old rows stay readable.
 */
export const groups = ['new', 'learning', 'young', 'mature', 'relearning'] as const
export type Group = (typeof groups)[number]

/** Bins of predicted recall, each a tenth wide. */
export const tenths = Array.from({ length: 10 }, (_, index) => index)
export const hours = Array.from({ length: 24 }, (_, index) => index)

/** The first study day of each bin of days waited since the answer before; each ends where the next begins. */
export const waits = [1, 2, 3, 5, 8, 15, 30, 60, 120, 240] as const

/** Chances are added up as whole billionths, so that what was added can be taken away again. */
export const chanceUnit = 1e9

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
]

/** Raised with the measures, so that what learners did before is counted anew for them (`learner.rollup_version`). */
export const rollupVersion = 1

const indexOf = new Map(measureNames.map((name, index) => [name, index]))

/** Reads one measure of a row; rows from before a measure existed have none of it. */
export const measure = (measures: readonly number[], name: string): number =>
  measures[indexOf.get(name)!] ?? 0

/** The longest time an answer counts for; what was sent is kept in the log. */
export const countedMs = (durationMs: number): number => Math.min(Math.max(durationMs, 0), 60_000)

const groupOf = (before: FoldedCard): Group =>
  before.position.state === 'review'
    ? (before.intervalDays ?? 0) >= matureDays
      ? 'mature'
      : 'young'
    : before.position.state

/** New cards and reviews count towards the day's limits; a step within the day does not (Anki, decks/limits.rs). */
const limitMeasure = ({ position }: FoldedCard): string | null => {
  if (position.state === 'new') return 'newCards'
  return position.due && 'day' in position.due ? 'reviewCards' : null
}

/** True retention counts reviews and whatever had an interval of a day or more (Anki, stats/graphs/retention.rs). */
const retentionMeasure = (before: FoldedCard, rating: Rating): string | null => {
  const interval = before.intervalDays ?? 0
  if (before.position.state !== 'review' && interval < 1) return null
  return `retention:${interval >= matureDays ? 'mature' : 'young'}:${isRecalled(rating) ? 'recalled' : 'missed'}`
}

type Amount = [measure: string, amount: number]

/** Millionths: what a target says of the learner's parameters is kept in whole numbers too. */
const doubtUnit = 1e6

/** What a target tells of the learner's parameters (`plan/doubt.ts`); nothing for any other answer. */
const doubtMeasures = (
  { memory, lastStudyDay }: FoldedCard,
  { rating, studyDay }: AnswerEntry,
  weights: readonly number[],
): Amount[] => {
  if (memory === null || lastStudyDay === null || studyDay <= lastStudyDay) return []
  const { score, information } = evidenceOf(weights, memory, studyDay - lastStudyDay, isRecalled(rating))
  return [
    ['doubt:score', Math.round(score * doubtUnit)],
    ['doubt:information', Math.round(information * doubtUnit)],
  ]
}

/** The sums of a row that doubt about the learner's parameters is reckoned from. */
export const evidenceIn = (measures: readonly number[]): Evidence => ({
  score: measure(measures, 'doubt:score') / doubtUnit,
  information: measure(measures, 'doubt:information') / doubtUnit,
})

/** What a rollup counts of an entry that its fold does not say. */
export type EntryFacts = {
  /** As sent; counted up to a minute. */
  durationMs: number
  /** How sure the learner was, in percent, and whether it was so; null where either is not known. */
  confidence: number | null
  outcome: boolean | null
  /** Chance of recall before a target, by the weights then in force; null for all other entries. */
  predicted: number | null
}

/** The hour that clocks showed where the answer was given, 0-23. */
const hourOf = ({ reviewedAt, offsetMinutes }: AnswerEntry): number =>
  Math.floor((((reviewedAt + offsetMinutes * minuteMs) / hourMs) % 24) + 24) % 24

const tenthOf = (chance: number): number => Math.min(9, Math.floor(chance * 10))
const waitOf = (days: number): number => waits.findLastIndex((first) => first <= days)

/** Calibration and the forgetting curve count targets alone. */
const targetMeasures = (entry: AnswerEntry, lastStudyDay: StudyDay, predicted: number): Amount[] => {
  const how = isRecalled(entry.rating) ? 'recalled' : 'missed'
  const billionths = Math.round(predicted * chanceUnit)
  return [`calibration:${tenthOf(predicted)}`, `wait:${waitOf(entry.studyDay - lastStudyDay)}`].flatMap(
    (name): Amount[] => [
      [`${name}:${how}`, 1],
      [`${name}:predicted`, billionths],
    ],
  )
}

/** What one entry adds to its day, as measure and amount; the weights are those of the fold. */
export const contributionOf = (
  { entry, before }: FoldStep,
  facts: EntryFacts,
  weights: readonly number[],
): Amount[] => {
  const ms = countedMs(facts.durationMs)
  if (entry.kind === 'cram')
    return [
      ['cram', 1],
      ['cram:ms', ms],
    ]
  if (entry.kind !== 'answer') return []
  const group = groupOf(before)
  const limit = limitMeasure(before)
  const retention = retentionMeasure(before, entry.rating)
  const { confidence, outcome, predicted } = facts
  return [
    [`${group}:${entry.rating}`, 1],
    [`${group}:ms`, ms],
    [`hour:${hourOf(entry)}:${isRecalled(entry.rating) ? 'recalled' : 'missed'}`, 1],
    ...(limit ? [[limit, 1] as Amount] : []),
    ...(retention ? [[retention, 1] as Amount] : []),
    ...(confidence === null || outcome === null
      ? []
      : [[`confidence:${confidence}:${outcome ? 'right' : 'wrong'}`, 1] as Amount]),
    ...doubtMeasures(before, entry, weights),
    ...(predicted === null ? [] : targetMeasures(entry, before.lastStudyDay!, predicted)),
  ]
}

/** Measures by study day, for one card: the sum of what its live entries add. */
export type DayMeasures = Map<StudyDay, number[]>

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
    const row = into.get(step.entry.studyDay) ?? measureNames.map(() => 0)
    for (const [name, amount] of contribution) row[indexOf.get(name)!]! += sign * amount
    into.set(step.entry.studyDay, row)
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
