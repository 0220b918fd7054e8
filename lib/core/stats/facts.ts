import { outcomeOf } from '../confidence'
import type { AnswerEntry, LogEntry } from '../review-log'
import type { FoldStep } from '../schedule/fold'
import { predictTargets, weightsAt, type WeightsSince } from '../schedule/predict'
import type { EntryFacts } from './contribution'

/** What is noted of an entry beside what its fold needs. */
export type EntryNotes = {
  durationMs: number | null
  confidence: number | null
  kind: 'scenario' | 'card'
  /** Whether choice and reason of the scenario both held. */
  held: boolean | null
  /** The preset that the answer was given under; null where that was not noted yet. */
  presetId: string | null
}

/** The weights of each preset by when they came into force. */
export type WeightsBook = ReadonlyMap<string, WeightsSince>

/** What a rollup counts of a step. */
export const factsOf = (
  { entry }: FoldStep,
  { durationMs, confidence, kind, held }: EntryNotes,
  predicted: number | null,
): EntryFacts => ({
  durationMs: durationMs ?? 0,
  confidence,
  outcome: entry.kind === 'answer' ? outcomeOf({ rating: entry.rating, kind, held }) : null,
  predicted,
})

/**
 * The facts of every step of a whole fold, with what was to be expected under the weights in force at each answer.
 * @param presetId the preset of answers from before theirs was noted
 */
export const factsOfFold = (
  live: readonly LogEntry[],
  notesOf: (entryId: string) => EntryNotes,
  book: WeightsBook,
  presetId: string,
): ((step: FoldStep) => EntryFacts) => {
  const weightsOf = ({ id, reviewedAt }: AnswerEntry) =>
    weightsAt(book.get(notesOf(id).presetId ?? presetId) ?? [], reviewedAt)
  const predicted = predictTargets(live, weightsOf)
  return (step) => factsOf(step, notesOf(step.entry.id), predicted.get(step.entry.id) ?? null)
}
