import type { SimulatedCard } from '@/lib/core/plan/simulate'
import type { Candidate } from '@/lib/core/queue/order'
import type { PlanRow } from '@/lib/db/plan'
import type { LearnerPlan } from './load-plan'

export type PlannedToday = {
  /** The cards the plan asks today, most valuable first, as far as the minutes left reach. */
  cards: SimulatedCard[]
  summary: { new: number; reviews: number; seconds: number }
}

/** Buried for today, or a new card that is held back until a later day. */
const isAway = ({ buriedDay, state, dueDay }: PlanRow, today: number): boolean =>
  (buriedDay !== null && buriedDay >= today) || (state === 'new' && dueDay !== null && dueDay > today)

/** What the plan asks on the present day after what was done; nothing without a date ahead. */
export const planToday = ({ plan, rows, waiting, interviewDay, today }: LearnerPlan): PlannedToday => {
  const summary = { new: 0, reviews: 0, seconds: 0 }
  if (interviewDay === null) return { cards: [], summary }
  const left = plan.budget - (plan.spent ?? 0)
  const present = plan.cards.filter(({ id }) => !waiting.has(id) && !isAway(rows.get(id)!, today))
  const cards = plan.policy(present, today).filter(({ memory }) => {
    const cost = memory ? plan.costs.review : plan.costs.new
    if (summary.seconds + cost > left) return false
    summary.seconds += cost
    summary[memory ? 'reviews' : 'new'] += 1
    return true
  })
  return { cards, summary }
}

/** The planned cards as the queue takes them. A card that is not due yet is asked like one that is. */
export const plannedCandidates = (learnerPlan: LearnerPlan): Candidate[] =>
  planToday(learnerPlan).cards.map(({ id, memory, competency }, place) => {
    const { noteId, deckId, state, position } = learnerPlan.rows.get(id)!
    return {
      ...{ cardId: id, noteId, deckId, competency, position, place },
      kind: memory === null ? 'new' : state === 'review' ? 'review' : 'interday',
      dueAt: 0,
      dueDay: learnerPlan.today,
      retrievability: 1,
    }
  })
