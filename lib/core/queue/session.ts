import type { FoldedCard } from '../card'
import { learnAheadMs } from '../schedule/due'
import { indexAvoiding } from './interleave'

/** A card of a sitting: as it stands now, and its place in the queue; null once answered in this sitting. */
export type SessionCard = { id: string; competency: string | null; card: FoldedCard; place: number | null }

export type Shown = { cardId: string | null; competency: string | null }

const stepDueAt = ({ card }: SessionCard): number | null => {
  const { position } = card
  const inSteps = position.state === 'learning' || position.state === 'relearning'
  return inSteps && 'at' in position.due ? position.due.at : null
}

/** True while a card still belongs to the sitting: not yet answered, or on a step within this study day. */
export const isLeft = (one: SessionCard): boolean => one.place !== null || stepDueAt(one) !== null

const choose = (cards: readonly SessionCard[], shown: Shown): SessionCard | null => {
  const others = cards.filter((one) => one.id !== shown.cardId)
  return others[indexAvoiding(others, shown.competency)] ?? null
}

/**
 * The card to show next: steps due now, then the queue, then steps due within 20 minutes; one that would repeat the
 * competency just shown is passed over, and the card just answered comes last of all. Null when nothing can be shown now.
 */
export const nextCard = (cards: readonly SessionCard[], shown: Shown, now: number): SessionCard | null => {
  const steps = cards.filter((one) => stepDueAt(one) !== null).sort((a, b) => stepDueAt(a)! - stepDueAt(b)!)
  const dueNow = steps.filter((one) => stepDueAt(one)! <= now)
  const queued = cards
    .filter((one) => one.place !== null && stepDueAt(one) === null)
    .sort((a, b) => a.place! - b.place!)
  const ahead = steps.filter((one) => stepDueAt(one)! > now && stepDueAt(one)! <= now + learnAheadMs)
  return choose([...dueNow, ...queued], shown) ?? choose(ahead, shown) ?? [...dueNow, ...ahead][0] ?? null
}

/** Seconds a sitting usually takes: a new card is met about three times, a review once. Learners' own times replace these. */
export const defaultSeconds = { new: 45, learning: 15, review: 12 }

export type SecondsPer = typeof defaultSeconds

/** Seconds that a day's cards should take. */
export const secondsOf = (
  counts: { new: number; learning: number; review: number },
  per: SecondsPer = defaultSeconds,
): number => counts.new * per.new + counts.learning * per.learning + counts.review * per.review
