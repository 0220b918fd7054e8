import { revokeOtherSessions } from '@/lib/db/sessions'
import type { AccountContext } from './context'
import { recordEvent } from './record-event'

/** Ends every session of the learner but the one that asks. */
export const deleteOtherSessions = async (context: AccountContext): Promise<void> => {
  const { viewer, now } = context
  const ended = await revokeOtherSessions(viewer.userId, viewer.session?.id ?? null, new Date(now))
  if (ended > 0) await recordEvent(viewer.userId, 'sessions-revoked', context, now)
}
