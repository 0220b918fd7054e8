'use client'

import type { SignInOptionsReply } from '@/lib/contract/accounts'
import { useResource } from '@/lib/client/use-resource'

/** What this server offers at its door; null until it has said so. */
export const useSignInOptions = () =>
  useResource<SignInOptionsReply>('/sign-in-options').data?.signInOptions ?? null
