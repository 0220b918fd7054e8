import { closeSession as endSession } from '@/lib/db/sessions'
import { secretHash } from '@/lib/io/secrets'
import { recordEvent } from './record-event'

/** Ends a session at once, wherever its cookie still is. */
export const closeSession = async (
  sessionId: string,
  clientIp = 'unknown',
  now = Date.now(),
): Promise<void> => {
  const ended = await endSession(secretHash(sessionId))
  if (ended) await recordEvent(ended.userId, 'signed-out', { clientIp, device: ended.device }, now)
}
