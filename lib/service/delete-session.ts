import { AppError } from '@/lib/core/errors'
import { revokeSession } from '@/lib/db/sessions'
import type { AccountContext } from './context'
import { recordEvent } from './record-event'

/** Ends one of the learner's sessions at once. @throws AppError not-found */
export const deleteSession = async (context: AccountContext, { id }: { id: string }): Promise<void> => {
  const { viewer, now } = context
  if (!(await revokeSession(viewer.userId, id, new Date(now))))
    throw new AppError('not-found', 'There is no such session.')
  await recordEvent(viewer.userId, 'session-revoked', context, now)
}
