import type { DeckReply } from '@/lib/contract/decks'
import { deckSeparator, isInside, parentName } from '@/lib/core/deck'

/** A deck and the decks inside it. `leaf` is its name without those above. */
export type DeckNode = { deck: DeckReply; leaf: string; inside: DeckNode[] }

/** Decks by name as a tree. A deck whose parent is not among them stands at the top under its full name. */
export const treeOf = (decks: readonly DeckReply[]): DeckNode[] => {
  const nodes = new Map(decks.map((deck) => [deck.name, { deck, leaf: deck.name, inside: [] } as DeckNode]))
  const top: DeckNode[] = []
  for (const node of [...nodes.values()].sort(byName)) {
    const parent = nodes.get(parentName(node.deck.name) ?? '')
    if (parent) node.leaf = node.deck.name.slice(parent.deck.name.length + deckSeparator.length)
    ;(parent?.inside ?? top).push(node)
  }
  return top
}

/** Cards of a deck and of the decks inside it: as what is due is counted. */
export const cardsIn = ({ deck, inside }: DeckNode): number =>
  inside.reduce((sum, node) => sum + cardsIn(node), deck.cards)

const byName = (a: DeckNode, b: DeckNode) => a.deck.name.localeCompare(b.deck.name, 'en', { numeric: true })

/** What goes with a deck when it is deleted: decks inside it, and cards in all of them. */
export const contentsOf = (deck: DeckReply, decks: readonly DeckReply[]) => {
  const inside = decks.filter(({ name }) => isInside(name, deck.name))
  return { decks: inside.length, cards: inside.reduce((sum, { cards }) => sum + cards, deck.cards) }
}
