import type { DeleteIdentityInput } from '@/lib/contract/accounts'
import { AppError } from '@/lib/core/errors'
import { deleteIdentity as disconnect } from '@/lib/db/identities'
import type { AccountContext } from './context'
import { proveSelf } from './prove-self'
import { recordEvent } from './record-event'

/**
 * Disconnects an account elsewhere. An account without a password keeps its way in until it has one.
 * @throws AppError invalid-input, conflict, not-found
 */
export const deleteIdentity = async (
  context: AccountContext,
  { provider, password }: DeleteIdentityInput & { provider: 'github' | 'google' },
): Promise<void> => {
  const account = await proveSelf(context, password, 'password')
  if (account.passwordHash === null)
    throw new AppError('conflict', 'Set a password first: without one you could not sign in again.')
  if (!(await disconnect(account.id, provider)))
    throw new AppError('not-found', 'No such account is connected.')
  await recordEvent(account.id, 'provider-disconnected', context, context.now)
}
