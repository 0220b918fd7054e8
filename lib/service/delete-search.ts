import { AppError } from '@/lib/core/errors'
import { removeSearch } from '@/lib/db/searches'
import type { Context } from './context'

/** Forgets a saved search; no note is touched. @throws AppError not-found */
export const deleteSearch = async ({ viewer }: Context, { id }: { id: string }): Promise<void> => {
  if (!(await removeSearch(viewer.userId, id))) throw new AppError('not-found', 'There is no such search.')
}
