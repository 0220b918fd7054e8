import type { ListTagsQuery, ListTagsReply } from '@/lib/contract/notes'
import { findTags } from '@/lib/db/tags'
import type { Context } from './context'

/** The tags that the learner uses, the most used first. */
export const listTags = async ({ viewer }: Context, query: ListTagsQuery): Promise<ListTagsReply> => ({
  tags: await findTags(viewer.userId, query.prefix ?? '', query.limit ?? 500),
  nextCursor: null,
})
