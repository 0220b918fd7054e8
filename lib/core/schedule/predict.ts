import type { FoldedCard, Memory } from '../card'
import { defaultWeights } from '../preset'
import { compareEntries, type AnswerEntry, type LogEntry } from '../review-log'
import { daysBetween, type StudyDay } from '../study-day'
import { nextMemory, retrievability } from './fsrs'

/** Weights by when they came into force, in order of time. */
export type WeightsSince = readonly { from: number; weights: readonly number[] }[]

/** The weights in force at an instant: the defaults before any others were. */
export const weightsAt = (since: WeightsSince, at: number): readonly number[] =>
  since.findLast(({ from }) => from <= at)?.weights ?? defaultWeights

export const isSameWeights = (a: readonly number[], b: readonly number[]): boolean =>
  a === b || (a.length === b.length && a.every((weight, index) => weight === b[index]))

/** What of a card a prediction is made from. */
type Remembered = Pick<FoldedCard, 'memory' | 'lastStudyDay'>

/**
 * A target is an answer that is not the card's first and comes at least one study day after the one before it: only of
 * such is recall predicted, in fitting as in calibration. A reset begins anew; an anchor stands for the answers it cuts.
 */
export const isTarget = (
  before: Remembered,
  { kind, studyDay }: Pick<LogEntry, 'kind' | 'studyDay'>,
): before is { memory: Memory; lastStudyDay: StudyDay } =>
  kind === 'answer' &&
  before.memory !== null &&
  before.lastStudyDay !== null &&
  studyDay > before.lastStudyDay

/** Chance of recall before an entry, by whole study days; null for all but targets. */
export const predictedBefore = (
  before: Remembered,
  entry: Pick<LogEntry, 'kind' | 'studyDay'>,
  weights: readonly number[],
): number | null =>
  isTarget(before, entry)
    ? retrievability(weights, before.memory, entry.studyDay - before.lastStudyDay)
    : null

const nothing: Remembered = { memory: null, lastStudyDay: null }

const remembered = (before: Remembered, entry: LogEntry, weights: readonly number[]): Remembered => {
  switch (entry.kind) {
    case 'answer': {
      const elapsed = before.lastStudyDay === null ? 0 : daysBetween(before.lastStudyDay, entry.studyDay)
      return {
        memory: nextMemory(weights, before.memory, elapsed, entry.rating),
        lastStudyDay: entry.studyDay,
      }
    }
    case 'anchor':
      return { memory: entry.memory, lastStudyDay: entry.studyDay }
    case 'reset':
      return nothing
    default:
      return before
  }
}

/**
 * What was to be expected of each target of a card, each by a fold of the entries before it under the weights that were
 * in force when it was answered.
 * @param live the card's live entries, in any order  @returns chances of recall by id of entry
 */
export const predictTargets = (
  live: readonly LogEntry[],
  weightsOf: (entry: AnswerEntry) => readonly number[],
): Map<string, number> => {
  const entries = [...live].sort(compareEntries)
  const wanted = new Map<readonly number[], Set<string>>()
  for (const entry of entries) {
    if (entry.kind !== 'answer') continue
    const weights = weightsOf(entry)
    const ids = wanted.get(weights)
    if (ids) ids.add(entry.id)
    else wanted.set(weights, new Set([entry.id]))
  }
  const predicted = new Map<string, number>()
  for (const [weights, ids] of wanted) {
    let card = nothing
    for (const entry of entries) {
      const chance = ids.has(entry.id) ? predictedBefore(card, entry, weights) : null
      if (chance !== null) predicted.set(entry.id, chance)
      card = remembered(card, entry, weights)
    }
  }
  return predicted
}
