import { costOf, reachedCards } from '@/lib/core/plan/reach'
import type { SimulatedCard } from '@/lib/core/plan/simulate'
import { standingOf } from '@/lib/core/plan/standing'
import type { Candidate } from '@/lib/core/queue/order'
import type { PlanRow } from '@/lib/db/plan'
import type { LearnerPlan } from './load-plan'

export type PlannedToday = {
  /** The cards the plan asks today, most valuable first, as far as the minutes left reach. */
  cards: SimulatedCard[]
  summary: { new: number; reviews: number; seconds: number; share: number }
  /** Cards that an ordinary day would ask besides, and an easier one leaves. */
  waiting: number
}

/** Buried for today, or a new card that is held back until a later day. */
const isAway = ({ buriedDay, state, dueDay }: PlanRow, today: number): boolean =>
  (buriedDay !== null && buriedDay >= today) || (state === 'new' && dueDay !== null && dueDay > today)

/** What the plan asks on the present day after what was done; nothing without a date ahead. */
export const planToday = ({ plan, rows, waiting, interviewDay, today }: LearnerPlan): PlannedToday => {
  const { budget, spent, costs, policy, shareOn } = plan
  const share = shareOn(today)
  const present = plan.cards.filter(({ id }) => !waiting.has(id) && !isAway(rows.get(id)!, today))
  const standing = standingOf(interviewDay === null ? [] : present, today, share)
  const reached = (seconds: number) => reachedCards(policy, standing, costs, seconds - spent)
  const cards = reached(budget * share)
  const fresh = cards.filter(({ memory }) => memory === null).length
  return {
    cards,
    summary: {
      new: fresh,
      reviews: cards.length - fresh,
      seconds: cards.reduce((sum, card) => sum + costOf(card, costs), 0),
      share,
    },
    waiting: share === 1 ? 0 : reached(budget).length - cards.length,
  }
}

/** The planned cards as the queue takes them. A card that is not due yet is asked like one that is. */
export const plannedCandidates = ({ rows, today }: LearnerPlan, { cards }: PlannedToday): Candidate[] =>
  cards.map(({ id, memory, competency }, place) => {
    const { noteId, deckId, state, position } = rows.get(id)!
    return {
      ...{ cardId: id, noteId, deckId, competency, position, place },
      kind: memory === null ? 'new' : state === 'review' ? 'review' : 'interday',
      dueAt: 0,
      dueDay: today,
      retrievability: 1,
    }
  })
