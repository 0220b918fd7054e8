import { AppError } from '@/lib/core/errors'
import { revokeToken } from '@/lib/db/accounts'
import type { Context } from './context'

/** Revokes a token at once. @throws AppError not-found */
export const deleteToken = async ({ viewer, now }: Context, { id }: { id: string }): Promise<void> => {
  if (!(await revokeToken(viewer.userId, id, new Date(now))))
    throw new AppError('not-found', 'There is no such token.')
}
