import type { OneSearchReply, PatchSearchInput } from '@/lib/contract/searches'
import { AppError } from '@/lib/core/errors'
import { updateSearch } from '@/lib/db/searches'
import type { Context } from './context'
import { readSearch } from './read-search'
import { nameTaken, searchReplyOf } from './search-reply'

/** Changes a saved search. @throws AppError not-found, invalid-input for one that cannot be read, conflict for a name in use */
export const patchSearch = async (
  { viewer }: Context,
  { id, name, q, pinned }: PatchSearchInput & { id: string },
): Promise<OneSearchReply> => {
  if (q !== undefined) readSearch(q)
  const changed = await updateSearch(viewer.userId, id, {
    ...(name === undefined ? {} : { name }),
    ...(q === undefined ? {} : { query: q.trim() }),
    ...(pinned === undefined ? {} : { pinned }),
  })
  if (changed === 'missing') throw new AppError('not-found', 'There is no such search.')
  if (changed === 'taken') throw nameTaken()
  return { search: searchReplyOf(changed) }
}
