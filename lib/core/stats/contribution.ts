import { matureDays, type FoldedCard } from '../card'
import { evidenceOf } from '../plan/doubt'
import { isRecalled, type Rating } from '../rating'
import type { AnswerEntry } from '../review-log'
import type { FoldStep } from '../schedule/fold'
import type { StudyDay } from '../study-day'
import { chanceUnit, hourOf, tenthOf, waitOf } from './bins'
import type { Group } from './rollup'

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
export const doubtUnit = 1e6

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

/** What is timed by rating: the first answer to a card, and reviews, young and mature together. */
export const timedKinds = ['new', 'review'] as const
export type TimedKind = (typeof timedKinds)[number]

/** Milliseconds of answers of a kind with a rating. */
export const timeMeasure = (kind: TimedKind, rating: Rating): string => `${kind}:${rating}:ms`

/** Steps of a day are not told apart by rating. */
const timedMeasures = (group: Group, rating: Rating, ms: number): Amount[] => {
  if (group === 'learning' || group === 'relearning') return []
  return [[timeMeasure(group === 'new' ? 'new' : 'review', rating), ms]]
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
    ...timedMeasures(group, entry.rating, ms),
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
