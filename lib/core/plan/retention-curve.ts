import type { Memory } from '../card'
import type { RatingShares } from './outlook'
import { nextDueDay, simulate, trueRecall, type RatedCosts, type SimulatedCard } from './simulate'
import { plainPolicy } from './triage'
import type { RatedSeconds, WorkloadBasis } from './workload'
import { chanceOf } from '../scenario/chance'

/** What is simulated with: how the learner's cards remember, what they cost, and how they are rated. */
export type CurveBasis = WorkloadBasis & {
  secondsPerRating: Pick<RatedSeconds, 'new' | 'review'>
  /** The part of an ordinary day that each day has from the first on, 0 to 1; all of it beyond. */
  dayShares: readonly number[]
  shares: RatingShares
  weights: readonly number[]
  maximumIntervalDays: number
  /** Repeats of a day after forgetting. */
  relearningSteps: number
}

/** What is asked: for so many days, at most so many new cards and minutes on each. */
export type CurveQuestion = { days: number; newPerDay: number; minutesPerDay: number }

/** What comes of a desired retention: minutes on the mean day, and what would be recalled after the last. */
export type CurvePoint = {
  desiredRetention: number
  minutesPerDay: number
  reviewsPerDay: number
  /** Expected number of cards recalled on the day after the last. */
  remembered: number
  met: number
  cards: number
}

/** Desired retentions that are simulated, in the order in which a curve takes shape. */
export const simulatedRetentions = [0.9, 0.7, 0.8, 0.95, 0.85, 0.75, 0.92, 0.97, 0.88, 0.94] as const

/**
 * Cards as a group stands on the first day: spread evenly over their interval, as those of somebody who keeps up are.
 * Study days count from 0, the first day simulated.
 */
const cardsOf = (basis: CurveBasis, desiredRetention: number): SimulatedCard[] => {
  const { groups, newCards, weights, maximumIntervalDays } = basis
  const card = (id: string, memory: Memory | null, lastDay: number, dueDay: number): SimulatedCard => ({
    id,
    competency: null,
    weights,
    desiredRetention,
    maximumIntervalDays,
    memory,
    truth: null,
    lastDay,
    dueDay,
  })
  const seen = groups.flatMap(({ cards, stability, difficulty }, group) => {
    const memory = { stability, difficulty }
    const interval = nextDueDay({ weights, desiredRetention, maximumIntervalDays }, memory, 0)
    return Array.from({ length: cards }, (_, index) => {
      const lastDay = -Math.ceil(((index + 0.5) / cards) * interval)
      return card(`${group}-${index}`, memory, lastDay, lastDay + interval)
    })
  })
  return [...seen, ...Array.from({ length: newCards }, (_, index) => card(`new-${index}`, null, 0, 0))]
}

/** What a review takes by its rating, the repeats of the day with it. */
const reviewCosts = ({ secondsPer, secondsPerRating, relearningSteps }: CurveBasis): RatedCosts['review'] => {
  const { review } = secondsPerRating
  return { ...review, again: review.again + relearningSteps * secondsPer.learning }
}

/** A few cards are played so often that chance is smoothed; many smooth it by themselves. */
const runsFor = (cards: number): number => Math.min(20, Math.max(1, Math.ceil(1000 / Math.max(1, cards))))

/**
 * The mean of so many plays, of which there is one for a large collection. The same question gives the same answer.
 */
export const simulateRetention = (
  basis: CurveBasis,
  question: CurveQuestion,
  desiredRetention: number,
): CurvePoint => {
  const count = basis.groups.reduce((sum, { cards }) => sum + cards, basis.newCards)
  const plays = Array.from({ length: runsFor(count) }, (_, run) =>
    playOnce(basis, question, desiredRetention, run),
  )
  const mean = (of: (point: CurvePoint) => number) =>
    plays.reduce((sum, point) => sum + of(point), 0) / plays.length
  return {
    ...{ desiredRetention, cards: count },
    minutesPerDay: mean(({ minutesPerDay }) => minutesPerDay),
    reviewsPerDay: mean(({ reviewsPerDay }) => reviewsPerDay),
    remembered: mean(({ remembered }) => remembered),
    met: Math.round(mean(({ met }) => met)),
  }
}

/**
 * Plays the days once at a desired retention with a learner who obeys the weights: due cards first, lowest chance of
 * recall first, then new ones, while the minutes last.
 */
const playOnce = (
  basis: CurveBasis,
  { days, newPerDay, minutesPerDay }: CurveQuestion,
  desiredRetention: number,
  run: number,
): CurvePoint => {
  const cards = cardsOf(basis, desiredRetention)
  const { secondsPer, secondsPerRating, shares, dayShares } = basis
  const rows = simulate({
    ...{ cards, shares, from: 0, until: days, budget: minutesPerDay * 60, factor: 1 },
    shareOn: (day) => dayShares[day] ?? 1,
    policy: plainPolicy(newPerDay),
    costs: { new: secondsPer.new, review: secondsPer.review },
    ratedCosts: { new: secondsPerRating.new, review: reviewCosts(basis) },
    chance: chanceOf(`retention curve ${desiredRetention}:${run}`),
  })
  const mean = (of: (row: (typeof rows)[number]) => number) =>
    rows.reduce((sum, row) => sum + of(row), 0) / Math.max(1, days)
  return {
    desiredRetention,
    minutesPerDay: mean(({ cost }) => cost) / 60,
    reviewsPerDay: mean(({ reviews }) => reviews),
    remembered: cards.reduce((sum, card) => sum + trueRecall(card, days), 0),
    met: cards.filter(({ memory }) => memory !== null).length,
    cards: cards.length,
  }
}

/**
 * Where a curve bends: the point furthest above the straight line from its least work to its most, both reckoned as parts
 * of their range (Satopää and others, "Finding a kneedle in a haystack", 2011). Up to there a minute brings more than the
 * average minute, from there on less. Null where there is nothing to choose between.
 */
export const kneeOf = (points: readonly CurvePoint[]): CurvePoint | null => {
  if (points.length < 3) return null
  const range = (of: (point: CurvePoint) => number) => {
    const values = points.map(of)
    return { least: Math.min(...values), size: Math.max(...values) - Math.min(...values) }
  }
  const work = range(({ minutesPerDay }) => minutesPerDay)
  const gain = range(({ remembered }) => remembered)
  if (gain.size === 0) return null
  const height = (point: CurvePoint) =>
    (point.remembered - gain.least) / gain.size -
    (work.size === 0 ? 0 : (point.minutesPerDay - work.least) / work.size)
  return [...points]
    .sort((a, b) => a.desiredRetention - b.desiredRetention)
    .reduce((best, point) => (height(point) > height(best) + 1e-9 ? point : best))
}
