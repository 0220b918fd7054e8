import { AppError } from '@/lib/core/errors'
import { revokeToken } from '@/lib/db/tokens'
import type { AccountContext } from './context'
import { recordEvent } from './record-event'

/** Revokes a token at once. @throws AppError not-found */
export const deleteToken = async (context: AccountContext, { id }: { id: string }): Promise<void> => {
  const { viewer, now } = context
  if (!(await revokeToken(viewer.userId, id, new Date(now))))
    throw new AppError('not-found', 'There is no such token.')
  await recordEvent(viewer.userId, 'token-revoked', context, now)
}
