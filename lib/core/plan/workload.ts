import type { Memory } from '../card'
import type { PresetConfig } from '../preset'
import type { SecondsPer } from '../queue/session'
import type { Rating } from '../rating'
import { intervalFor, nextMemory } from '../schedule/fsrs'

/** Cards that remember alike: how many, and their mean stability (days) and difficulty (1-10). */
export type MemoryGroup = Memory & { cards: number }

/** What the work of a preset is reckoned from: the cards under it, and how long a card takes this learner. */
export type WorkloadBasis = { groups: readonly MemoryGroup[]; newCards: number; secondsPer: SecondsPer }

/** Seconds that an answer takes this learner by its rating, and from how many answers that is known. */
export type RatedSeconds = {
  /** Of a new card, with the steps of its day. */
  new: Readonly<Record<Rating, number>>
  /** Of a review, without the repeats after forgetting. */
  review: Readonly<Record<Rating, number>>
  answers: { new: number; review: number }
}

type WorkloadConfig = Pick<
  PresetConfig,
  'weights' | 'desiredRetention' | 'maximumIntervalDays' | 'relearningSteps' | 'newPerDay'
>

/** The mean is taken over so many days from now. */
export const horizonDays = 90

const daysOf = (config: WorkloadConfig, { stability }: Memory): number =>
  Math.min(
    Math.max(intervalFor(config.weights, stability, config.desiredRetention), 1),
    config.maximumIntervalDays,
  )

/** Memory after a review on its due day, on the mean of passing (r) and lapsing (1 - r): of the logarithms of stability, and of difficulty. */
const meanNext = ({ weights, desiredRetention: r }: WorkloadConfig, memory: Memory, days: number): Memory => {
  const good = nextMemory(weights, memory, Math.round(days), 'good')
  const again = nextMemory(weights, memory, Math.round(days), 'again')
  return {
    stability: Math.exp(r * Math.log(good.stability) + (1 - r) * Math.log(again.stability)),
    difficulty: r * good.difficulty + (1 - r) * again.difficulty,
  }
}

/** Days from the start at which a card is reviewed, until the first beyond `until`. */
const reviewDays = (config: WorkloadConfig, memory: Memory, until: number): number[] => {
  const days: number[] = []
  for (let at = 0, now = memory; at <= until;) {
    const interval = daysOf(config, now)
    at += interval
    days.push(at)
    now = meanNext(config, now, interval)
  }
  return days
}

/** Reviews up to a day, with the part of the interval that is behind then, so that the figure does not jump. */
const reviewsBy = (days: readonly number[], day: number): number => {
  const next = days.findIndex((at) => at > day)
  const last = next > 0 ? days[next - 1]! : 0
  return next + Math.max(0, day - last) / (days[next]! - last)
}

/** Reviews in the horizon of a card that is somewhere in its interval: on average half way through. */
const reviewsOfCard = (config: WorkloadConfig, memory: Memory): number => {
  const half = daysOf(config, memory) / 2
  return reviewsBy(reviewDays(config, memory, horizonDays + half), horizonDays + half) - 0.5
}

/** New cards in the horizon, and the reviews they bring in it: so many a day while there are any. */
const ofNewCards = (config: WorkloadConfig, newCards: number): { cards: number; reviews: number } => {
  const cards = Math.min(newCards, config.newPerDay * horizonDays)
  const days = reviewDays(config, nextMemory(config.weights, null, 0, 'good'), horizonDays)
  let reviews = 0
  for (let left = cards, day = 0; left > 0; left -= config.newPerDay, day++)
    reviews += Math.min(left, config.newPerDay) * reviewsBy(days, horizonDays - day)
  return { cards, reviews }
}

/**
 * An estimate of the minutes a day that a preset asks for, over the next 90 days.
 *
 * A card of stability S is asked after I = S / F * (r^(1/decay) - 1) days (`intervalFor`), within 1 day and the maximum
 * interval; it is passed with chance r, and its memory moves to the mean of both outcomes. So
 * minutes = (reviews * (review + (1 - r) * relearning steps * learning) + new cards * new) / 90 / 60,
 * each kind with the learner's own seconds. Left out: limits of reviews, backlogs, fuzz, days off, and that learners forget
 * more or less than the weights say. It compares one setting with another better than it foretells a day.
 */
export const minutesPerDay = (config: WorkloadConfig, basis: WorkloadBasis): number => {
  const { secondsPer } = basis
  const fresh = ofNewCards(config, basis.newCards)
  const reviews = basis.groups.reduce(
    (sum, group) => sum + group.cards * reviewsOfCard(config, group),
    fresh.reviews,
  )
  const lapse = (1 - config.desiredRetention) * config.relearningSteps.length * secondsPer.learning
  return (reviews * (secondsPer.review + lapse) + fresh.cards * secondsPer.new) / horizonDays / 60
}

/** Desired retentions that are compared. */
export const retentions = [0.7, 0.75, 0.8, 0.85, 0.9, 0.92, 0.94, 0.95, 0.96, 0.97, 0.98, 0.99] as const

/** The estimate at each retention, all else as it is. */
export const workloadCurve = (
  config: WorkloadConfig,
  basis: WorkloadBasis,
): { desiredRetention: number; minutes: number }[] =>
  retentions.map((desiredRetention) => ({
    desiredRetention,
    minutes: minutesPerDay({ ...config, desiredRetention }, basis),
  }))
