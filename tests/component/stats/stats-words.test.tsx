import type { StatsReply } from '@/lib/contract/stats'
import {
  leadRecall,
  sayClearing,
  sayDays,
  sayForecast,
  sayRecall,
  sayRetention,
  sayReviews,
} from '@/components/stats/stats-words'

const reply = (summary: StatsReply['summary'], over: Partial<StatsReply> = {}): StatsReply => ({
  ...{ graph: 'calendar', scope: 'all', range: '3m', from: '2026-08-28', to: '2026-11-25' },
  ...{ definition: '', columns: [], rows: [], summary },
  ...over,
})
const recall = (recalled: number, missed: number) =>
  reply({
    recalled,
    missed,
    rate: recalled / (recalled + missed),
    low: 0.87,
    high: 0.92,
    desiredRetention: 0.9,
  })

describe('what the figures say', () => {
  test('the heading says nothing that few answers cannot carry', () => {
    expect(sayRecall(recall(0, 0))).toBe('No reviews to measure yet.')
    expect(leadRecall(recall(0, 0))).toContain('None in the last three months.')
    expect(sayRecall(recall(7, 0))).toBe('Too few reviews to say what you recall.')
    expect(leadRecall(recall(7, 0))).toBe(
      'You have seven in the last three months; twenty make a first figure.',
    )
    expect(sayRecall(recall(386, 43))).toBe('You recall nine in ten.')
    expect(leadRecall(recall(386, 43))).toBe(
      '90% of 429 reviews in the last three months, likely between 87% and 92%. Your setting asks for 90%.',
    )
    expect(sayRecall(recall(86, 14))).toBe('You recall between eight and nine in ten.')
    expect(sayRecall(recall(40, 0))).toBe('You recalled every card.')
    expect(sayRecall(recall(0, 40))).toBe('You recall hardly any card.')
  })

  test('a difference that chance may have made is none', () => {
    const apart = (young: number, youngRate: number, mature: number, matureRate: number) =>
      sayRetention(reply({ young, youngRate, mature, matureRate }))
    expect(apart(600, 0.85, 370, 0.93)).toBe('Young cards run eight points below mature ones.')
    expect(apart(600, 0.93, 370, 0.85)).toBe('Mature cards run eight points below young ones.')
    expect(apart(30, 0.85, 30, 0.93)).toBe('Young and mature cards hold alike.')
    expect(apart(600, 0.85, 5, 1)).toBe('Too few mature cards to compare yet.')
  })

  test('a day that was left out is not held against anybody', () => {
    const days = (firstDay: string, ofLast30: number, run: number) =>
      sayDays(reply({ firstDay, ofLast30, run }))
    expect(days('2026-01-01', 24, 6)).toBe(
      'You studied on twenty-four of the last thirty days. Six in a row.',
    )
    expect(days('2026-01-01', 3, 0)).toBe('You studied on three of the last thirty days.')
    expect(days('2026-11-14', 9, 1)).toBe('You studied on nine of the twelve days since you began.')
    expect(days('2026-11-25', 1, 1)).toBe('You began today.')
  })

  test('what waits is told as minutes a day', () => {
    expect(sayClearing(reply({ overdue: 0 }))).toBeNull()
    expect(sayClearing(reply({ overdue: 138, clearDays: 6, clearMinutesPerDay: 12 }))?.way).toBe(
      'Twelve minutes a day clears it in six days.',
    )
    expect(sayClearing(reply({ overdue: 1, clearDays: 1, clearMinutesPerDay: 1 }))).toEqual({
      way: 'One minute today clears it.',
      what: 'One card has waited since before today. What comes due meanwhile is counted in.',
    })
  })

  test('reviews and forecast are told by the day', () => {
    expect(sayReviews(reply({ answers: 140, ms: 3_600_000, days: 10 }))).toBe(
      'About fourteen answers on a day you study, in six minutes.',
    )
    expect(sayForecast(reply({ cards: 1080, perDay: 12 }))).toBe(
      'About twelve cards a day in the next three months.',
    )
    expect(sayForecast(reply({ cards: 9, perDay: 0.1 }))).toBe('Nine cards in the next three months.')
  })
})
