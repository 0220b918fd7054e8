import type { StudyDay } from '../study-day'
import { recallIfAsked, recallOn, type RatingShares } from './outlook'
import type { Costs, Policy, SimulatedCard } from './simulate'

/**
 * What to ask before an interview. Until the final pass: new cards first, within three quarters of the day, since a card
 * never seen counts nothing and most mistakes in an interview are things never met; then what is due, lowest chance of
 * recall first. In the final pass: whatever gains most recall on the day for its time, due or not. The choice is compared
 * with others in `docs/decisions/0040-interview-plan.md`.
 */
export type Triage = {
  interviewDay: StudyDay
  budget: number
  costs: Costs
  shares: RatingShares
  /** New cards a day, at most. */
  newPerDay: number
}

/** The part of a day that new cards may take while reviews wait. */
const newShare = 0.75
/** Recall on the day that needs no other review. */
const enough = 0.97
const longestPass = 14

/** Days of the final pass: as many as one review of every card takes, and two for what is forgotten meanwhile. */
export const finalPassDays = (cards: number, { budget, costs }: Pick<Triage, 'budget' | 'costs'>): number =>
  budget <= 0 ? longestPass : Math.min(Math.ceil((cards * costs.review) / budget) + 2, longestPass)

const byRecall = (cards: readonly SimulatedCard[], day: StudyDay): SimulatedCard[] =>
  cards
    .map((card) => ({ card, recall: recallOn(card, day) }))
    .sort((a, b) => a.recall - b.recall)
    .map(({ card }) => card)

const beforeFinalPass = (cards: readonly SimulatedCard[], day: StudyDay, triage: Triage): SimulatedCard[] => {
  const due = byRecall(
    cards.filter(({ memory, dueDay, lastDay }) => memory !== null && dueDay <= day && lastDay < day),
    day,
  )
  const fresh = cards.filter(({ memory }) => memory === null).slice(0, triage.newPerDay)
  const first = Math.max(1, Math.floor((newShare * triage.budget) / triage.costs.new))
  return [...fresh.slice(0, first), ...due, ...fresh.slice(first)]
}

/** Expected recall on the day of the interview that asking a card today adds, for each unit of cost. */
export const gainPerCost = (
  card: SimulatedCard,
  day: StudyDay,
  { interviewDay, costs, shares }: Pick<Triage, 'interviewDay' | 'costs' | 'shares'>,
): number =>
  (recallIfAsked(card, day, interviewDay, shares) - recallOn(card, interviewDay)) /
  (card.memory ? costs.review : costs.new)

const inFinalPass = (cards: readonly SimulatedCard[], day: StudyDay, triage: Triage): SimulatedCard[] => {
  const fresh = cards.filter(({ memory }) => memory === null).slice(0, triage.newPerDay)
  const seen = cards.filter(({ memory, lastDay }) => memory !== null && lastDay < day)
  const isSure = (card: SimulatedCard) => recallOn(card, triage.interviewDay) >= enough
  const wanted = [...seen.filter((card) => !isSure(card)), ...fresh]
    .map((card) => ({ card, gain: gainPerCost(card, day, triage) }))
    .sort((a, b) => b.gain - a.gain)
    .map(({ card }) => card)
  return [...wanted, ...byRecall(seen.filter(isSure), triage.interviewDay)]
}

/** The plan for an interview as a policy; the new cards come in the order given. @param count cards the plan counts */
export const interviewPolicy = (count: number, triage: Triage): Policy => {
  const passFrom = triage.interviewDay - finalPassDays(count, triage)
  return (cards, day) =>
    day < passFrom ? beforeFinalPass(cards, day, triage) : inFinalPass(cards, day, triage)
}

/** Plain scheduling: due cards, lowest chance of recall first, then new ones. */
export const plainPolicy =
  (newPerDay: number): Policy =>
  (cards, day) => [
    ...byRecall(
      cards.filter(({ memory, dueDay }) => memory !== null && dueDay <= day),
      day,
    ),
    ...cards.filter(({ memory }) => memory === null).slice(0, newPerDay),
  ]

/**
 * New cards in the order a plan introduces them: competencies take turns, one with twice the weight twice as often; within
 * a competency by place. So whatever the minutes reach, every competency is covered alike.
 */
export const coverageOrder = <Card extends { competency: string | null; position: number }>(
  cards: readonly Card[],
  weightOf: (competency: string | null) => number,
): Card[] => {
  const rows = new Map<string | null, Card[]>()
  for (const card of [...cards].sort((a, b) => a.position - b.position))
    rows.set(card.competency, [...(rows.get(card.competency) ?? []), card])
  return [...rows]
    .flatMap(([competency, list]) =>
      list.map((card, index) => ({ card, turn: (index + 0.5) / Math.max(weightOf(competency), 1e-6) })),
    )
    .sort((a, b) => a.turn - b.turn || a.card.position - b.card.position)
    .map(({ card }) => card)
}
