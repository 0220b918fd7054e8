import { AppError } from '@/lib/core/errors'
import { findOwnAccount, type CheckedAccount } from '@/lib/db/accounts'
import { verifyPassword } from '@/lib/io/password'
import type { AccountContext } from './context'
import { recordEvent } from './record-event'
import { takeTurn } from './take-turn'

/** Without a password, a sign-in counts as proof for this long. */
export const freshMs = 10 * 60_000

const refuse = (field: string, problem: string): AppError =>
  new AppError('invalid-input', problem, { fields: { [field]: problem } })

/**
 * Asks a learner who is signed in once more who they are, before something that a thief of a session must not do: by the
 * present password, or, in an account without one, by a sign-in within ten minutes.
 * @param field the input's name of the password
 * @throws AppError invalid-input, conflict when the sign-in is too long ago, limit-reached
 */
export const proveSelf = async (
  context: AccountContext,
  password: string | undefined,
  field: string,
): Promise<CheckedAccount> => {
  const { viewer, now, limits } = context
  const account = await findOwnAccount(viewer.userId)
  if (!account) throw new AppError('unauthenticated', 'Sign in again: this account is gone.')
  if (account.passwordHash === null) {
    if (viewer.session && viewer.session.openedAt > now - freshMs) return account
    throw new AppError(
      'conflict',
      'This account has no password to ask for. Sign out, sign in again, and do this within ten minutes.',
    )
  }
  if (!password) throw refuse(field, 'Type your present password.')
  await takeTurn(limits, ['password-account', viewer.userId])
  if (await verifyPassword(password.normalize('NFC'), account.passwordHash)) return account
  await recordEvent(account.id, 'password-refused', context, now)
  throw refuse(field, 'This is not your password.')
}
