import type { CreateSearchInput, OneSearchReply } from '@/lib/contract/searches'
import { AppError } from '@/lib/core/errors'
import { insertSearch } from '@/lib/db/searches'
import { newId } from '@/lib/io/ids'
import type { Context } from './context'
import { readSearch } from './read-search'
import { nameTaken, searchReplyOf } from './search-reply'

/** Keeps a search under a name. @throws AppError invalid-input for one that cannot be read, conflict for a name in use */
export const createSearch = async (
  { viewer }: Context,
  { name, q, pinned }: CreateSearchInput,
): Promise<OneSearchReply> => {
  readSearch(q)
  const made = await insertSearch(viewer.userId, { id: newId(), name, query: q.trim(), pinned })
  if (made === 'taken') throw nameTaken()
  if (made === 'full') throw new AppError('conflict', 'You keep a hundred searches. Delete one first.')
  return { search: searchReplyOf(made) }
}
