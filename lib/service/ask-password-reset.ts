import type { AskPasswordResetInput } from '@/lib/contract/accounts'
import { AppError } from '@/lib/core/errors'
import { insertAccountToken } from '@/lib/db/account-tokens'
import { findAccount } from '@/lib/db/accounts'
import { newSecret, secretHash } from '@/lib/io/secrets'
import { normalised } from './check-password'
import type { GateContext } from './context'
import { resetPasswordLetter } from './letters'
import { recordEvent } from './record-event'
import { takeTurn } from './take-turn'

const goodForMs = 30 * 60_000

/** A link for one new password, good for 30 minutes; null when no account has the address. */
export const makeResetToken = async (
  address: string,
  now: number,
): Promise<{ userId: string; token: string } | null> => {
  const account = await findAccount(normalised(address))
  if (!account) return null
  const token = newSecret()
  await insertAccountToken(account.id, {
    tokenHash: secretHash(token),
    purpose: 'reset-password',
    email: null,
    createdAt: new Date(now),
    expiresAt: new Date(now + goodForMs),
  })
  return { userId: account.id, token }
}

/**
 * Asks for a link to choose a new password. Whether the address has an account is only looked up after the reply, so that
 * neither its words nor its time tell.
 * @throws AppError conflict where no letters are sent, limit-reached
 */
export const askPasswordReset = async (
  context: GateContext,
  { email }: AskPasswordResetInput,
): Promise<Record<string, never>> => {
  const { clientIp, mail, url, limits } = context
  await takeTurn(limits, ['reset-ip', clientIp], ['reset-email', email])
  if (!mail)
    throw new AppError(
      'conflict',
      'This server sends no letters. Ask the person who runs it: they can make a link for you.',
    )
  mail.post(async () => {
    const now = Date.now()
    const made = await makeResetToken(email, now)
    if (!made) return null
    await recordEvent(made.userId, 'password-reset-asked', context, now)
    return resetPasswordLetter(email, url, made.token)
  })
  return {}
}
