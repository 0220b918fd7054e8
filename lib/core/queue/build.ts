import type { QueueConfig } from '../preset'
import { learnAheadMs } from '../schedule/due'
import type { StudyDay } from '../study-day'
import { interleave } from './interleave'
import { fullDeck, limitTree, takeFromLimits, type DeckDay } from './limits'
import { intersperse, orderNew, orderReviews, type Candidate } from './order'
import { siblingKeeper } from './siblings'

export type QueueCounts = { new: number; learning: number; review: number }
export type Queue = { cards: Candidate[]; counts: QueueCounts }

/** Cards that limits keep for another day, and the decks whose limits those are. */
export type HeldBack = { new: number; review: number; deckIds: ReadonlySet<string> }

export type QueueRequest = {
  /** Cards of the selected decks that are due on this study day or new; suspended and buried ones left out. */
  candidates: readonly Candidate[]
  /** The selected decks: a deck with its subdecks, or all. */
  decks: readonly DeckDay[]
  configOf: (deckId: string) => QueueConfig
  /** Orders and mixing come from the selected deck's preset. */
  display: QueueConfig
  now: number
  studyDay: StudyDay
}

const ofKind = (candidates: readonly Candidate[], kind: Candidate['kind']) =>
  candidates.filter((candidate) => candidate.kind === kind)

const mixIn = (
  reviews: readonly Candidate[],
  fresh: readonly Candidate[],
  mix: QueueConfig['newMix'],
): Candidate[] => {
  if (mix === 'after-reviews') return [...reviews, ...fresh]
  if (mix === 'before-reviews') return [...fresh, ...reviews]
  return intersperse(reviews, fresh)
}

type Gathered = Record<Candidate['kind'], Candidate[]> & { held: HeldBack }

/** The cards that limits and sibling burying leave for today, by kind, each in its order. */
const gather = (request: QueueRequest): Gathered => {
  const { candidates, display, studyDay } = request
  const limits = limitTree(request.decks)
  const siblings = siblingKeeper(request.configOf)
  const held = { new: 0, review: 0, deckIds: new Set<string>() }
  const byDue = (a: Candidate, b: Candidate) => a.dueAt - b.dueAt || (a.cardId < b.cardId ? -1 : 1)
  const take = (candidate: Candidate, kind: 'new' | 'review' | 'free'): boolean => {
    if (!siblings.isFree(candidate)) return false
    if (kind !== 'free' && !takeFromLimits(limits, candidate.deckId, kind)) {
      held[kind] += 1
      held.deckIds.add(fullDeck(limits, candidate.deckId, kind)!)
      return false
    }
    siblings.gather(candidate)
    return true
  }
  const within = (ordered: readonly Candidate[], kind: 'new' | 'review') =>
    ordered.filter((candidate) => take(candidate, kind))

  // In this order: what is gathered earlier takes limits first and is never buried by what comes later.
  const intraday = ofKind(candidates, 'intraday')
    .sort(byDue)
    .filter((candidate) => take(candidate, 'free'))
  const interday = within(
    orderReviews(ofKind(candidates, 'interday'), display.reviewOrder, studyDay),
    'review',
  )
  const review = within(orderReviews(ofKind(candidates, 'review'), display.reviewOrder, studyDay), 'review')
  const fresh = within(orderNew(ofKind(candidates, 'new'), display.newOrder, studyDay), 'new')
  return { intraday, interday, review, new: fresh, held }
}

const countsOf = ({ intraday, interday, review, new: fresh }: Gathered): QueueCounts => ({
  new: fresh.length,
  learning: intraday.length + interday.length,
  review: review.length,
})

/** What the day still gives, steps due later today among it, and what limits hold back of the candidates. */
export const reckonQueue = (request: QueueRequest): { counts: QueueCounts; held: HeldBack } => {
  const gathered = gather(request)
  return { counts: countsOf(gathered), held: gathered.held }
}

/**
 * Today's cards in the order they are asked (`anki-behaviour.md` 2.6): steps due now, then reviews and new cards within
 * their limits, mixed and interleaved by competency, then steps due within 20 minutes.
 */
export const buildQueue = (request: QueueRequest): Queue => {
  const { now, display } = request
  const gathered = gather(request)
  const main = mixIn(intersperse(gathered.review, gathered.interday), gathered.new, display.newMix)
  const dueNow = gathered.intraday.filter((candidate) => candidate.dueAt <= now)
  const ahead = gathered.intraday.filter(({ dueAt }) => dueAt > now && dueAt <= now + learnAheadMs)
  return { cards: [...interleave([...dueNow, ...main]), ...ahead], counts: countsOf(gathered) }
}
