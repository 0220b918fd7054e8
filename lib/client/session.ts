import { waitingCards } from '@/lib/core/queue/ladder'
import { nextCard, secondsOf, isLeft } from '@/lib/core/queue/session'
import { isRecalled } from '@/lib/core/rating'
import { dueDay } from '@/lib/core/schedule/due'
import { parseDay } from '@/lib/core/study-day'
import type { Given } from './entry'
import { ruleOf } from './settle'
import type { HistoryRow, QueueInfo, StoredCard } from './stored'

/** A sitting: the cards here, what was answered, and the card on the screen. Pure; time comes in with each action. */
export type Session = {
  cards: ReadonlyMap<string, StoredCard>
  history: readonly HistoryRow[]
  shownId: string | null
  /** When the card came on the screen; what the learner took is counted from here. */
  shownAt: number
  /** Counts the cards shown, so that the screen tells a card from the same card shown again. */
  turn: number
  isRevealed: boolean
  /** Competency of the card last shown, which the next should not repeat. */
  competency: string | null
  /** What was said to the card on the screen before its answer was undone. */
  said: Given | null
}

export type Action =
  | { is: 'started'; cards: readonly StoredCard[]; history: readonly HistoryRow[]; now: number }
  | { is: 'revealed' }
  | { is: 'answered'; card: StoredCard; row: HistoryRow; now: number }
  /** The card is null when it is no longer on this device. */
  | { is: 'undone'; card: StoredCard | null; row: HistoryRow; now: number }
  /** Cards changed elsewhere: a reply of the server, another tab, more of the queue. */
  | {
      is: 'changed'
      cards: readonly StoredCard[]
      removed: readonly string[]
      history: readonly HistoryRow[]
      now: number
    }
  /** A card is asked for by name, such as one that was set aside by mistake. */
  | { is: 'called'; cardId: string; now: number }
  /** Time has passed: a step may be due. */
  | { is: 'waited'; now: number }

export const emptySession: Session = {
  cards: new Map(),
  history: [],
  shownId: null,
  shownAt: 0,
  turn: 0,
  isRevealed: false,
  competency: null,
  said: null,
}

const rungOf = ({ id, ladder, card }: StoredCard) => ({
  id,
  ladder: ladder?.name ?? null,
  rung: ladder?.rung ?? null,
  stability: card.memory?.stability ?? null,
  isSuspended: false,
})

/** The cards that can be asked: a new one waits when the rung below it has slipped meanwhile. */
const present = ({ cards }: Pick<Session, 'cards'>): StoredCard[] => {
  const all = [...cards.values()]
  const waiting = waitingCards(all.filter(({ ladder }) => ladder).map(rungOf))
  return all.filter(({ id, isAway }) => !isAway && !waiting.has(id))
}

const show = (session: Session, cardId: string | null, now: number): Session => ({
  ...session,
  shownId: cardId,
  shownAt: now,
  turn: session.turn + 1,
  isRevealed: false,
  said: null,
  competency: (cardId !== null && session.cards.get(cardId)?.competency) || session.competency,
})

const showNext = (session: Session, now: number): Session => {
  const shown = { cardId: session.shownId, competency: session.competency }
  return show(session, nextCard(present(session), shown, now)?.id ?? null, now)
}

const withCards = (session: Session, cards: readonly StoredCard[]): Session => {
  const all = new Map(session.cards)
  for (const card of cards) all.set(card.id, card)
  return { ...session, cards: all }
}

const isAskedNow = ({ place, card: { position } }: StoredCard, now: number): boolean =>
  place !== null || (position.due !== null && 'at' in position.due && position.due.at <= now)

/** A card stays on the screen while its past is the same, or while it is still to be asked; whatever else came in. */
const keepOrMoveOn = (before: Session, after: Session, now: number): Session => {
  if (before.shownId === null) return showNext(after, now)
  const was = before.cards.get(before.shownId)
  const is = after.cards.get(before.shownId)
  const hasSamePast = is?.card.lastEntryId === was?.card.lastEntryId
  return is && !is.isAway && (hasSamePast || isAskedNow(is, now)) ? after : showNext(after, now)
}

export const sessionReducer = (session: Session, action: Action): Session => {
  switch (action.is) {
    case 'started':
      return showNext(
        { ...withCards({ ...emptySession, turn: session.turn }, action.cards), history: action.history },
        action.now,
      )
    case 'revealed':
      return session.shownId === null || session.isRevealed ? session : { ...session, isRevealed: true }
    case 'answered': {
      const after = { ...withCards(session, [action.card]), history: [...session.history, action.row] }
      return showNext(after, action.now)
    }
    case 'undone': {
      const history = session.history.filter(({ seq }) => seq !== action.row.seq)
      if (!action.card) return { ...session, history }
      const shown = show({ ...withCards(session, [action.card]), history }, action.card.id, action.now)
      return { ...shown, said: action.row.given ?? null }
    }
    case 'changed': {
      const after = withCards({ ...session, history: action.history }, action.cards)
      const cards = new Map(after.cards)
      for (const id of action.removed) if (id !== session.shownId) cards.delete(id)
      return keepOrMoveOn(session, { ...after, cards }, action.now)
    }
    case 'called':
      return session.cards.has(action.cardId) ? show(session, action.cardId, action.now) : session
    case 'waited':
      return session.shownId === null ? showNext(session, action.now) : session
  }
}

export const shownCard = (session: Session): StoredCard | null =>
  session.shownId === null ? null : (session.cards.get(session.shownId) ?? null)

/** What is left of the day, by kind: here and, as far as the server said, beyond. */
export const leftOf = (session: Session, queue: QueueInfo) => {
  const left = { ...queue.beyond }
  for (const card of present(session))
    if (isLeft(card)) {
      const { state } = card.card.position
      left[state === 'relearning' ? 'learning' : state] += 1
    }
  return left
}

/** Minutes left, rounded up: none only when nothing is left. */
export const minutesLeft = (session: Session, queue: QueueInfo): number =>
  Math.ceil(secondsOf(leftOf(session, queue), queue.secondsPer) / 60)

/** The share of the sitting that is behind, from 0 to 1. */
export const progressOf = (session: Session, queue: QueueInfo): number => {
  const left = leftOf(session, queue)
  const ahead = left.new + left.learning + left.review
  return session.history.length / Math.max(1, session.history.length + ahead)
}

/** When the next step of today comes, if nothing can be shown until then. */
export const nextStepAt = (session: Session): number | null => {
  const steps = present(session).flatMap(({ card: { position } }) =>
    position.state !== 'new' && 'at' in position.due ? [position.due.at] : [],
  )
  return steps.length > 0 ? Math.min(...steps) : null
}

export type Summary = { answers: number; recalled: number; missed: number; tomorrow: number; ms: number }

/** What the sitting came to: each card counts as it was last answered, each answer with its time. */
export const summaryOf = (session: Session, queue: QueueInfo): Summary => {
  const tomorrow = (parseDay(queue.day.studyDay) ?? 0) + 1
  const last = new Map(session.history.map((row) => [row.cardId, row]))
  const recalled = [...last.values()].filter(({ rating }) => isRecalled(rating)).length
  const returning = [...last.keys()].filter((id) => {
    const due = session.cards.get(id)?.card.position.due
    return due != null && dueDay(due, ruleOf(queue)) === tomorrow
  })
  return {
    answers: session.history.length,
    recalled,
    missed: last.size - recalled,
    tomorrow: returning.length,
    ms: session.history.reduce((sum, { ms }) => sum + Math.min(ms, 60_000), 0),
  }
}
