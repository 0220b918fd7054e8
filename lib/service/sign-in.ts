import type { Credentials } from '@/lib/contract/accounts'
import { reopenAccount } from '@/lib/db/accounts'
import type { RateLimits } from '@/lib/io/rate-limits'
import { checkPassword } from './check-password'
import type { Place } from './context'
import { erasureDay } from './grace'
import { openSession } from './open-session'
import { recordEvent } from './record-event'

/** What becomes of an account that is about to be erased when its learner signs in: told, or kept. */
export type IfClosing = 'tell' | 'keep'

export type SignedIn =
  | { kind: 'signed-in'; sessionId: string }
  /** The account is closed and will be erased on that day, unless it is kept. */
  | { kind: 'closing'; erasedOn: string }

/** Opens a session of an account; one that waits to be erased only when it is to be kept. */
export const enterAccount = async (
  { id, deletedAt }: { id: string; deletedAt: Date | null },
  ifClosing: IfClosing,
  place: Place,
  now: number,
): Promise<SignedIn> => {
  if (deletedAt) {
    if (ifClosing === 'tell') return { kind: 'closing', erasedOn: erasureDay(deletedAt.getTime()) }
    if (await reopenAccount(id)) await recordEvent(id, 'account-kept', place, now)
  }
  const sessionId = await openSession(id, now, place.device)
  await recordEvent(id, 'signed-in', place, now)
  return { kind: 'signed-in', sessionId }
}

/**
 * Signs in by address and password; null when they do not match.
 * @throws AppError limit-reached
 */
export const signIn = async (
  credentials: Credentials,
  ifClosing: IfClosing,
  place: Place,
  limits: RateLimits,
  now: number,
): Promise<SignedIn | null> => {
  const account = await checkPassword(credentials, place, limits, now)
  return account && enterAccount(account, ifClosing, place, now)
}
