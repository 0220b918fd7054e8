import type { StudyDay } from './study-day'

export const cardStates = ['new', 'learning', 'review', 'relearning'] as const
export type CardState = (typeof cardStates)[number]

/** FSRS memory: stability in days, difficulty from 1 to 10. */
export type Memory = { stability: number; difficulty: number }

/**
 * When a card comes back: at an instant (a step within its study day) or with a study day (everything that has reached
 * the rollover). A new card has none unless it is held back until a day.
 */
export type Due = { at: number } | { day: StudyDay }

/** Where a card stands. `step` counts from 0 and is null outside learning and relearning. */
export type Position =
  | { state: 'new'; step: null; due: { day: StudyDay } | null }
  | { state: 'learning' | 'relearning'; step: number; due: Due }
  | { state: 'review'; step: null; due: { day: StudyDay } }

/** What a fold of the review log leaves of a card. */
export type FoldedCard = {
  position: Position
  memory: Memory | null
  /** Whole study days that the last answer (or a set-due that brought the card into review) promised; null before any. */
  intervalDays: number | null
  /** Answers counted in every state since the last reset; cram not counted. */
  reps: number
  /** Again in review since the last reset. */
  lapses: number
  /** Instant and study day of the last entry that moved memory; null before any. */
  lastReviewedAt: number | null
  lastStudyDay: StudyDay | null
  /** Sort key of the last live entry of any kind, to see whether another one follows it. */
  lastEntryAt: number | null
  lastEntryId: string | null
  /** Exclusive-or of the ids of all live entries; null for none. */
  basis: string | null
}

export const newCard: FoldedCard = {
  position: { state: 'new', step: null, due: null },
  memory: null,
  intervalDays: null,
  reps: 0,
  lapses: 0,
  lastReviewedAt: null,
  lastStudyDay: null,
  lastEntryAt: null,
  lastEntryId: null,
  basis: null,
}

/** A mature card has an interval of at least this many days. */
export const matureDays = 21
