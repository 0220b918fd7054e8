import { horizonDays, minutesPerDay, workloadCurve, type WorkloadBasis } from '@/lib/core/plan/workload'
import { defaultPreset } from '@/lib/core/preset'
import { intervalFor } from '@/lib/core/schedule/fsrs'

const secondsPer = { new: 45, learning: 15, review: 12 }
const basis = (change: Partial<WorkloadBasis> = {}): WorkloadBasis => ({
  groups: [
    { cards: 40, stability: 3, difficulty: 6 },
    { cards: 100, stability: 20, difficulty: 5 },
    { cards: 60, stability: 120, difficulty: 4 },
  ],
  newCards: 0,
  secondsPer,
  ...change,
})

test('nothing to learn takes no minutes', () => {
  expect(minutesPerDay(defaultPreset, basis({ groups: [], newCards: 0 }))).toBe(0)
})

test('a card with an interval far beyond the horizon costs its share of a day', () => {
  const group = { cards: 1000, stability: 5000, difficulty: 5 }
  const interval = intervalFor(defaultPreset.weights, 5000, 0.9)
  const seconds = 12 + 0.1 * 15
  expect(minutesPerDay(defaultPreset, basis({ groups: [group] }))).toBeCloseTo(
    (1000 / interval) * (seconds / 60),
    6,
  )
})

test('a higher desired retention never costs less, and 95% costs clearly more than 90%', () => {
  const curve = workloadCurve(defaultPreset, basis({ newCards: 300 }))
  curve.forEach(
    ({ minutes }, index) => index > 0 && expect(minutes).toBeGreaterThan(curve[index - 1]!.minutes),
  )
  const at = (r: number) => curve.find(({ desiredRetention }) => desiredRetention === r)!.minutes
  expect(at(0.95) / at(0.9)).toBeGreaterThan(1.2)
  expect(at(0.95) / at(0.9)).toBeLessThan(2.5)
})

test('more new cards a day cost more, until none are left to be new', () => {
  const at = (newPerDay: number, newCards: number) =>
    minutesPerDay({ ...defaultPreset, newPerDay }, basis({ newCards }))
  expect(at(20, 10_000)).toBeGreaterThan(at(10, 10_000))
  expect(at(0, 10_000)).toBe(at(10, 0))
  expect(at(horizonDays * 20, 50)).toBeCloseTo(at(50, 50), 6)
})

test('twice the cards take twice the time, and twice the seconds too', () => {
  const once = minutesPerDay(defaultPreset, basis())
  const groups = basis().groups.map((group) => ({ ...group, cards: group.cards * 2 }))
  expect(minutesPerDay(defaultPreset, basis({ groups }))).toBeCloseTo(2 * once, 6)
  const slow = { new: 90, learning: 30, review: 24 }
  expect(minutesPerDay(defaultPreset, basis({ secondsPer: slow }))).toBeCloseTo(2 * once, 6)
})

test('it is finite and quick at every edge a preset may have', () => {
  const edges = [
    { desiredRetention: 0.99, maximumIntervalDays: 1 },
    { desiredRetention: 0.7, maximumIntervalDays: 36_500 },
    { newPerDay: 9999, relearningSteps: [] },
    { weights: defaultPreset.weights.map((weight, index) => (index === 20 ? 0.8 : weight)) },
    { weights: defaultPreset.weights.map((weight, index) => (index < 4 ? 0.001 : weight)) },
  ]
  const groups = [0.001, 0.1, 1, 36_500].map((stability) => ({ cards: 100_000, stability, difficulty: 10 }))
  for (const edge of edges) {
    const minutes = minutesPerDay({ ...defaultPreset, ...edge }, basis({ groups, newCards: 100_000 }))
    expect(Number.isFinite(minutes) && minutes >= 0).toBe(true)
  }
})
