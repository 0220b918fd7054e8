import type { StudyDay } from '../study-day'
import type { SimulatedCard } from './simulate'

/** The cards on a day as a policy sees them, each list in the order in which the cards were given. */
export type Standing = {
  day: StudyDay
  /** The part of an ordinary day that there is, 0 to 1. */
  share: number
  /** Never seen. */
  fresh: readonly SimulatedCard[]
  /** Due by the day, and last answered before it. */
  due: readonly SimulatedCard[]
  /** All that were last answered before the day. */
  seen: () => SimulatedCard[]
}

/** The first day on which a card that was seen may be asked: an answer ends its day. */
const nextDay = ({ dueDay, lastDay }: SimulatedCard): StudyDay => Math.max(dueDay, lastDay + 1)

const isFresh = ({ memory }: SimulatedCard): boolean => memory === null

/** The standing of cards on one day. */
export const standingOf = (cards: readonly SimulatedCard[], day: StudyDay, share: number): Standing => ({
  ...{ day, share, fresh: cards.filter(isFresh) },
  due: cards.filter((card) => !isFresh(card) && nextDay(card) <= day),
  seen: () => cards.filter((card) => !isFresh(card) && card.lastDay < day),
})

/**
 * The standing of cards day after day. Each card that was seen lies under the day it comes back on, so that a day looks at
 * what is due on it alone, however many cards there are.
 */
export const makeCalendar = (cards: readonly SimulatedCard[], from: StudyDay, until: StudyDay) => {
  const places = new Map(cards.map((card, place) => [card, place]))
  const days = Array.from({ length: Math.max(0, until - from) }, (): number[] => [])
  const put = (card: SimulatedCard): void => {
    const day = Math.max(nextDay(card), from)
    if (day < until) days[day - from]!.push(places.get(card)!)
  }
  let fresh = cards.filter(isFresh)
  for (const card of cards) if (!isFresh(card)) put(card)
  let waiting: number[] = []
  return {
    /** Puts a card that was answered under its new day. */
    put,
    /** The standing on a day; days are asked for in order, each once. */
    on: (day: StudyDay, share: number): Standing => {
      // A card asked before its day lies under the old one too, and may come to lie under one twice.
      waiting = [...waiting, ...days[day - from]!]
        .sort((a, b) => a - b)
        .filter((place, index, all) => nextDay(cards[place]!) <= day && place !== all[index - 1])
      if (!fresh.every(isFresh)) fresh = fresh.filter(isFresh)
      return {
        ...{ day, share, fresh, due: waiting.map((place) => cards[place]!) },
        seen: () => cards.filter((card) => !isFresh(card) && card.lastDay < day),
      }
    },
  }
}
