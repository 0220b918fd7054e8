import type { Credentials } from '@/lib/contract/accounts'
import { AppError } from '@/lib/core/errors'
import { findAccount, updatePasswordHash } from '@/lib/db/accounts'
import { hashPassword, isOutdated, verifyPassword } from '@/lib/io/password'
import type { RateLimits } from '@/lib/io/rate-limits'

/** Addresses compare with compatibility forms folded, trimmed and in lower case. */
const normalised = (email: string): string => email.normalize('NFKC').trim().toLowerCase()

const takeTurn = async (limits: RateLimits, email: string, clientIp: string): Promise<void> => {
  const waits = [await limits.take('sign-in-ip', clientIp), await limits.take('sign-in-email', email)]
  const wait = Math.max(...waits.map((seconds) => seconds ?? 0))
  if (wait > 0)
    throw new AppError(
      'limit-reached',
      `Too many tries. Wait ${Math.ceil(wait / 60)} minutes, then try again.`,
      { retryAfterSeconds: wait },
    )
}

/**
 * The account that an address and password belong to, or null: the same work and the same answer whether the address is
 * unknown or the password wrong.
 * @throws AppError limit-reached after too many tries from one place or at one address
 */
export const checkPassword = async (
  credentials: Credentials,
  clientIp: string,
  limits: RateLimits,
): Promise<string | null> => {
  const email = normalised(credentials.email)
  await takeTurn(limits, email, clientIp)
  const account = await findAccount(email)
  const password = credentials.password.normalize('NFC')
  if (!(await verifyPassword(password, account?.passwordHash ?? null)) || !account) return null
  if (isOutdated(account.passwordHash)) await updatePasswordHash(account.id, await hashPassword(password))
  return account.id
}
