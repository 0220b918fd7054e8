import { usualShares } from '@/lib/core/plan/outlook'
import { simulateRetention, type CurveBasis } from '@/lib/core/plan/retention-curve'
import { defaultPreset } from '@/lib/core/preset'
import { defaultSeconds } from '@/lib/core/queue/session'
import { nextMemory } from '@/lib/core/schedule/fsrs'
import { budgeted, figure, type Findings, type Measurement } from './support/measurement'
import { median } from './support/statistics'

const rounds = 5
const { weights, maximumIntervalDays } = defaultPreset
const basis: CurveBasis = {
  groups: [5, 20, 80, 200].map((stability) => ({ cards: 2000, stability, difficulty: 5 })),
  newCards: 2000,
  secondsPer: defaultSeconds,
  shares: usualShares,
  weights,
  maximumIntervalDays,
  relearningSteps: 1,
}
const question = { days: 365, newPerDay: 20, minutesPerDay: 120 }

const timed = (work: () => unknown): number => {
  const from = performance.now()
  work()
  return performance.now() - from
}

/** A million steps of memory: what a year of cards is made of, on this machine now. */
const steps = () => {
  let memory = nextMemory(weights, null, 0, 'good')
  for (let step = 1; step < 1_000_000; step++)
    memory = nextMemory(weights, step % 20 === 0 ? null : memory, step % 7, step % 3 === 0 ? 'again' : 'good')
  return memory
}

/** One year of 10,000 cards, as the panel on the presets page plays it. */
export const simulator: Measurement = {
  name: 'simulator',
  measure: async (): Promise<Findings> => {
    steps()
    simulateRetention(basis, question, 0.9)
    const years: number[] = []
    const millions: number[] = []
    for (let round = 0; round < rounds; round++) {
      millions.push(timed(steps))
      years.push(timed(() => simulateRetention(basis, question, 0.9)))
    }
    return {
      figures: [
        budgeted(
          'a year of 10,000 cards against a million steps of memory',
          median(years) / median(millions),
          'x',
          { atMost: 2 },
        ),
        figure('a year of 10,000 cards', median(years), 'ms'),
        figure('a million steps of memory', median(millions), 'ms'),
      ],
      rounds: { years, millions },
    }
  },
}
