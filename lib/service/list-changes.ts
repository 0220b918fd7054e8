import type { ListChangesQuery, ListChangesReply } from '@/lib/contract/changes'
import { AppError } from '@/lib/core/errors'
import { findChanges } from '@/lib/db/changes'
import { changeReplyOf } from './change-reply'
import type { Context } from './context'

/** What the learner changed lately, latest first, a page at a time. */
export const listChanges = async (
  { viewer }: Context,
  query: ListChangesQuery,
): Promise<ListChangesReply> => {
  if (query.cursor !== undefined && !/^\d{1,18}$/.test(query.cursor))
    throw new AppError('invalid-input', 'This cursor is not one of ours. Leave it out to begin anew.', {
      fields: { cursor: 'is no cursor' },
    })
  const limit = query.limit ?? 50
  const before = query.cursor === undefined ? null : BigInt(query.cursor)
  const found = await findChanges(viewer.userId, before, limit)
  const shown = found.slice(0, limit)
  const nextCursor = found.length > limit ? String(shown.at(-1)!.seq) : null
  return { changes: shown.map(changeReplyOf), nextCursor }
}
