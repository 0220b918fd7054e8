/** A deck with its limits and what was answered in it today; `parentId` is null at the top. */
export type DeckDay = {
  id: string
  parentId: string | null
  newPerDay: number
  reviewsPerDay: number
  newIgnoresReviewLimit: boolean
  /** First answers of new cards today, and answers that count as reviews, of cards that lie in this deck itself. */
  newDone: number
  reviewsDone: number
}

type Left = { new: number; review: number; newIgnoresReviewLimit: boolean }

/** What each deck may still give today, and the decks above it that its cards count in too. */
export type LimitTree = { left: Map<string, Left>; chains: Map<string, string[]> }

const withAncestors = (decks: readonly DeckDay[]): Map<string, string[]> => {
  const parents = new Map(decks.map((deck) => [deck.id, deck.parentId]))
  const chainOf = (id: string): string[] => {
    const chain: string[] = []
    for (let at: string | null = id; at !== null && parents.has(at); at = parents.get(at) ?? null)
      chain.push(at)
    return chain
  }
  return new Map(decks.map((deck) => [deck.id, chainOf(deck.id)]))
}

/**
 * Limits of the selected decks, less what was done today. Answers count in a deck and in every deck above it; decks
 * above the selection do not limit it (Anki, decks/limits.rs, decks/tree.rs). Unless the preset says otherwise, new
 * cards done lower the reviews left and reviews left bound the new cards.
 */
export const limitTree = (decks: readonly DeckDay[]): LimitTree => {
  const chains = withAncestors(decks)
  const done = new Map(decks.map((deck) => [deck.id, { new: 0, review: 0 }]))
  for (const deck of decks)
    for (const id of chains.get(deck.id)!) {
      done.get(id)!.new += deck.newDone
      done.get(id)!.review += deck.reviewsDone
    }
  const left = new Map(
    decks.map((deck) => {
      const { new: newDone, review: reviewsDone } = done.get(deck.id)!
      const review = Math.max(
        0,
        deck.reviewsPerDay - reviewsDone - (deck.newIgnoresReviewLimit ? 0 : newDone),
      )
      const fresh = Math.max(0, deck.newPerDay - newDone)
      return [
        deck.id,
        {
          review,
          new: deck.newIgnoresReviewLimit ? fresh : Math.min(fresh, review),
          newIgnoresReviewLimit: deck.newIgnoresReviewLimit,
        },
      ] as const
    }),
  )
  return { left, chains }
}

/** The nearest deck whose limit is used up for a card of a deck; null when the card may still be asked today. */
export const fullDeck = (tree: LimitTree, deckId: string, kind: 'new' | 'review'): string | null =>
  (tree.chains.get(deckId) ?? []).find((id) => tree.left.get(id)![kind] <= 0) ?? null

/** Takes one card of a deck from all limits it counts in; false, with nothing taken, when one of them is used up. */
export const takeFromLimits = (tree: LimitTree, deckId: string, kind: 'new' | 'review'): boolean => {
  if (fullDeck(tree, deckId, kind) !== null) return false
  for (const id of tree.chains.get(deckId) ?? []) {
    const left = tree.left.get(id)!
    left[kind] -= 1
    if (kind === 'review' && !left.newIgnoresReviewLimit) left.new = Math.min(left.new, left.review)
  }
  return true
}
