import type { Memory } from '../card'
import { ratings, type Rating } from '../rating'
import type { Chance } from '../scenario/chance'
import { modelOf } from '../schedule/memory-model'
import type { StudyDay } from '../study-day'
import type { RatingShares, Remembered } from './outlook'
import { makeCalendar, type Standing } from './standing'

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

/** What showing a card costs on the mean, in any one unit: seconds, or cards. A card is asked while that still fits. */
export type Costs = { new: number; review: number }

/** What it takes in the end, by the rating that is given, in the same unit. */
export type RatedCosts = { new: Readonly<Record<Rating, number>>; review: Readonly<Record<Rating, number>> }

/** Which cards to ask on a day, by place, in order; those that the day's budget does not reach stay for later. */
export type Policy = (standing: Standing) => Iterable<number>

export type Simulation = {
  cards: SimulatedCard[]
  /** The days simulated: `from` is the first, `until` the first no longer. */
  from: StudyDay
  until: StudyDay
  policy: Policy
  /** Of an ordinary day. */
  budget: number
  /** The part of an ordinary day that there is on a day, 0 to 1; all of it where nothing is said. */
  shareOn?: ShareOn
  /** What was spent before, of the first day's budget. */
  spent?: number
  costs: Costs
  /** The mean costs, where nothing is said. */
  ratedCosts?: RatedCosts
  shares: RatingShares
  /** True stabilities are those of the weights times this; 1 for a learner who obeys them. */
  factor: number
  chance: Chance
  /** Hears of every answer, with the memory before it. */
  heard?: (answer: SimulatedAnswer) => void
}

export type ShareOn = (day: StudyDay) => number
export const everyDay: ShareOn = () => 1

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

/** True chance of recall on a day, 0 for a card never seen. */
export const trueRecall = ({ weights, memory, truth, lastDay }: SimulatedCard, day: StudyDay): number =>
  memory ? modelOf(weights).recall((truth ?? memory).stability, day - lastDay) : 0

/** The day a card is due again: whole days, no fuzz, and tomorrow at the earliest. */
export const nextDueDay = (
  { weights, desiredRetention, maximumIntervalDays }: Pacing & { weights: readonly number[] },
  { stability }: Memory,
  day: StudyDay,
): StudyDay => {
  const interval = Math.round(modelOf(weights).interval(stability, desiredRetention))
  return day + Math.min(Math.max(1, interval), maximumIntervalDays)
}

const rate = (recall: number, { shares, chance }: Simulation): Rating =>
  chance.unit() < recall ? ratings[1 + drawn(shares.recalled, chance)]! : 'again'

/** Asks a card never seen, and changes it by its answer. */
const meet = (card: SimulatedCard, simulation: Simulation): Rating => {
  const { factor, shares, chance, heard } = simulation
  const rating = ratings[drawn(shares.first, chance)]!
  heard?.({ card, memory: null, elapsed: 0, rating })
  card.memory = modelOf(card.weights).first[rating]
  card.truth = factor === 1 ? null : { ...card.memory, stability: card.memory.stability * factor }
  return rating
}

/** Asks a card again, and changes it by its answer. */
const review = (card: SimulatedCard, memory: Memory, day: StudyDay, simulation: Simulation): Rating => {
  const { truth, weights } = card
  const model = modelOf(weights)
  const elapsed = day - card.lastDay
  const recall = model.recall(memory.stability, elapsed)
  const trulyRecalled = truth ? model.recall(truth.stability, elapsed) : recall
  const rating = rate(trulyRecalled, simulation)
  simulation.heard?.({ card, memory, elapsed, rating })
  const difficulty = model.nextDifficulty(memory.difficulty, rating)
  card.memory = { stability: model.nextStability(memory, recall, rating), difficulty }
  if (truth) card.truth = { stability: model.nextStability(truth, trulyRecalled, rating), difficulty }
  return rating
}

const ask = (card: SimulatedCard, day: StudyDay, simulation: Simulation): Rating => {
  const rating = card.memory ? review(card, card.memory, day, simulation) : meet(card, simulation)
  card.lastDay = day
  card.dueDay = nextDueDay(card, card.memory!, day)
  return rating
}

/**
 * Runs a learner through some study days: each day the policy's cards are asked in order while the budget lasts, each
 * card once (repeats within a day leave memory as it was). The cards are changed in place.
 * @returns a row a day, in order
 */
export const simulate = (simulation: Simulation): SimulatedDay[] => [...simulateDays(simulation)]

/** The same a day at a time, for whoever has other things to do in between. */
export function* simulateDays(simulation: Simulation): Generator<SimulatedDay, void> {
  const { cards, from, until, policy, costs, ratedCosts, shareOn = everyDay } = simulation
  const calendar = makeCalendar(cards, from, until)
  const least = Math.min(costs.new, costs.review)
  for (let day = from; day < until; day++) {
    const row = { day, newCards: 0, reviews: 0, cost: 0 }
    const share = shareOn(day)
    const budget = simulation.budget * share - (day === from ? (simulation.spent ?? 0) : 0)
    for (const place of policy(calendar.on(day, share))) {
      if (row.cost + least > budget) break
      const card = cards[place]!
      const kind = card.memory ? 'review' : 'new'
      if (row.cost + costs[kind] > budget) continue
      const rating = ask(card, day, simulation)
      calendar.put(place)
      row[kind === 'new' ? 'newCards' : 'reviews'] += 1
      row.cost += ratedCosts ? ratedCosts[kind][rating] : costs[kind]
    }
    yield row
  }
}
