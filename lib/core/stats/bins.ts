import type { AnswerEntry } from '../review-log'
import { hourMs, minuteMs } from '../study-day'

/** Bins of predicted recall, each a tenth wide. */
export const tenths = Array.from({ length: 10 }, (_, index) => index)
export const hours = Array.from({ length: 24 }, (_, index) => index)

/** The first study day of each bin of days waited since the answer before; each ends where the next begins. */
export const waits = [1, 2, 3, 5, 8, 15, 30, 60, 120, 240] as const

/** Chances are added up as whole billionths, so that what was added can be taken away again. */
export const chanceUnit = 1e9

/** The hour that clocks showed where the answer was given, 0-23. */
export const hourOf = ({ reviewedAt, offsetMinutes }: AnswerEntry): number =>
  Math.floor((((reviewedAt + offsetMinutes * minuteMs) / hourMs) % 24) + 24) % 24

export const tenthOf = (chance: number): number => Math.min(9, Math.floor(chance * 10))
export const waitOf = (days: number): number => waits.findLastIndex((first) => first <= days)
