import type { ListLibraryReply } from '@/lib/contract/library'
import { findLibraryDecks, findSubscriptions } from '@/lib/db/library'
import type { PublicContext } from './context'

/** The curated decks, and for a learner how far they are with each. */
export const listLibrary = async ({ viewer }: PublicContext): Promise<ListLibraryReply> => {
  const [decks, mine] = await Promise.all([
    findLibraryDecks(),
    viewer ? findSubscriptions(viewer.userId) : [],
  ])
  const bySlug = new Map(mine.map(({ slug, deckId, met }) => [slug, { deckId, met }]))
  return { decks: decks.map((deck) => ({ ...deck, mine: bySlug.get(deck.slug) ?? null })), nextCursor: null }
}
