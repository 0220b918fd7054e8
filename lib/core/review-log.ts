import type { Memory, Position } from './card'
import type { Rating } from './rating'
import type { StudyDay } from './study-day'

/** What every entry of the review log says. Nothing in it ever changes. */
type EntryBase = {
  id: string
  /** Instant that counts: as sent, or the time of receipt when it was sent ahead of it. */
  reviewedAt: number
  /** UTC offset the entry was made under, positive in the east, and the day start then in force. */
  offsetMinutes: number
  dayStartHour: number
  /** Written on arrival from the three fields above. */
  studyDay: StudyDay
}

export type AnswerEntry = EntryBase & {
  kind: 'answer'
  rating: Rating
  /** The exclusive-or of the live entries the promise was made upon, and the position promised. Both or neither. */
  told: { basis: string | null; position: Exclude<Position, { state: 'new' }> } | null
}
export type CramEntry = EntryBase & { kind: 'cram' }
export type SetDueEntry = EntryBase & { kind: 'set-due'; dueDay: StudyDay }
export type ResetEntry = EntryBase & { kind: 'reset' }
/** Memory as given, for an imported card whose history is cut. */
export type AnchorEntry = EntryBase & {
  kind: 'anchor'
  memory: Memory
  position: Exclude<Position, { state: 'new' }>
  intervalDays: number
  reps: number
  lapses: number
}

/** One live entry of a card. Voids are not among them: they only take entries away before the fold. */
export type LogEntry = AnswerEntry | CramEntry | SetDueEntry | ResetEntry | AnchorEntry

/** The order of the log: by time, then by id. */
export const compareEntries = (
  a: { reviewedAt: number; id: string },
  b: { reviewedAt: number; id: string },
): number => a.reviewedAt - b.reviewedAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
