import { usualShares } from '@/lib/core/plan/outlook'
import { simulateRetention, type CurveBasis, type CurvePoint } from '@/lib/core/plan/retention-curve'
import { defaultPreset } from '@/lib/core/preset'
import { defaultSeconds } from '@/lib/core/queue/session'
import { nextMemory } from '@/lib/core/schedule/fsrs'
import { budgeted, figure, type Findings, type Measurement } from './support/measurement'
import { median } from './support/statistics'

const rounds = 9
const { weights, maximumIntervalDays } = defaultPreset
const alike = (seconds: number) => ({ again: seconds, hard: seconds, good: seconds, easy: seconds })
const basis: CurveBasis = {
  groups: [5, 20, 80, 200].map((stability) => ({ cards: 2000, stability, difficulty: 5 })),
  newCards: 2000,
  secondsPer: defaultSeconds,
  secondsPerRating: { new: alike(defaultSeconds.new), review: alike(defaultSeconds.review) },
  dayShares: [],
  shares: usualShares,
  weights,
  maximumIntervalDays,
  relearningSteps: 1,
}
const days = 365
/** Everybody keeps up; and with ten minutes thousands of cards wait every day. */
const easy = { days, newPerDay: 20, minutesPerDay: 120 }
const hard = { ...easy, minutesPerDay: 10 }

const timed = (work: () => unknown): number => {
  const from = performance.now()
  work()
  return performance.now() - from
}

/** Cards answered in a year; all new ones are met in it. */
const answersIn = ({ reviewsPerDay }: CurvePoint): number => Math.round(reviewsPerDay * days) + basis.newCards

/** So many steps of memory and nothing else, on this machine now. */
const steps = (count: number) => {
  let memory = nextMemory(weights, null, 0, 'good')
  for (let step = 1; step < count; step++)
    memory = nextMemory(
      weights,
      step % 20 === 0 ? null : memory,
      1 + (step % 7),
      step % 3 === 0 ? 'again' : 'good',
    )
  return memory
}

/** One year of 10,000 cards, as the panel on the presets page plays it. */
export const simulator: Measurement = {
  name: 'simulator',
  measure: async (): Promise<Findings> => {
    const answers = answersIn(simulateRetention(basis, easy, 0.9))
    steps(answers)
    const found = { years: [] as number[], backlogs: [] as number[], bare: [] as number[] }
    for (let round = 0; round < rounds; round++) {
      found.bare.push(timed(() => steps(answers)))
      found.years.push(timed(() => simulateRetention(basis, easy, 0.9)))
      found.backlogs.push(timed(() => simulateRetention(basis, hard, 0.9)))
    }
    const [year, backlog, bare] = [median(found.years), median(found.backlogs), median(found.bare)]
    return {
      figures: [
        budgeted(
          'a year of 10,000 cards against as many bare steps of memory as it has answers',
          year / bare,
          'x',
          { atMost: 5 },
          `${answers.toLocaleString('en-GB')} answers`,
        ),
        figure('a year of 10,000 cards', year / 1000, 's'),
        figure('the same with ten minutes a day, and thousands of cards waiting', backlog / 1000, 's'),
        figure('the bare steps', bare / 1000, 's'),
      ],
      rounds: found,
    }
  },
}
