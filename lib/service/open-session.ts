import { dayMs } from '@/lib/core/study-day'
import { insertSession } from '@/lib/db/accounts'
import { newSecret, secretHash } from '@/lib/io/secrets'

/** A session lasts this long at most, however often it is used. */
export const sessionDays = 30

/** Opens a session for a learner; only its id goes into the cookie. */
export const openSession = async (userId: string, now: number): Promise<string> => {
  const sessionId = newSecret()
  await insertSession(userId, secretHash(sessionId), new Date(now + sessionDays * dayMs))
  return sessionId
}
