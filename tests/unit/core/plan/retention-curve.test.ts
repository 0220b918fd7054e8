import { usualShares } from '@/lib/core/plan/outlook'
import { kneeOf, simulateRetention, type CurveBasis, type CurvePoint } from '@/lib/core/plan/retention-curve'
import { defaultPreset } from '@/lib/core/preset'
import { defaultSeconds } from '@/lib/core/queue/session'

const alike = (seconds: number) => ({ again: seconds, hard: seconds, good: seconds, easy: seconds })
const basis: CurveBasis = {
  groups: [
    { cards: 200, stability: 10, difficulty: 5 },
    { cards: 100, stability: 60, difficulty: 6 },
  ],
  newCards: 300,
  secondsPer: defaultSeconds,
  secondsPerRating: { new: alike(defaultSeconds.new), review: alike(defaultSeconds.review) },
  dayShares: [],
  shares: usualShares,
  weights: defaultPreset.weights,
  maximumIntervalDays: 36_500,
  relearningSteps: 1,
}
const question = { days: 180, newPerDay: 5, minutesPerDay: 60 }
const at = (retention: number, changes: Partial<typeof question> = {}) =>
  simulateRetention(basis, { ...question, ...changes }, retention)

test('a higher desired retention costs more minutes and leaves more remembered', () => {
  const points = [0.7, 0.8, 0.9, 0.97].map((retention) => at(retention))
  for (let index = 1; index < points.length; index++) {
    expect(points[index]!.minutesPerDay).toBeGreaterThan(points[index - 1]!.minutesPerDay)
    expect(points[index]!.remembered).toBeGreaterThan(points[index - 1]!.remembered)
  }
})

test('the same question has the same answer', () => expect(at(0.9)).toEqual(at(0.9)))

test('a day never takes more than its minutes, but for the repeats of what was forgotten', () => {
  const point = at(0.95, { minutesPerDay: 3 })
  expect(point.minutesPerDay).toBeLessThanOrEqual(3 + 0.5)
  expect(point.remembered).toBeLessThan(at(0.95).remembered)
})

test('each answer takes what its rating takes', () => {
  const costing = (review: Partial<ReturnType<typeof alike>>) => {
    const secondsPerRating = {
      ...basis.secondsPerRating,
      review: { ...basis.secondsPerRating.review, ...review },
    }
    return simulateRetention({ ...basis, secondsPerRating }, question, 0.8)
  }
  const usual = costing({})
  const slow = costing({ again: 40 })
  expect(slow.remembered).toBeCloseTo(usual.remembered, 6)
  const lapses = (1 - 0.8) * usual.reviewsPerDay
  expect(slow.minutesPerDay - usual.minutesPerDay).toBeGreaterThan((0.7 * lapses * 28) / 60)
  expect(slow.minutesPerDay - usual.minutesPerDay).toBeLessThan((1.3 * lapses * 28) / 60)
  expect(costing({ good: 3 }).minutesPerDay).toBeLessThan(usual.minutesPerDay)
})

test('days off take nothing, and easy days less', () => {
  const shared = (dayShares: number[]) => simulateRetention({ ...basis, dayShares }, question, 0.9)
  const nothing = shared(Array<number>(180).fill(0))
  expect(nothing).toMatchObject({ minutesPerDay: 0, reviewsPerDay: 0, met: 300 })
  const holiday = shared(Array.from({ length: 180 }, (_, day) => (day >= 120 ? 0 : 1)))
  expect(holiday.met).toBe(at(0.9).met)
  expect(holiday.minutesPerDay).toBeLessThan(at(0.9).minutesPerDay)
  expect(holiday.remembered).toBeLessThan(at(0.9).remembered)
  expect(holiday.remembered).toBeGreaterThan(nothing.remembered)
})

test('no more new cards are met than the days allow', () => {
  expect(at(0.9, { days: 10 }).met).toBe(300 + 50)
  expect(at(0.9, { newPerDay: 0 }).met).toBe(300)
  expect(at(0.9, { days: 0 })).toMatchObject({ minutesPerDay: 0, met: 300 })
})

test('without cards there is nothing to remember and nothing to do', () => {
  const none = simulateRetention({ ...basis, groups: [], newCards: 0 }, question, 0.9)
  expect(none).toMatchObject({ minutesPerDay: 0, remembered: 0, met: 0, cards: 0 })
})

const point = (desiredRetention: number, minutesPerDay: number, remembered: number): CurvePoint => ({
  ...{ desiredRetention, minutesPerDay, remembered },
  ...{ reviewsPerDay: 0, met: 0, cards: 0 },
})

test('the knee is where another minute begins to bring less than the average minute', () => {
  const curve = [point(0.7, 10, 100), point(0.8, 12, 160), point(0.9, 20, 190), point(0.97, 60, 200)]
  expect(kneeOf(curve)?.desiredRetention).toBe(0.9)
  expect(kneeOf([...curve].reverse())?.desiredRetention).toBe(0.9)
})

test('two points bend nowhere, nor does a level line', () => {
  expect(kneeOf([point(0.7, 1, 1), point(0.9, 2, 2)])).toBeNull()
  expect(kneeOf([point(0.7, 1, 5), point(0.8, 2, 5), point(0.9, 3, 5)])).toBeNull()
})
