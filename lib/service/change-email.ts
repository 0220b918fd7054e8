import type { ChangeEmailInput, ChangeEmailReply } from '@/lib/contract/accounts'
import { AppError } from '@/lib/core/errors'
import { findAccount, updateEmail } from '@/lib/db/accounts'
import { insertAccountToken, removeAccountTokens } from '@/lib/db/account-tokens'
import { newSecret, secretHash } from '@/lib/io/secrets'
import type { Letter } from '@/lib/io/mail'
import type { AccountContext } from './context'
import { addressInUseLetter, confirmEmailLetter } from './letters'
import { proveSelf } from './prove-self'
import { recordEvent } from './record-event'
import { takeTurn } from './take-turn'

const goodForMs = 60 * 60_000

const writeLetter = async (userId: string, email: string, url: string): Promise<Letter> => {
  if (await findAccount(email)) return addressInUseLetter(email, url)
  const token = newSecret()
  const now = Date.now()
  await insertAccountToken(userId, {
    tokenHash: secretHash(token),
    purpose: 'confirm-email',
    email,
    createdAt: new Date(now),
    expiresAt: new Date(now + goodForMs),
  })
  return confirmEmailLetter(email, url, token)
}

/**
 * Asks for another address. Where letters are sent, the new address has to confirm it; elsewhere it changes at once. An
 * address that has an account already gets the same answer, and nothing changes.
 * @throws AppError invalid-input, limit-reached
 */
export const changeEmail = async (
  context: AccountContext,
  { email, password }: ChangeEmailInput,
): Promise<ChangeEmailReply> => {
  const { viewer, now, mail, url, limits } = context
  await takeTurn(limits, ['change-email-account', viewer.userId])
  const account = await proveSelf(context, password, 'password')
  if (email === account.email)
    throw new AppError('invalid-input', 'This is your address already.', {
      fields: { email: 'is your address already' },
    })
  await recordEvent(account.id, 'email-change-asked', context, now)
  if (mail) {
    mail.post(() => writeLetter(account.id, email, url))
    return { emailChange: { email, step: 'confirm' } }
  }
  if (await updateEmail(account.id, email)) {
    await removeAccountTokens(account.id)
    await recordEvent(account.id, 'email-changed', context, now)
  }
  return { emailChange: { email, step: 'done' } }
}
