import type { Memory } from '../card'
import { ratings, type Rating } from '../rating'
import type { Chance } from '../scenario/chance'
import { intervalFor, nextMemory, retrievability } from '../schedule/fsrs'
import type { StudyDay } from '../study-day'
import type { RatingShares, Remembered } from './outlook'

/** How a deck asks: the desired retention gives each due day. */
export type Pacing = { desiredRetention: number; maximumIntervalDays: number }

/** A card in a simulation, changed as it goes. A new card has no memory, and is never due. */
export type SimulatedCard = Remembered &
  Pacing & {
    id: string
    competency: string | null
    dueDay: StudyDay
    /** What the learner really remembers, where that is not what the weights say. */
    truth: Memory | null
  }

/** What showing a card costs, in any one unit: seconds, or cards. */
export type Costs = { new: number; review: number }

/** What asking a card that is forgotten takes besides, in the same unit: its repeats of the day. */
export type LapseCost = { lapse?: number }

/** Which cards to ask on a day, in order; those that the day's budget does not reach stay for later. */
export type Policy = (cards: readonly SimulatedCard[], day: StudyDay) => SimulatedCard[]

export type Simulation = {
  cards: SimulatedCard[]
  /** The days simulated: `from` is the first, `until` the first no longer. */
  from: StudyDay
  until: StudyDay
  policy: Policy
  budget: number
  /** What was spent before, of the first day's budget. */
  spent?: number
  costs: Costs & LapseCost
  shares: RatingShares
  /** True stabilities are those of the weights times this; 1 for a learner who obeys them. */
  factor: number
  chance: Chance
  /** Hears of every answer, with the memory before it. */
  heard?: (answer: SimulatedAnswer) => void
}

/** `elapsed`: whole study days since the answer before, 0 for the first. */
export type SimulatedAnswer = { card: SimulatedCard; memory: Memory | null; elapsed: number; rating: Rating }

export type SimulatedDay = { day: StudyDay; newCards: number; reviews: number; cost: number }

const drawn = (shares: readonly number[], chance: Chance): number => {
  let left = chance.unit()
  for (let index = 0; index < shares.length - 1; index++) {
    if (left < shares[index]!) return index
    left -= shares[index]!
  }
  return shares.length - 1
}

const rate = (card: SimulatedCard, day: StudyDay, { shares, chance }: Simulation): Rating => {
  if (!card.memory) return ratings[drawn(shares.first, chance)]!
  const recall = retrievability(card.weights, card.truth ?? card.memory, day - card.lastDay)
  return chance.unit() < recall ? ratings[1 + drawn(shares.recalled, chance)]! : 'again'
}

/** The day a card is due again: whole days, no fuzz, and tomorrow at the earliest. */
export const nextDueDay = (
  { weights, desiredRetention, maximumIntervalDays }: Pacing & { weights: readonly number[] },
  { stability }: Memory,
  day: StudyDay,
): StudyDay =>
  day +
  Math.min(Math.max(1, Math.round(intervalFor(weights, stability, desiredRetention))), maximumIntervalDays)

/** @returns what it cost besides */
const ask = (card: SimulatedCard, day: StudyDay, simulation: Simulation): number => {
  const { factor } = simulation
  const rating = rate(card, day, simulation)
  const elapsed = card.memory ? day - card.lastDay : 0
  simulation.heard?.({ card, memory: card.memory, elapsed, rating })
  const next = nextMemory(card.weights, card.memory, elapsed, rating)
  if (!card.memory) card.truth = factor === 1 ? null : { ...next, stability: next.stability * factor }
  else card.truth &&= nextMemory(card.weights, card.truth, elapsed, rating)
  card.memory = next
  card.lastDay = day
  card.dueDay = nextDueDay(card, next, day)
  return elapsed > 0 && rating === 'again' ? (simulation.costs.lapse ?? 0) : 0
}

/**
 * Runs a learner through some study days: each day the policy's cards are asked in order while the budget lasts, each
 * card once (repeats within a day cost nothing and leave memory as it was). The cards are changed in place.
 * @returns a row a day, in order
 */
export const simulate = (simulation: Simulation): SimulatedDay[] => [...simulateDays(simulation)]

/** The same a day at a time, for whoever has other things to do in between. */
export function* simulateDays(simulation: Simulation): Generator<SimulatedDay, void> {
  const { cards, from, until, policy, costs } = simulation
  for (let day = from; day < until; day++) {
    const row = { day, newCards: 0, reviews: 0, cost: 0 }
    const budget = simulation.budget - (day === from ? (simulation.spent ?? 0) : 0)
    for (const card of policy(cards, day)) {
      const cost = card.memory ? costs.review : costs.new
      if (row.cost + cost > budget) continue
      row[card.memory ? 'reviews' : 'newCards'] += 1
      row.cost += cost
      row.cost += ask(card, day, simulation)
    }
    yield row
  }
}

/** True chance of recall on a day, 0 for a card never seen. */
export const trueRecall = (card: SimulatedCard, day: StudyDay): number =>
  card.memory ? retrievability(card.weights, card.truth ?? card.memory, day - card.lastDay) : 0
