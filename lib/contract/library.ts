import { z } from 'zod'
import { id } from './common'

export const librarySlugParams = z.strictObject({
  slug: z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/, 'must be the slug of a deck'),
})

export const listLibraryReply = z.object({
  decks: z.array(
    z.object({
      slug: z.string(),
      name: z.string(),
      competency: z.string(),
      description: z.string(),
      cards: z.number().int(),
      /** For a learner: the deck it was added as and the cards answered at least once; null without a session. */
      mine: z.object({ deckId: id, met: z.number().int() }).nullable(),
    }),
  ),
  nextCursor: z.null(),
})
export type ListLibraryReply = z.output<typeof listLibraryReply>

export const subscribeReply = z.object({
  deck: z.object({ id, name: z.string() }),
  /** Library card to the learner's card, so that a guest's entries find theirs. */
  cards: z.array(z.object({ libraryCard: z.string(), cardId: id, ordinal: z.number().int() })),
})
export type SubscribeReply = z.output<typeof subscribeReply>
