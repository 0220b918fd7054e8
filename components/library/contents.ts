import type { ListLibraryReply } from '@/lib/contract/library'

export type LibraryDeck = ListLibraryReply['decks'][number]

export type Entry = LibraryDeck & { number: number }

const entriesOf = (decks: readonly LibraryDeck[], letter: 'T' | 'C'): Entry[] =>
  decks
    .filter((deck) => deck.competency.startsWith(letter))
    .map((deck) => ({ ...deck, number: Number(deck.competency.slice(1)) }))
    .sort((a, b) => a.number - b.number)

/** The chapters of the book: topics (T01 to T16) and case studies (C01 on), each in the order of their numbers. */
export const contentsOf = (decks: readonly LibraryDeck[]) => [
  { title: 'Topics', entries: entriesOf(decks, 'T') },
  { title: 'Case studies', entries: entriesOf(decks, 'C') },
]
