import { fitRecalibration } from '@/lib/core/fit/recalibration'
import { targetsOf } from '@/lib/core/fit/targets'
import { defaultWeights } from '@/lib/core/preset'
import { fitEntriesOf, simulateLogs, type Simulated } from '@/tests/support/training'

const targetsFor = (how: Partial<Simulated> & { seed: string }) =>
  targetsOf(fitEntriesOf(simulateLogs({ cards: 300, answersEach: 10, ...how })))

const learners: (Partial<Simulated> & { seed: string })[] = [
  { seed: 'a' },
  { seed: 'b' },
  { seed: 'c', weights: defaultWeights.map((weight, index) => (index < 4 ? weight / 4 : weight)) },
  { seed: 'd', weights: defaultWeights.map((weight, index) => (index < 4 ? weight * 3 : weight)) },
  { seed: 'e', weights: defaultWeights.map((weight, index) => (index === 8 ? weight - 0.8 : weight)) },
  { seed: 'f', weights: defaultWeights.map((weight, index) => (index === 20 ? 0.5 : weight)) },
  { seed: 'g', shift: () => -0.7 },
  { seed: 'h', shift: () => 0.5 },
  { seed: 'i', shift: (day) => (day > 120 ? -0.6 : 0) },
  { seed: 'j', shift: (day) => Math.sin(day / 15) * 0.8 },
]

test('where the layer is on, what it never saw is told no worse, and no learner loses more than 1%', () => {
  const on = learners
    .map((how) => fitRecalibration(targetsFor(how), defaultWeights))
    .filter(({ isOn }) => isOn)
  expect(on.length).toBeGreaterThan(0)
  const mean = (of: (one: (typeof on)[0]) => number) => on.reduce((sum, one) => sum + of(one), 0) / on.length
  expect(mean((one) => one.logLossLayer)).toBeLessThanOrEqual(mean((one) => one.logLossPlain))
  for (const { logLossLayer, logLossPlain } of on) expect(logLossLayer / logLossPlain).toBeLessThan(1.01)
})

test('it says the same of the same log, and is off where the curve is right', () => {
  const targets = targetsFor({ seed: 'a' })
  const found = fitRecalibration(targets, defaultWeights)
  expect(fitRecalibration(targets, defaultWeights)).toEqual(found)
  expect(found.isOn).toBe(false)
  expect(found.reported).toBe(Math.ceil(targets.length / 5))
})
