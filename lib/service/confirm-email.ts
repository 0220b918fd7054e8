import type { ConfirmEmailInput } from '@/lib/contract/accounts'
import { AppError } from '@/lib/core/errors'
import { findAccountToken, removeAccountTokens, takeAccountToken } from '@/lib/db/account-tokens'
import { updateEmail } from '@/lib/db/accounts'
import { secretHash } from '@/lib/io/secrets'
import type { GateContext } from './context'
import { addressChangedLetter } from './letters'
import { recordEvent } from './record-event'
import { takeTurn } from './take-turn'

/**
 * Changes the address to the one that the link was sent to, and tells the old one.
 * @throws AppError invalid-input for a link that is unknown, used or too old; conflict when the address was taken since
 */
export const confirmEmail = async (context: GateContext, { token }: ConfirmEmailInput): Promise<void> => {
  const { clientIp, now, mail, url, limits } = context
  await takeTurn(limits, ['link-ip', clientIp])
  const found = await findAccountToken(secretHash(token), 'confirm-email', new Date(now))
  if (!found?.newEmail || !(await takeAccountToken(secretHash(token), new Date(now))))
    throw new AppError(
      'invalid-input',
      'This link is used up or too old. Ask for the change again under Settings.',
      { fields: { token: 'is used up or too old' } },
    )
  const { userId, email, newEmail } = found
  if (!(await updateEmail(userId, newEmail)))
    throw new AppError('conflict', 'This address cannot be used. Your account keeps the one it has.')
  await removeAccountTokens(userId)
  await recordEvent(userId, 'email-changed', context, now)
  mail?.post(async () => addressChangedLetter(email, url, newEmail))
}
