import { dayMs } from '@/lib/core/study-day'
import { insertSession } from '@/lib/db/sessions'
import { newSecret, secretHash } from '@/lib/io/secrets'

/** A session lasts this long at most, however often it is used. */
export const sessionDays = 30

/** Opens a session for a learner; only its id goes into the cookie. @param device in words, for the list of sessions */
export const openSession = async (userId: string, now: number, device = ''): Promise<string> => {
  const sessionId = newSecret()
  await insertSession(userId, {
    idHash: secretHash(sessionId),
    expiresAt: new Date(now + sessionDays * dayMs),
    device,
  })
  return sessionId
}
