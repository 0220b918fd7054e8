import { shortDay } from '@/components/ui/dates'
import { figured } from '@/components/ui/words'
import type { ListedNote } from './use-note-list'

export type NoteStand = {
  state: ListedNote['cards'][number]['state'] | 'suspended'
  words: string
  flag: number
}

const dayWords = (at: Date): string =>
  at.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })

type Due = { at: Date; dueDay: string | null }

const firstDue = (cards: ListedNote['cards']): Due | null => {
  const dues = cards.flatMap(({ dueAt, dueDay, state, suspended }) =>
    dueAt !== null && state !== 'new' && !suspended ? [{ at: new Date(dueAt), dueDay }] : [],
  )
  return dues.sort((a, b) => a.at.getTime() - b.at.getTime())[0] ?? null
}

/** Of a review the study day counts, wherever the browser is; a step is due at an instant. */
const sayDue = ({ at, dueDay }: Due, now: Date): string =>
  at <= now ? 'Due' : `Due ${dueDay === null ? dayWords(at) : shortDay(dueDay)}`

/** How the cards of a note stand, as one state and a few words: "Due", "Due 3 Dec 2026", "New", "2 of 3 suspended". */
export const standOf = ({ cards, cardCount }: ListedNote, now: Date): NoteStand => {
  const flag = cards.find((card) => card.flag > 0)?.flag ?? 0
  const suspended = cards.filter((card) => card.suspended).length
  if (suspended === cards.length) return { state: 'suspended', words: 'Suspended', flag }
  const waiting = cards.filter((card) => !card.suspended)
  const due = firstDue(cards)
  const state = waiting.find((card) => card.state !== 'new')?.state ?? 'new'
  const words = due === null ? 'New' : sayDue(due, now)
  const some = suspended > 0 ? `, ${suspended} of ${cardCount} suspended` : ''
  return { state, words: words + some, flag }
}

/** Where a note lies and what it is: "Metrics › Ranking · Concept · 3 cards". */
export const placeOf = ({ deckName, noteTypeName, cardCount }: ListedNote): string =>
  [deckName.replaceAll('::', ' › '), noteTypeName, cardCount > 1 && figured(cardCount, 'card')]
    .filter(Boolean)
    .join(' · ')
