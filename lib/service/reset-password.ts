import type { ResetPasswordInput } from '@/lib/contract/accounts'
import { AppError } from '@/lib/core/errors'
import { findAccountToken, resetPasswordHash } from '@/lib/db/account-tokens'
import { hashPassword } from '@/lib/io/password'
import { secretHash } from '@/lib/io/secrets'
import { requireOwnWords } from './change-password'
import type { GateContext } from './context'
import { passwordChangedLetter } from './letters'
import { recordEvent } from './record-event'
import { takeTurn } from './take-turn'

const usedUp = () =>
  new AppError('invalid-input', 'This link is used up or too old. Ask for a new one.', {
    fields: { token: 'is used up or too old' },
  })

/**
 * Sets a new password by the link that was sent or printed. The link is used up, and every session and token ends.
 * @throws AppError invalid-input for a link that is unknown, used or too old, limit-reached
 */
export const resetPassword = async (
  context: GateContext,
  { token, password }: ResetPasswordInput,
): Promise<void> => {
  const { clientIp, now, mail, url, limits } = context
  await takeTurn(limits, ['link-ip', clientIp])
  const tokenHash = secretHash(token)
  const found = await findAccountToken(tokenHash, 'reset-password', new Date(now))
  if (!found) throw usedUp()
  requireOwnWords(password, found.email, 'password')
  const passwordHash = await hashPassword(password)
  if (!(await resetPasswordHash(found.userId, tokenHash, passwordHash, new Date(now)))) throw usedUp()
  await recordEvent(found.userId, 'password-reset', context, now)
  mail?.post(async () => passwordChangedLetter(found.email, url))
}
