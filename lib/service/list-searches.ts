import type { ListSearchesReply } from '@/lib/contract/searches'
import { findSearches } from '@/lib/db/searches'
import type { Context } from './context'
import { searchReplyOf } from './search-reply'

/** The searches that the learner keeps, oldest first. */
export const listSearches = async ({ viewer }: Context): Promise<ListSearchesReply> => ({
  searches: (await findSearches(viewer.userId)).map(searchReplyOf),
  nextCursor: null,
})
