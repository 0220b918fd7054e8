import type { StudyDay } from '../study-day'

/** Days kept free, both ends included. */
export type DayRange = { from: StudyDay; to: StudyDay }

/** What may be asked of a weekday, in percent of an ordinary day. */
export const easyShares = [0, 50, 100] as const

/** When a learner rests. It chooses what is asked on a day, and moves neither memory nor due days. */
export type Rest = {
  daysOff: readonly DayRange[]
  /** Percent by weekday, Monday first. */
  easyDays: readonly number[]
  /** A day on which they work all the same. */
  worksOn: StudyDay | null
}

/** 0 for Monday to 6 for Sunday: study days count from 1970-01-01, a Thursday. */
export const weekdayOf = (day: StudyDay): number => (((day + 3) % 7) + 7) % 7

export const isDayOff = ({ daysOff }: Rest, day: StudyDay): boolean =>
  daysOff.some(({ from, to }) => from <= day && day <= to)

/** The part of an ordinary day that is asked on a day: 0 to 1. */
export const shareOf = (rest: Rest, day: StudyDay): number => {
  if (rest.worksOn === day) return 1
  return isDayOff(rest, day) ? 0 : (rest.easyDays[weekdayOf(day)] ?? 100) / 100
}

/** Ranges in order, those that touch made one. */
export const mergeRanges = (ranges: readonly DayRange[]): DayRange[] => {
  const merged: DayRange[] = []
  for (const { from, to } of [...ranges].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1)
    if (last && from <= last.to + 1) last.to = Math.max(last.to, to)
    else merged.push({ from, to })
  }
  return merged
}
