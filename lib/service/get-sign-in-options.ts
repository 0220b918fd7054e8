import type { SignInOptionsReply } from '@/lib/contract/accounts'
import type { Provider } from '@/lib/core/providers'

/** What the door offers: the providers that are set up, and who can help with a forgotten password. */
export const getSignInOptions = (
  { mail }: { mail: object | null },
  providers: readonly Provider[],
): SignInOptionsReply => ({
  signInOptions: { providers: [...providers], passwordReset: mail ? 'mail' : 'operator' },
})
