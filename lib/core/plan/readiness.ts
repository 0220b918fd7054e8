import { competencies } from '../competency'
import { deviate, type Chance } from '../scenario/chance'
import type { StudyDay } from '../study-day'
import type { Doubt } from './doubt'
import { recallOn } from './outlook'
import { simulateDays, trueRecall, type SimulatedCard, type Simulation } from './simulate'

/** The share of an interval's cases that it is meant to contain. */
export const nominal = 0.8

/** Expected share recalled on the day of all cards of a group, and the range that holds it four times in five; 0 to 1. */
export type Readiness = { mean: number; low: number; high: number }

/** Sums over the cards of a group in one future: chances of recall, and their variances. */
type Sums = { recall: number; variance: number }

/** One imagined future: sums by group, and the cards that it never reached. */
export type Future = { groups: Map<string, Sums>; unmet: string[] }

/** The group that holds every card. */
export const everything = 'all'
const own = 'own'
const groupOf = ({ competency }: SimulatedCard): string =>
  competency !== null && competencies.includes(competency) ? competency : own

const copyOf = (card: SimulatedCard, factor: number): SimulatedCard => ({
  ...card,
  truth: card.memory && { ...card.memory, stability: card.memory.stability * factor },
})

/** A plan that is still to be played. */
export type Plan = Omit<Simulation, 'factor' | 'chance' | 'heard'>

/** Plays the plan through to the day once, with a learner drawn from the doubt. The cards given stay as they are. */
export const imagine = (plan: Plan, doubt: Doubt, chance: Chance): Future => {
  const game = imagineDays(plan, doubt, chance)
  for (;;) {
    const { done, value } = game.next()
    if (done) return value
  }
}

/** The same a day at a time. */
export function* imagineDays(plan: Plan, doubt: Doubt, chance: Chance): Generator<unknown, Future> {
  const factor = Math.exp(doubt.mean + doubt.deviation * deviate(chance))
  const cards = plan.cards.map((card) => copyOf(card, factor))
  yield* simulateDays({ ...plan, cards, factor, chance })
  const groups = new Map<string, Sums>()
  const add = (name: string, recall: number) => {
    const sums = groups.get(name) ?? { recall: 0, variance: 0 }
    groups.set(name, { recall: sums.recall + recall, variance: sums.variance + recall * (1 - recall) })
  }
  for (const card of cards) {
    const recall = trueRecall(card, plan.until)
    add(everything, recall)
    add(groupOf(card), recall)
  }
  return { groups, unmet: cards.filter(({ memory }) => memory === null).map(({ id }) => id) }
}

/** The standard normal distribution function (Abramowitz and Stegun 26.2.17, error below 1e-7). */
const normal = (z: number): number => {
  const t = 1 / (1 + 0.2316419 * Math.abs(z))
  const tail =
    0.3989422804014327 *
    Math.exp((-z * z) / 2) *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  return z > 0 ? 1 - tail : tail
}

/** The value below which a mixture of equally likely normals has the chance `p`, within 0 and 1: by halving. */
const quantile = (parts: readonly { mean: number; deviation: number }[], p: number): number => {
  let [low, high] = [0, 1]
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2
    const below = parts.reduce((sum, { mean, deviation }) => sum + normal((middle - mean) / deviation), 0)
    if (below / parts.length < p) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/**
 * Readiness of a group over some futures. The share recalled is, in each future, a sum of independent chances
 * (Poisson-binomial), taken as normal with that mean and variance; the range is of all futures together, so it holds
 * three doubts: each card's chance, the answers still to come, and the learner's parameters.
 */
export const readinessOf = (group: string, count: number, futures: readonly Future[]): Readiness => {
  const parts = futures.map(({ groups }) => {
    const { recall, variance } = groups.get(group) ?? { recall: 0, variance: 0 }
    return { mean: recall / count, deviation: Math.sqrt(variance) / count + 1e-6 }
  })
  // A share is a whole number of cards: what lies half a card around it is its own.
  const share = (p: number) => Math.round(count * quantile(parts, p)) / count
  const mean = parts.reduce((sum, part) => sum + part.mean, 0) / parts.length
  // Of few cards, or of many never met, no whole number of cards may lie on one side of the mean.
  return {
    mean,
    low: Math.min(share((1 - nominal) / 2), mean),
    high: Math.max(share((1 + nominal) / 2), mean),
  }
}

/** A group as it stands: how many cards, how many of them were met, and the share that would be recalled now. */
export type Present = { cards: number; met: number; now: number }

/** Every group as it stands on a day; the group of all among them. */
export const presentGroups = (cards: readonly SimulatedCard[], today: StudyDay): Map<string, Present> => {
  const sums = new Map<string, Present>([[everything, { cards: 0, met: 0, now: 0 }]])
  for (const card of cards)
    for (const name of [everything, groupOf(card)]) {
      const sum = sums.get(name) ?? { cards: 0, met: 0, now: 0 }
      sums.set(name, {
        cards: sum.cards + 1,
        met: sum.met + (card.memory ? 1 : 0),
        now: sum.now + recallOn(card, today),
      })
    }
  return new Map(
    [...sums].map(([name, sum]) => [name, { ...sum, now: sum.cards === 0 ? 0 : sum.now / sum.cards }]),
  )
}
