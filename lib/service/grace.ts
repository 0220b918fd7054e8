import { dayMs, formatDay } from '@/lib/core/study-day'

/** A closed account can be kept for so many days; then it is erased. */
export const graceDays = 7

/** Accounts closed at or before this moment have had their time. */
export const graceEndedBefore = (now: number): Date => new Date(now - graceDays * dayMs)

/** The day (UTC) on which an account closed at a moment is erased, `YYYY-MM-DD`. */
export const erasureDay = (closedAt: number): string =>
  formatDay(Math.floor((closedAt + graceDays * dayMs) / dayMs))
