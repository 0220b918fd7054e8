import type { StudyDay } from '../study-day'

/** The graphs there are. Each has a file of its name beside this one, which says what it counts. */
export const graphNames = [
  'today',
  'calendar',
  'reviews',
  'future-due',
  'card-counts',
  'intervals',
  'stability',
  'difficulty',
  'retrievability',
  'true-retention',
  'hourly',
  'answer-buttons',
  'added',
  'time-per-card',
  'calibration',
  'confidence',
  'forgetting-curve',
  'leeches',
  'sure-and-wrong',
] as const
export type GraphName = (typeof graphNames)[number]

export const ranges = ['1m', '3m', '1y', 'all'] as const
export type Range = (typeof ranges)[number]

/** What is counted: everything, one deck with those inside it, or one topic. */
export type Scope = { kind: 'all' } | { kind: 'deck'; id: string } | { kind: 'competency'; code: string }

export type Cell = string | number | null
export type Column = { name: string; unit: string }

/** One graph as a table: each row has a cell a column; days are `YYYY-MM-DD`, shares from 0 to 1. */
export type Graph = {
  from: StudyDay
  to: StudyDay
  /** What is counted and what is not, in sentences for people. */
  definition: string
  columns: Column[]
  rows: Cell[][]
  summary: Record<string, Cell>
}

const lengths = { '1m': 30, '3m': 90, '1y': 365 } as const

/** Study days of a range; null for all of them. */
export const daysOf = (range: Range): number | null => (range === 'all' ? null : lengths[range])

/** The first study day of a range that ends today; of all, the first day there is anything to count. */
export const firstDayOf = (
  range: Range,
  today: StudyDay,
  days: readonly { studyDay: StudyDay }[],
): StudyDay => {
  const length = daysOf(range)
  return length === null ? Math.min(today, days[0]?.studyDay ?? today) : today - length + 1
}
