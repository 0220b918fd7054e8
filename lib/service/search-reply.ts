import type { SearchReply } from '@/lib/contract/searches'
import { AppError } from '@/lib/core/errors'
import type { SavedSearchRow } from '@/lib/db/searches'

/** A saved search as replies show it. */
export const searchReplyOf = ({ id, name, query, pinned, createdAt }: SavedSearchRow): SearchReply => ({
  id,
  name,
  q: query,
  pinned,
  createdAt: createdAt.toISOString(),
})

export const nameTaken = (): AppError =>
  new AppError('conflict', 'You keep a search of this name. Choose another.', {
    fields: { name: 'is taken' },
  })
