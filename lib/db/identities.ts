import type { Provider } from '@/lib/core/providers'
import { database } from './database'

/** Accounts elsewhere that lead to an account here. */

export type NewIdentity = {
  provider: Provider
  /** The provider's own name for the person; an address can change hands, this cannot. */
  providerAccountId: string
  label: string
}

/** The account that a provider's account leads to, closed or not; null for none. */
export const findIdentity = async ({
  provider,
  providerAccountId,
}: NewIdentity): Promise<{ userId: string; deletedAt: Date | null } | null> => {
  const found = await database().prisma.identity.findUnique({
    where: { provider_providerAccountId: { provider, providerAccountId } },
    select: { account: { select: { id: true, deletedAt: true } } },
  })
  return found && { userId: found.account.id, deletedAt: found.account.deletedAt }
}

/** Connects; false when the provider's account leads elsewhere, or the learner has another of that provider. */
export const insertIdentity = async (userId: string, identity: NewIdentity): Promise<boolean> => {
  const { prisma } = database()
  await prisma.identity.createMany({ data: { ...identity, accountId: userId }, skipDuplicates: true })
  return (await prisma.identity.count({ where: { ...identity, label: undefined, accountId: userId } })) === 1
}

export const listIdentities = (userId: string) =>
  database().prisma.identity.findMany({
    where: { accountId: userId },
    orderBy: { provider: 'asc' },
    select: { provider: true, label: true, createdAt: true },
  })

/** Disconnects; false when the provider was not connected. */
export const deleteIdentity = async (userId: string, provider: Provider): Promise<boolean> =>
  (await database().prisma.identity.deleteMany({ where: { accountId: userId, provider } })).count === 1
