import { hash32 } from '@/lib/core/random'
import { foldSteps } from '@/lib/core/schedule/fold'
import { defaultPreset, type SchedulingConfig } from '@/lib/core/preset'
import type { Rating } from '@/lib/core/rating'
import type { AnswerEntry, LogEntry } from '@/lib/core/review-log'
import { studyDayByOffset } from '@/lib/core/study-day'

/** Where test time begins: 09:00 UTC on a Monday. */
export const start = Date.UTC(2026, 0, 5, 9)
export const cardId = '018f0000-0000-7000-8000-00000000c0de'

const unitMs: Record<string, number> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/**
 * A UUIDv7-shaped id that rises with its number. Its end is scattered as chance would: a basis is an exclusive-or of ids,
 * and those of plain numbers soon come to the same.
 */
export const idOf = (number: number): string => {
  const rising = number.toString(16).padStart(8, '0')
  const scattered = hash32(`id ${number}`).toString(16).padStart(12, '0')
  return `018f${rising.slice(0, 4)}-${rising.slice(4)}-7000-8000-${scattered}`
}

/** An answer at an instant, by an offset (minutes east) and a day start of 04:00. */
export const answer = (
  number: number,
  rating: Rating,
  reviewedAt: number,
  offsetMinutes = 0,
): AnswerEntry => ({
  id: idOf(number),
  kind: 'answer',
  rating,
  reviewedAt,
  offsetMinutes,
  dayStartHour: 4,
  studyDay: studyDayByOffset(reviewedAt, offsetMinutes, 4),
  told: null,
})

/**
 * A history in words: `good@0 again@3 good@+10m` is Good on day 0, Again on day 3 (both at 09:00), Good ten minutes after
 * the entry before.
 */
export const history = (text: string): AnswerEntry[] => {
  let at = start
  return text
    .trim()
    .split(/\s+/)
    .map((word, index) => {
      const match = /^(again|hard|good|easy)@(?:(\d+)|\+(\d+)([smhd]))$/.exec(word)
      if (!match) throw new Error(`no entry: ${word}`)
      const [, rating, day, amount, unit] = match
      at = day !== undefined ? start + Number(day) * unitMs.d! : at + Number(amount) * unitMs[unit!]!
      return answer(index + 1, rating as Rating, at)
    })
}

export const exact: SchedulingConfig = { ...defaultPreset, fuzz: false }

/** The card after each entry of a history. */
export const foldAll = (entries: readonly LogEntry[], config: SchedulingConfig = exact) =>
  foldSteps(cardId, entries, config).map(({ after }) => after)
