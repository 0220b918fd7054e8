import type { ChangePasswordInput } from '@/lib/contract/accounts'
import { AppError } from '@/lib/core/errors'
import { accountWordProblem, isAccountWord } from '@/lib/core/password-rules'
import { removeAccountTokens } from '@/lib/db/account-tokens'
import { replacePasswordHash } from '@/lib/db/accounts'
import { revokeOtherSessions } from '@/lib/db/sessions'
import { revokeTokens } from '@/lib/db/tokens'
import { hashPassword } from '@/lib/io/password'
import type { AccountContext } from './context'
import { passwordChangedLetter } from './letters'
import { proveSelf } from './prove-self'
import { recordEvent } from './record-event'

/** @throws AppError invalid-input when a new password is only a word of its account */
export const requireOwnWords = (password: string, email: string, field: string): void => {
  if (isAccountWord(password, email))
    throw new AppError('invalid-input', `The password ${accountWordProblem}.`, {
      fields: { [field]: accountWordProblem },
    })
}

/**
 * Changes the password, or sets the first one. Every other session ends, and tokens too when that is asked.
 * @throws AppError invalid-input, conflict when it was changed elsewhere just now, limit-reached
 */
export const changePassword = async (context: AccountContext, input: ChangePasswordInput): Promise<void> => {
  const { viewer, now, mail, url } = context
  const account = await proveSelf(context, input.currentPassword, 'currentPassword')
  requireOwnWords(input.newPassword, account.email, 'newPassword')
  const passwordHash = await hashPassword(input.newPassword)
  if (!(await replacePasswordHash(account.id, account.passwordHash, passwordHash)))
    throw new AppError('conflict', 'The password was changed elsewhere just now. Nothing was changed here.')
  await removeAccountTokens(account.id)
  await revokeOtherSessions(account.id, viewer.session?.id ?? null, new Date(now))
  if (input.tokens === 'revoke') await revokeTokens(account.id, new Date(now))
  await recordEvent(account.id, 'password-changed', context, now)
  mail?.post(async () => passwordChangedLetter(account.email, url))
}
