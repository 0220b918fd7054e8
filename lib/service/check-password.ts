import type { Credentials } from '@/lib/contract/accounts'
import { findAccount, replacePasswordHash, type CheckedAccount } from '@/lib/db/accounts'
import { hashPassword, isOutdated, verifyPassword } from '@/lib/io/password'
import type { RateLimits } from '@/lib/io/rate-limits'
import type { Place } from './context'
import { recordEvent } from './record-event'
import { takeTurn } from './take-turn'

/** Addresses compare with compatibility forms folded, trimmed and in lower case. */
export const normalised = (email: string): string => email.normalize('NFKC').trim().toLowerCase()

/**
 * The account that an address and password belong to, closed or not, or null: the same work, the same rows and the same
 * answer whether the address is unknown or the password wrong.
 * @throws AppError limit-reached after too many tries from one place or at one address
 */
export const checkPassword = async (
  credentials: Credentials,
  place: Place,
  limits: RateLimits,
  now: number,
): Promise<CheckedAccount | null> => {
  const email = normalised(credentials.email)
  await takeTurn(limits, ['sign-in-ip', place.clientIp], ['sign-in-email', email])
  const account = await findAccount(email)
  const password = credentials.password.normalize('NFC')
  if (!(await verifyPassword(password, account?.passwordHash ?? null)) || !account?.passwordHash) {
    await recordEvent(account?.id ?? null, 'sign-in-failed', place, now)
    return null
  }
  if (isOutdated(account.passwordHash))
    await replacePasswordHash(account.id, account.passwordHash, await hashPassword(password))
  return account
}
