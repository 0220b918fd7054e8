import { ratings, type Rating } from '../rating'
import type { StudyDay } from '../study-day'

/** One entry of a log as a fit reads it. */
export type FitEntry = {
  cardId: string
  id: string
  kind: 'answer' | 'reset' | 'anchor'
  rating: Rating | null
  /** Milliseconds since 1970. */
  reviewedAt: number
  studyDay: StudyDay
}

/** The answers of one card since it was new: ratings, and whole study days since the answer before (0 for the first). */
export type History = { ratings: Rating[]; elapsed: number[] }

/**
 * A target: the answer at `index` of a history. It is not the card's first and comes at least one study day after the
 * answer before; its item is the history up to and including it.
 */
export type Target = { history: History; index: number; id: string; reviewedAt: number }

const compareTargets = (a: Target, b: Target): number =>
  a.reviewedAt - b.reviewedAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/**
 * All targets of a log, in order of `(reviewedAt, id)`. A reset begins a card anew. What comes after an anchor is left
 * out until a reset: the answers before it are not known, so no history can be made of it.
 * @param entries live ones, card by card, each card's in the order of its fold
 */
export const targetsOf = (entries: Iterable<FitEntry>): Target[] => {
  const targets: Target[] = []
  let cardId: string | null = null
  let history: History | null = null
  let lastDay = 0
  for (const entry of entries) {
    if (entry.cardId !== cardId || entry.kind === 'reset') history = { ratings: [], elapsed: [] }
    cardId = entry.cardId
    if (entry.kind === 'anchor') history = null
    if (entry.kind !== 'answer' || history === null || entry.rating === null) continue
    const isFirst = history.ratings.length === 0
    const days = isFirst ? 0 : Math.max(0, entry.studyDay - lastDay)
    history.ratings.push(entry.rating)
    history.elapsed.push(days)
    lastDay = entry.studyDay
    if (days >= 1)
      targets.push({ history, index: history.ratings.length - 1, id: entry.id, reviewedAt: entry.reviewedAt })
  }
  return targets.sort(compareTargets)
}

/** The first four fifths to fit on, and the last fifth (rounded up), which no fit has seen. */
export const splitTargets = (targets: readonly Target[]): { train: Target[]; heldOut: Target[] } => {
  const heldOut = Math.ceil(targets.length / 5)
  return {
    train: targets.slice(0, targets.length - heldOut),
    heldOut: targets.slice(targets.length - heldOut),
  }
}

/** Ratings as the fitting library counts them, 1 to 4. */
export const numberOf = (rating: Rating): number => ratings.indexOf(rating) + 1
