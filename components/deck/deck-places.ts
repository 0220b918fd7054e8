import type { DeckReply } from '@/lib/contract/decks'
import { deckSeparator, isInside, parentName } from '@/lib/core/deck'
import type { Choice } from '@/components/ui/choices'

/** The name of a deck without those above it. */
export const leafOf = (name: string): string => name.split(deckSeparator).at(-1)!

/** The name a deck has inside another; null for the top. */
export const nameIn = (parent: string | null, leaf: string): string =>
  parent === null ? leaf : `${parent}${deckSeparator}${leaf}`

/** "A: B: C" reads better than "A::B::C" where there is room for words. */
export const sayDeck = (name: string): string => name.replaceAll(deckSeparator, ' › ')

/** True where a deck may be put: not into itself, nor where it is already. */
export const mayMoveInto = (deck: DeckReply, parent: string | null): boolean =>
  parent !== parentName(deck.name) &&
  (parent === null || (parent !== deck.name && !isInside(parent, deck.name)))

/** The top is no deck, so no deck can have this for a name. */
export const topValue = ''

/** Where a deck may be moved to, the place where it is among them. */
export const placesFor = (deck: DeckReply, decks: readonly DeckReply[]): Choice[] => [
  { value: topValue, label: 'The top, inside no deck' },
  ...decks
    .filter(({ name }) => name !== deck.name && !isInside(name, deck.name))
    .map(({ name }) => ({ value: name, label: sayDeck(name) })),
]
