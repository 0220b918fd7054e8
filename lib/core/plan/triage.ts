import type { StudyDay } from '../study-day'
import { leastFirst } from './least-first'
import { recallIfAsked, recallOn, type RatingShares } from './outlook'
import { costOf } from './reach'
import { everyDay, type Costs, type Policy, type ShareOn, type SimulatedCard } from './simulate'
import type { Standing } from './standing'

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
  /** The part of an ordinary day that there is on a day, 0 to 1; all of it where nothing is said. */
  shareOn?: ShareOn
}

/** The part of a day that new cards may take while reviews wait. */
const newShare = 0.75
/** Recall on the day that needs no other review. */
const enough = 0.97
const longestPass = 14
/** It begins so many days before at most, however many of them are free. */
const earliestPass = 365

/**
 * The first day of the final pass, which is as many ordinary days long as one review of every card takes, and two for what
 * is forgotten meanwhile. Days off and easy days make it begin earlier.
 */
export const finalPassFrom = (
  cards: number,
  {
    interviewDay,
    budget,
    costs,
    shareOn = everyDay,
  }: Pick<Triage, 'interviewDay' | 'budget' | 'costs' | 'shareOn'>,
): StudyDay => {
  const wanted =
    budget <= 0 ? longestPass : Math.min(Math.ceil((cards * costs.review) / budget) + 2, longestPass)
  let day = interviewDay
  for (let days = 0; days < wanted && interviewDay - day < earliestPass;) days += shareOn(--day)
  return day
}

const byRecall = (places: readonly number[], cards: readonly SimulatedCard[], day: StudyDay) =>
  leastFirst(places, (place) => recallOn(cards[place]!, day))

function* beforeFinalPass({ day, share, cards, fresh, due }: Standing, triage: Triage) {
  const given = fresh.slice(0, triage.newPerDay)
  const first = Math.max(1, Math.floor((newShare * triage.budget * share) / triage.costs.new))
  yield* given.slice(0, first)
  yield* byRecall(due, cards, day)
  yield* given.slice(first)
}

/** Expected recall on the day of the interview that asking a card today adds, for each unit of cost. */
export const gainPerCost = (
  card: SimulatedCard,
  day: StudyDay,
  { interviewDay, costs, shares }: Pick<Triage, 'interviewDay' | 'costs' | 'shares'>,
): number =>
  (recallIfAsked(card, day, interviewDay, shares) - recallOn(card, interviewDay)) / costOf(card, costs)

function* inFinalPass({ day, cards, fresh, seen }: Standing, triage: Triage) {
  const isSure = (place: number) => recallOn(cards[place]!, triage.interviewDay) >= enough
  const known = seen()
  const sure = known.filter(isSure)
  const wanted = [...known.filter((place) => !isSure(place)), ...fresh.slice(0, triage.newPerDay)]
  yield* leastFirst(wanted, (place) => -gainPerCost(cards[place]!, day, triage))
  yield* byRecall(sure, cards, triage.interviewDay)
}

/** The plan for an interview as a policy; the new cards come in the order given. @param count cards the plan counts */
export const interviewPolicy = (count: number, triage: Triage): Policy => {
  const passFrom = finalPassFrom(count, triage)
  return (standing) =>
    standing.day < passFrom ? beforeFinalPass(standing, triage) : inFinalPass(standing, triage)
}

/** Plain scheduling: due cards, lowest chance of recall first, then new ones; on an easier day its share of both. */
export const plainPolicy = (newPerDay: number): Policy =>
  function* ({ day, share, cards, fresh, due }) {
    let left = Math.floor(due.length * share)
    for (const place of byRecall(due, cards, day)) {
      if (left-- === 0) break
      yield place
    }
    yield* fresh.slice(0, Math.floor(newPerDay * share))
  }

/**
 * New cards in the order a plan introduces them: competencies take turns, one with twice the weight twice as often; within
 * a competency by place. So whatever the minutes reach, every competency is covered alike.
 */
export const coverageOrder = <Card extends { competency: string | null; position: number }>(
  cards: readonly Card[],
  weightOf: (competency: string | null) => number,
): Card[] => {
  const rows = new Map<string | null, Card[]>()
  for (const card of [...cards].sort((a, b) => a.position - b.position)) {
    const row = rows.get(card.competency)
    if (row) row.push(card)
    else rows.set(card.competency, [card])
  }
  return [...rows]
    .flatMap(([competency, list]) =>
      list.map((card, index) => ({ card, turn: (index + 0.5) / Math.max(weightOf(competency), 1e-6) })),
    )
    .sort((a, b) => a.turn - b.turn || a.card.position - b.card.position)
    .map(({ card }) => card)
}
