import type { Position } from '@/lib/core/card'
import type { AnchorEntry, LogEntry } from '@/lib/core/review-log'
import type { EntryNotes } from '@/lib/core/stats/facts'

/** An entry as stored, beside what core folds of it. */
export type EntryRow = {
  entry: LogEntry
  cardId: string
  durationMs: number | null
  confidence: number | null
  points: string[]
  noteVersion: string | null
  suggestedRating: string | null
  scenario: unknown
  /** Whether choice and reason of the scenario both held; null where that is not known. */
  held: boolean | null
  /** The preset the answer was given under; null in rows from before it was noted. */
  presetId: string | null
  /** The void that undoes it; null while it is live. */
  voidedBy: string | null
}

export type EntryJson = Record<string, unknown>

type Told = Exclude<Position, { state: 'new' }>

const toldOf = (json: EntryJson): { basis: string | null; position: Told } | null => {
  if (json.promise_state === null) return null
  const due =
    json.promise_due_day !== null
      ? { day: json.promise_due_day }
      : { at: Date.parse(json.promise_due_at as string) }
  return {
    basis: json.basis as string | null,
    position: { state: json.promise_state, step: json.promise_step, due } as Told,
  }
}

const logEntryOf = (json: EntryJson): LogEntry => {
  const base = {
    id: json.id as string,
    reviewedAt: Date.parse(json.reviewed_at as string),
    offsetMinutes: json.offset_minutes as number,
    dayStartHour: json.day_start_hour as number,
    studyDay: json.study_day as number,
  }
  switch (json.kind) {
    case 'answer':
      return { ...base, kind: 'answer', rating: json.rating as never, told: toldOf(json) }
    case 'set-due':
      return { ...base, kind: 'set-due', dueDay: json.set_due_day as number }
    case 'anchor':
      return { ...base, kind: 'anchor', ...(json.anchor as Omit<AnchorEntry, keyof typeof base | 'kind'>) }
    default:
      return { ...base, kind: json.kind as 'cram' | 'reset' }
  }
}

/** Reads an entry row with the column `voided_by` that `voidedBySql` gives. */
export const entryOfJson = (json: EntryJson): EntryRow => ({
  entry: logEntryOf(json),
  cardId: json.card_id as string,
  durationMs: json.duration_ms as number | null,
  confidence: json.confidence as number | null,
  points: (json.points as string[] | null) ?? [],
  noteVersion: (json.note_version as string | null | undefined) ?? null,
  suggestedRating: json.suggested_rating as string | null,
  scenario: json.scenario ?? null,
  held: (json.held as boolean | null) ?? null,
  presetId: (json.preset_id as string | null) ?? null,
  voidedBy: (json.voided_by as string | null) ?? null,
})

/** What statistics note of an entry. */
export const notesOfRow = ({ durationMs, confidence, scenario, held, presetId }: EntryRow): EntryNotes => ({
  ...{ durationMs, confidence, held, presetId },
  kind: scenario === null ? 'card' : 'scenario',
})

/** For a query over `review_entry` by this name, with the learner in its `user_id`: the first void that undoes the entry. */
export const voidedBySqlOf = (e: 'e' | 'later'): string => `(
  select v.id from review_entry v
  where v.user_id = ${e}.user_id and v.kind = 'void'
    and (v.voids_entry_id = ${e}.id or (${e}.batch_id is not null and v.voids_batch_id = ${e}.batch_id))
  order by v.id limit 1)`

export const voidedBySql = voidedBySqlOf('e')

/** The condition on a `review_entry` that it was answered as certain, and wrongly, in the words of entry_certain_idx. */
export const certainAndWrongSqlOf = (entry: string): string =>
  `(${entry}.confidence = 95 and (${entry}.held is false or (${entry}.scenario is null and ${entry}.rating = 'again')))`
