import { formatDay, parseDay } from '@/lib/core/study-day'
import { longDay } from '@/components/ui/dates'
import { figured } from '@/components/ui/words'

export type HeatRow = readonly [day: string, answers: number, ms: number]

export type HeatDay = {
  day: string
  /** 0 is the column of the first week. */
  week: number
  /** 0 is Monday. */
  weekday: number
  /** 0 for none, then by minutes up to 4. */
  level: number
  words: string
}

/** Minutes from which a cell may be darkest: the least that leaves room for the longest day, or twenty. */
const tops = [4, 8, 12, 20]
export const topOf = (rows: readonly HeatRow[]): number => {
  const most = Math.max(0, ...rows.map(([, , ms]) => ms / 60_000))
  return tops.find((minutes) => most <= minutes * 1.25) ?? tops.at(-1)!
}

/** Three steps darker, at a quarter, half and the whole of the darkest. */
const levelOf = (answers: number, ms: number, top: number): number =>
  answers === 0 ? 0 : 1 + [0.25, 0.5, 1].filter((part) => ms >= part * top * 60_000).length

const weekdayOf = (day: number) => (((day + 3) % 7) + 7) % 7

const wordsOf = (day: string, answers: number, ms: number): string => {
  const done = answers === 0 ? 'no answers' : `${figured(answers, 'answer')}, ${minutes(ms)}`
  return `${longDay(day)}: ${done}`
}
const minutes = (ms: number) => (ms < 30_000 ? 'under a minute' : figured(Math.round(ms / 60_000), 'minute'))

/** So many weeks up to a day, whole ones but for the last, each day with what was done on it. */
export const heatDays = (rows: readonly HeatRow[], to: string, weeks: number): HeatDay[] => {
  const top = topOf(rows)
  const done = new Map(rows.map((row) => [row[0], row]))
  const last = parseDay(to)!
  const first = last - weekdayOf(last) - (weeks - 1) * 7
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const day = formatDay(first + index)
    const [, answers, ms] = done.get(day) ?? [day, 0, 0]
    return {
      day,
      week: Math.floor(index / 7),
      weekday: index % 7,
      level: levelOf(answers, ms, top),
      words: wordsOf(day, answers, ms),
    }
  })
}

/** How many weeks a span of days touches. */
export const weeksIn = (from: string, to: string): number => {
  const [first, last] = [parseDay(from)!, parseDay(to)!]
  return Math.ceil((last - weekdayOf(last) + 7 - (first - weekdayOf(first))) / 7)
}
