import type { ListIdentitiesReply } from '@/lib/contract/accounts'
import { providers, type Provider } from '@/lib/core/providers'
import { listIdentities as findIdentities } from '@/lib/db/identities'
import type { Context } from './context'

const isProvider = (name: string): name is Provider => (providers as readonly string[]).includes(name)

/** The accounts elsewhere that the learner signs in with. */
export const listIdentities = async ({ viewer }: Context): Promise<ListIdentitiesReply> => ({
  identities: (await findIdentities(viewer.userId)).flatMap(({ provider, label, createdAt }) =>
    isProvider(provider) ? [{ provider, label, createdAt: createdAt.toISOString() }] : [],
  ),
  nextCursor: null,
})
