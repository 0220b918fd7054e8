import type { AllowIdentityInput } from '@/lib/contract/accounts'
import { AppError } from '@/lib/core/errors'
import { allowLink } from '@/lib/db/sessions'
import type { AccountContext } from './context'
import { proveSelf } from './prove-self'

const goodForMs = 10 * 60_000

/**
 * Lets this session connect an account elsewhere: who asks has to prove who they are here, then, at the provider, there.
 * @throws AppError invalid-input, conflict for a token, which has no browser to go there with
 */
export const allowIdentity = async (
  context: AccountContext,
  { provider, password }: AllowIdentityInput,
): Promise<Record<string, never>> => {
  const { viewer, now } = context
  if (!viewer.session) throw new AppError('conflict', 'Connect accounts in a browser, signed in.')
  await proveSelf(context, password, 'password')
  await allowLink(viewer.userId, viewer.session.id, provider, new Date(now + goodForMs))
  return {}
}
