import type { CreateTokenInput, Credentials } from '@/lib/contract/accounts'
import { AppError } from '@/lib/core/errors'
import { insertToken } from '@/lib/db/tokens'
import { newId } from '@/lib/io/ids'
import type { RateLimits } from '@/lib/io/rate-limits'
import { newSecret, secretHash } from '@/lib/io/secrets'
import { checkPassword } from './check-password'
import type { PublicContext } from './context'
import { recordEvent } from './record-event'

/** Tokens begin so, that a leak is easy to find. */
const prefix = 'cro_'

/** A closed account makes no tokens, and is told like none. */
const checkOpenAccount = async (
  credentials: Credentials,
  context: PublicContext,
  limits: RateLimits,
): Promise<string | null> => {
  const account = await checkPassword(credentials, context, limits, context.now)
  return account && !account.deletedAt ? account.id : null
}

/**
 * Makes a personal token, for an address and password or for the learner who is signed in. It is shown this once.
 * @throws AppError unauthenticated without either, limit-reached
 */
export const createToken = async (
  context: PublicContext,
  input: CreateTokenInput,
  limits: RateLimits,
): Promise<{ id: string; token: string }> => {
  const { viewer, now } = context
  const { email, password } = input
  const userId =
    email !== undefined && password !== undefined
      ? await checkOpenAccount({ email, password }, context, limits)
      : (viewer?.userId ?? null)
  if (userId === null)
    throw new AppError(
      'unauthenticated',
      email !== undefined
        ? 'That address and password do not match.'
        : 'Sign in, or send email and password.',
    )
  const token = prefix + newSecret()
  const id = newId()
  await insertToken(userId, { id, name: input.name, tokenHash: secretHash(token) })
  await recordEvent(userId, 'token-made', context, now)
  return { id, token }
}
