import type { FoldedCard, Memory, Position } from '@/lib/core/card'
import { formatInstant } from '@/lib/core/instant'
import { dueAt } from '@/lib/core/schedule/due'
import type { DayRule } from '@/lib/core/study-day'

/** A card row as core sees it: the fold's result, and what is not in the log. */
export type CardRow = {
  id: string
  noteId: string
  deckId: string
  ordinal: number
  competency: string | null
  position: number
  folded: FoldedCard
  presetId: string | null
  presetRevision: number | null
  suspendedByHand: boolean
  leechEntry: string | null
  leechClearedEntry: string | null
  buriedDay: number | null
  /** The last study day on which a sibling was answered; null for none, or where it was not asked for. */
  siblingDay: number | null
  flag: number
  isDeleted: boolean
}

/** True for a card kept out of the queue: by hand, or as a leech that was not taken back since. */
export const isSuspended = (
  row: Pick<CardRow, 'suspendedByHand' | 'leechEntry' | 'leechClearedEntry'>,
): boolean => row.suspendedByHand || (row.leechEntry !== null && row.leechEntry !== row.leechClearedEntry)

/** For a query over `card c` with the learner as $1: the last study day on which a sibling of the card was answered. */
export const siblingDaySql = `(
  select max(s.last_study_day) from card s
  where s.user_id = $1::uuid and s.note_id = c.note_id and s.id <> c.id and s.deleted_at is null)`

/** A card row as JSON, by the names of its columns. */
export type CardJson = Record<string, unknown>

/** For a query over `card c`: the columns that `cardOfJson` reads. */
export const cardColumnsSql = [
  ...['id', 'note_id', 'deck_id', 'ordinal', 'competency', 'position', 'state', 'step', 'due_at', 'due_day'],
  ...['stability', 'difficulty', 'interval_days', 'reps', 'lapses', 'last_reviewed_at', 'last_study_day'],
  ...['last_entry_at', 'last_entry_id', 'basis', 'preset_id', 'preset_revision', 'suspended_by_hand'],
  ...['leech_entry', 'leech_cleared_entry', 'buried_day', 'flag', 'deleted_at'],
]
  .map((column) => `c.${column}`)
  .join(', ')

const instantOf = (value: unknown): number | null =>
  value === null || value === undefined ? null : Date.parse(value as string)

const positionOf = (json: CardJson): Position => {
  const at = instantOf(json.due_at)
  const day = json.due_day as number | null
  const due = day !== null ? { day } : at !== null ? { at } : null
  return { state: json.state, step: json.step, due } as Position
}

/** Reads a card row. */
export const cardOfJson = (json: CardJson): CardRow => ({
  id: json.id as string,
  noteId: json.note_id as string,
  deckId: json.deck_id as string,
  ordinal: json.ordinal as number,
  competency: json.competency as string | null,
  position: json.position as number,
  folded: {
    position: positionOf(json),
    memory:
      json.stability === null ? null : ({ stability: json.stability, difficulty: json.difficulty } as Memory),
    intervalDays: json.interval_days as number | null,
    reps: json.reps as number,
    lapses: json.lapses as number,
    lastReviewedAt: instantOf(json.last_reviewed_at),
    lastStudyDay: json.last_study_day as number | null,
    lastEntryAt: instantOf(json.last_entry_at),
    lastEntryId: json.last_entry_id as string | null,
    basis: json.basis as string | null,
  },
  presetId: json.preset_id as string | null,
  presetRevision: json.preset_revision as number | null,
  suspendedByHand: json.suspended_by_hand as boolean,
  leechEntry: json.leech_entry as string | null,
  leechClearedEntry: json.leech_cleared_entry as string | null,
  buriedDay: json.buried_day as number | null,
  siblingDay: (json.sibling_day as number | null | undefined) ?? null,
  flag: json.flag as number,
  isDeleted: json.deleted_at !== null,
})

export const isoOf = (at: number | null): string | null => (at === null ? null : formatInstant(at))

/** The columns of a fold, by their names in the database, with the due as an instant in the learner's present zone. */
export const foldColumns = (folded: FoldedCard, rule: DayRule) => {
  const { due, state, step } = folded.position
  return {
    state,
    step,
    due_at: due === null ? null : isoOf(dueAt(due, rule)),
    due_day: due !== null && 'day' in due ? due.day : null,
    stability: folded.memory?.stability ?? null,
    difficulty: folded.memory?.difficulty ?? null,
    interval_days: folded.intervalDays,
    reps: folded.reps,
    lapses: folded.lapses,
    last_reviewed_at: isoOf(folded.lastReviewedAt),
    last_study_day: folded.lastStudyDay,
    last_entry_at: isoOf(folded.lastEntryAt),
    last_entry_id: folded.lastEntryId,
    basis: folded.basis,
  }
}
