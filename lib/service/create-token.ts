import type { CreateTokenInput } from '@/lib/contract/accounts'
import { AppError } from '@/lib/core/errors'
import { insertToken } from '@/lib/db/accounts'
import { newId } from '@/lib/io/ids'
import type { RateLimits } from '@/lib/io/rate-limits'
import { newSecret, secretHash } from '@/lib/io/secrets'
import { checkPassword } from './check-password'
import type { PublicContext } from './context'

/** Tokens begin so, that a leak is easy to find. */
const prefix = 'cro_'

/**
 * Makes a personal token, for an address and password or for the learner who is signed in. It is shown this once.
 * @throws AppError unauthenticated without either, limit-reached
 */
export const createToken = async (
  { viewer, clientIp }: PublicContext,
  input: CreateTokenInput,
  limits: RateLimits,
): Promise<{ id: string; token: string }> => {
  const { email, password } = input
  const userId =
    email !== undefined && password !== undefined
      ? await checkPassword({ email, password }, clientIp, limits)
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
  return { id, token }
}
