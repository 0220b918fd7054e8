import type { Candidate } from './order'

/** What is done about a backlog: new cards wait; besides, no more than a day's minutes; or nothing, until asked to. */
export const backlogModes = ['pause-new', 'spread', 'as-due'] as const
export type BacklogMode = (typeof backlogModes)[number]

export type EaseRequest = {
  /** Every candidate of the day, of all decks. */
  candidates: readonly Candidate[]
  /** The part of an ordinary day that is asked today, 0 to 1. */
  share: number
  /** Cards that were due by an earlier day. */
  overdue: readonly Candidate[]
  mode: BacklogMode
  /** Reviews answered today, and seconds spent. */
  done: { reviews: number; seconds: number }
  /** Seconds of a whole day, and of one review. */
  daySeconds: number
  secondsPerReview: number
  /** New cards of a deck that an ordinary day gives, and how many of them were met. */
  newOf: (deckId: string) => { perDay: number; done: number }
  /** What asking a card today is worth; more is better. */
  worthOf: (candidate: Candidate) => number
}

export type Eased = {
  candidates: Candidate[]
  /** Cards that rest keeps for another day. */
  waiting: number
  isBacklog: boolean
}

const isSpanning = ({ kind }: Candidate): boolean => kind === 'review' || kind === 'interday'

const byValue = (candidates: readonly Candidate[], worthOf: EaseRequest['worthOf']): Candidate[] =>
  candidates
    .map((candidate) => ({ candidate, value: worthOf(candidate) }))
    .sort((a, b) => b.value - a.value || (a.candidate.cardId < b.candidate.cardId ? -1 : 1))
    .map(({ candidate }) => candidate)

/** The first new cards of each deck, as many as an easier day gives. */
const easeNew = (fresh: readonly Candidate[], { share, newOf }: EaseRequest): Candidate[] => {
  const left = new Map<string, number>()
  return fresh.filter(({ deckId }) => {
    const { perDay, done } = newOf(deckId)
    const now = left.get(deckId) ?? Math.max(0, Math.floor(perDay * share) - done)
    left.set(deckId, now - 1)
    return now > 0
  })
}

/** More is due from earlier days than a whole day's minutes. */
export const isBacklog = ({ overdue, secondsPerReview, daySeconds }: EaseRequest): boolean =>
  overdue.length * secondsPerReview > daySeconds

/**
 * What rest leaves of a day. On an easier day so many of the cards that span days are asked as its share of all that were
 * due, rounded down, so that a deck of one card rests too; the most valuable ones. In a backlog all are asked most valuable
 * first, new ones wait, and where the learner says so the day ends with its minutes. Steps of a card begun today go on.
 */
export const easeDay = (request: EaseRequest): Eased => {
  const { candidates, share, mode, done, daySeconds, secondsPerReview, worthOf } = request
  const isMuch = isBacklog(request)
  const backlog = isMuch && mode !== 'as-due'
  if (share === 1 && !backlog) return { candidates: [...candidates], waiting: 0, isBacklog: isMuch }
  const steps = candidates.filter(({ kind }) => kind === 'intraday')
  const spanning = candidates.filter(isSpanning)
  const fresh = backlog ? [] : candidates.filter(({ kind }) => kind === 'new')
  const ranked = byValue(spanning, worthOf)
  const byShare =
    share === 1 ? ranked.length : Math.floor((ranked.length + done.reviews) * share) - done.reviews
  const byMinutes =
    backlog && mode === 'spread'
      ? Math.ceil((daySeconds * share - done.seconds) / secondsPerReview)
      : ranked.length
  const asked = ranked.slice(0, Math.max(0, Math.min(byShare, byMinutes)))
  const placed = backlog ? asked.map((candidate, place) => ({ ...candidate, place })) : asked
  const eased = share === 1 ? fresh : easeNew(fresh, request)
  return {
    candidates: [...steps, ...placed, ...eased],
    waiting: ranked.length - asked.length + (fresh.length - eased.length),
    isBacklog: isMuch,
  }
}
