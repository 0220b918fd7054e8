import { z } from 'zod'
import { parseDeckName } from '@/lib/core/deck'
import { id, text, uuid } from './common'

const deckName = text(300).transform((value, context) => {
  const parts = parseDeckName(value)
  if (!parts) {
    context.addIssue({
      code: 'custom',
      message: 'must be a name such as Metrics or Metrics::Ranking, of at most 200 characters',
    })
    return z.NEVER
  }
  return parts.join('::')
})

export const createDeckInput = z.strictObject({ name: deckName, presetId: uuid.optional() })
export type CreateDeckInput = z.output<typeof createDeckInput>

export const patchDeckInput = z
  .strictObject({ name: deckName.optional(), presetId: uuid.optional() })
  .refine((input) => Object.keys(input).length > 0, 'names nothing to change')
export type PatchDeckInput = z.output<typeof patchDeckInput>

/** What the queue would still give today for the deck with its subdecks. */
export const countsReply = z.object({
  new: z.number().int(),
  learning: z.number().int(),
  review: z.number().int(),
})

/** Cards that limits keep for another day, new ones counted up to a thousand a deck, and the presets whose limits those are. */
export const heldBackReply = z.object({
  new: z.number().int(),
  review: z.number().int(),
  presetIds: z.array(id),
})

export const deckReply = z.object({
  id,
  name: z.string(),
  presetId: id,
  librarySlug: z.string().nullable(),
  cards: z.number().int(),
  counts: countsReply,
  heldBack: heldBackReply,
})
export type DeckReply = z.output<typeof deckReply>

export const listDecksReply = z.object({ decks: z.array(deckReply), nextCursor: z.string().nullable() })
export const oneDeckReply = z.object({ deck: deckReply })
