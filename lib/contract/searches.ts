import { z } from 'zod'
import { maxSearchLength } from '@/lib/core/search/terms'
import { id, name, text, time } from './common'

const query = text(maxSearchLength)

export const createSearchInput = z.strictObject({
  name: name(60),
  q: query,
  pinned: z.boolean().default(true),
})
export type CreateSearchInput = z.output<typeof createSearchInput>

export const patchSearchInput = z
  .strictObject({ name: name(60).optional(), q: query.optional(), pinned: z.boolean().optional() })
  .refine((input) => Object.keys(input).length > 0, 'names nothing to change')
export type PatchSearchInput = z.output<typeof patchSearchInput>

/** A search that a learner keeps. */
export const searchReply = z.object({
  id,
  name: z.string(),
  q: z.string(),
  pinned: z.boolean(),
  createdAt: time,
})
export type SearchReply = z.output<typeof searchReply>

export const oneSearchReply = z.object({ search: searchReply })
export type OneSearchReply = z.output<typeof oneSearchReply>
export const listSearchesReply = z.object({ searches: z.array(searchReply), nextCursor: z.null() })
export type ListSearchesReply = z.output<typeof listSearchesReply>
