import { clearingOf } from '@/lib/core/stats/clearing'
import { futureDue, type DueCards } from '@/lib/core/stats/future-due'
import { presentRun } from '@/lib/core/stats/streak'
import { todayGraph, todaySums } from '@/lib/core/stats/today'
import { trueRetention } from '@/lib/core/stats/true-retention'
import { wilsonRange } from '@/lib/core/stats/wilson'
import { wilsonByHalving } from '@/tests/support/recounted-graphs'

const pace = { secondsPerReview: 12, minutesPerDay: 20 }
const due = (dueDay: number, intervalDays: number, cards = 1): DueCards => ({
  ...{ dueDay, cards, isMature: intervalDays >= 21, load: cards / Math.max(1, intervalDays) },
  ...{ state: 'review', isBuried: false },
})

test('a share of few answers has a wide range that never leaves 0 to 1', () => {
  expect(wilsonRange(0, 0)).toBeNull()
  expect(wilsonRange(5, 5)).toEqual({ low: expect.closeTo(0.5655, 4), high: 1 })
  for (const [hits, of] of [
    ...[
      [1, 2],
      [9, 10],
      [0, 3],
      [429, 480],
      [973, 973],
    ],
  ] as [number, number][]) {
    const { low, high } = wilsonRange(hits, of)!
    const [lowest, highest] = wilsonByHalving(hits, of)
    expect(low).toBeCloseTo(lowest, 9)
    expect(high).toBeCloseTo(highest, 9)
    expect(low).toBeGreaterThanOrEqual(0)
    expect(high).toBeLessThanOrEqual(1)
  }
})

test('a run goes on while today is not over, and over days on which nothing was due', () => {
  expect(presentRun([], 100, null)).toBe(0)
  expect(presentRun([95, 97, 98, 99], 100, 90)).toBe(3)
  expect(presentRun([95, 97, 98, 99, 100], 100, 90)).toBe(4)
  expect(presentRun([96, 97], 100, 99)).toBe(0)
  expect(presentRun([96, 97], 100, 100)).toBe(2)
  expect(presentRun([96, 97], 100, null)).toBe(2)
})

test('what is overdue is a row of its own and is worked off in the minutes a learner has', () => {
  const graph = futureDue([due(90, 10, 100), due(100, 30, 2), due(101, 5, 3)], '1m', 100, pace)
  expect(graph.rows).toEqual([
    [null, 100, 0, 100, 0],
    ['1970-04-11', 2, 0, 0, 2],
    ['1970-04-12', 3, 0, 3, 0],
  ])
  expect(graph.summary).toMatchObject({
    overdue: 100,
    cards: 5,
    dueTomorrow: 3,
    clearDays: 2,
    clearMinutesPerDay: 11,
  })
})

test('a backlog no day has time for is spread over a fortnight', () => {
  expect(clearingOf(0, [], 12, 20)).toBeNull()
  expect(clearingOf(7000, [], 12, 20)).toEqual({ days: 14, minutes: 100 })
})

test('the daily load is whole where whole cards make it so', () => {
  const load = (dues: DueCards[]) => futureDue(dues, 'all', 100, pace).summary.dailyLoad
  expect(load(Array.from({ length: 49 }, (_, index) => due(101 + index, 49)))).toBe(1)
  expect(load([due(101, 3), due(101, 6), due(101, 2)])).toBe(1)
  expect(load([due(101, 0, 3), due(101, 3)])).toBe(3)
})

test('cards buried today and due by now are not foreseen; those due later are', () => {
  const rows = futureDue(
    [
      { ...due(99, 5), isBuried: true },
      { ...due(100, 5), isBuried: true },
      { ...due(102, 5), isBuried: true },
    ],
    '1m',
    100,
    pace,
  ).rows
  expect(rows).toEqual([['1970-04-13', 1, 0, 1, 0]])
})

test('the mean time of an answer today is told as it is, not rounded', () => {
  const sums = { ...Object.fromEntries(Object.keys(todaySums).map((name) => [name, 0])), answers: 3, ms: 100 }
  const { summary } = todayGraph(
    [{ studyDay: 100, sums: sums as Record<keyof typeof todaySums, number> }],
    100,
  )
  expect(summary.msPerAnswer).toBeCloseTo(100 / 3, 12)
})

test('yesterday is a day of its own, and each window counts today', () => {
  const day = (studyDay: number, youngRecalled: number, matureMissed = 0) => ({
    studyDay,
    sums: { youngRecalled, youngMissed: 0, matureRecalled: 0, matureMissed },
  })
  const { rows, summary, from } = trueRetention(
    [day(-300, 1), day(93, 1), day(94, 2), day(99, 4), day(100, 8, 8)],
    '1m',
    100,
  )
  const recalled = (window: string) => rows.find(([name, cards]) => name === window && cards === 'all')![2]
  expect(['today', 'yesterday', '7 days', '30 days', '365 days', 'all'].map(recalled)).toEqual([
    8, 4, 14, 15, 15, 16,
  ])
  expect([from, summary.recalled, summary.missed, summary.youngRate, summary.matureRate]).toEqual([
    71, 15, 8, 1, 0,
  ])
})
