import type { StudyDay } from '../study-day'
import type { SimulatedCard } from './simulate'

/** The cards on a day as a policy sees them. The lists name cards by their places among `cards`. */
export type Standing = {
  day: StudyDay
  /** The part of an ordinary day that there is, 0 to 1. */
  share: number
  cards: readonly SimulatedCard[]
  /** Never seen, in order. */
  fresh: readonly number[]
  /** Due by the day, and last answered before it; in no order. */
  due: readonly number[]
  /** All that were last answered before the day, in order. */
  seen: () => number[]
}

/** The first day on which a card that was seen may be asked: an answer ends its day. */
const nextDay = ({ dueDay, lastDay }: SimulatedCard): StudyDay => Math.max(dueDay, lastDay + 1)

const placesOf = (cards: readonly SimulatedCard[], is: (card: SimulatedCard) => boolean): number[] => {
  const places: number[] = []
  for (let place = 0; place < cards.length; place++) if (is(cards[place]!)) places.push(place)
  return places
}

const isFresh = ({ memory }: SimulatedCard): boolean => memory === null

const seenBefore = (cards: readonly SimulatedCard[], day: StudyDay): number[] =>
  placesOf(cards, (card) => !isFresh(card) && card.lastDay < day)

/** The standing of cards on one day. */
export const standingOf = (cards: readonly SimulatedCard[], day: StudyDay, share: number): Standing => ({
  ...{ day, share, cards },
  fresh: placesOf(cards, isFresh),
  due: placesOf(cards, (card) => !isFresh(card) && nextDay(card) <= day),
  seen: () => seenBefore(cards, day),
})

/**
 * The standing of cards day after day. Each card that was seen lies under the day it comes back on, so that a day looks at
 * what is due on it alone, however many cards there are.
 */
export const makeCalendar = (cards: readonly SimulatedCard[], from: StudyDay, until: StudyDay) => {
  const days = Array.from({ length: Math.max(0, until - from) }, (): number[] => [])
  const put = (place: number): void => {
    const day = Math.max(nextDay(cards[place]!), from)
    if (day < until) days[day - from]!.push(place)
  }
  let fresh = placesOf(cards, isFresh)
  let due: number[] = []
  const isWaiting = new Uint8Array(cards.length)
  for (const place of placesOf(cards, (card) => !isFresh(card))) put(place)
  return {
    /** Puts a card that was answered under its new day. */
    put,
    /** The standing on a day; days are asked for in order, each once. */
    on: (day: StudyDay, share: number): Standing => {
      due = due.filter((place) => {
        const isStill = nextDay(cards[place]!) <= day
        if (!isStill) isWaiting[place] = 0
        return isStill
      })
      // A card asked before its day lies under the old one too, and may come to lie under one twice.
      for (const place of days[day - from]!) {
        if (isWaiting[place] || nextDay(cards[place]!) > day) continue
        isWaiting[place] = 1
        due.push(place)
      }
      if (fresh.some((place) => !isFresh(cards[place]!)))
        fresh = fresh.filter((place) => isFresh(cards[place]!))
      return { day, share, cards, fresh, due, seen: () => seenBefore(cards, day) }
    },
  }
}
