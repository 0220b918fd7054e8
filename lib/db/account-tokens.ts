import { database } from './database'

/** Links sent by mail or printed for the operator: good once, and not for long. */

export type Purpose = 'reset-password' | 'confirm-email'

export type NewAccountToken = {
  tokenHash: Buffer
  purpose: Purpose
  /** The address to change to, for that purpose. */
  email: string | null
  createdAt: Date
  expiresAt: Date
}

/** A new link ends those of the same purpose before it. */
export const insertAccountToken = async (userId: string, token: NewAccountToken): Promise<void> => {
  const { prisma } = database()
  await prisma.$transaction([
    prisma.accountToken.deleteMany({ where: { accountId: userId, purpose: token.purpose } }),
    prisma.accountToken.create({
      data: { ...token, tokenHash: new Uint8Array(token.tokenHash), accountId: userId },
    }),
  ])
}

export type FoundAccountToken = { userId: string; email: string; newEmail: string | null }

/** What a link still stands for; null when it is unknown, used or too old. */
export const findAccountToken = async (
  tokenHash: Buffer,
  purpose: Purpose,
  now: Date,
): Promise<FoundAccountToken | null> => {
  const found = await database().prisma.accountToken.findFirst({
    where: { tokenHash: new Uint8Array(tokenHash), purpose, usedAt: null, expiresAt: { gt: now } },
    select: { email: true, account: { select: { id: true, email: true } } },
  })
  return found && { userId: found.account.id, email: found.account.email, newEmail: found.email }
}

/** Uses a link up; false when somebody else just has. */
export const takeAccountToken = async (tokenHash: Buffer, now: Date): Promise<boolean> =>
  (
    await database().prisma.accountToken.updateMany({
      where: { tokenHash: new Uint8Array(tokenHash), usedAt: null, expiresAt: { gt: now } },
      data: { usedAt: now },
    })
  ).count === 1

/** A new password by a link: uses it up, and ends every session and token, in one transaction. False when it is used up. */
export const resetPasswordHash = (
  userId: string,
  tokenHash: Buffer,
  passwordHash: string,
  now: Date,
): Promise<boolean> =>
  database().prisma.$transaction(async (tx) => {
    const { count } = await tx.accountToken.updateMany({
      where: { tokenHash: new Uint8Array(tokenHash), usedAt: null, expiresAt: { gt: now } },
      data: { usedAt: now },
    })
    if (count !== 1) return false
    await tx.accountToken.deleteMany({ where: { accountId: userId, usedAt: null } })
    await tx.account.update({ where: { id: userId }, data: { passwordHash } })
    const ended = { where: { accountId: userId, revokedAt: null }, data: { revokedAt: now } }
    await tx.session.updateMany(ended)
    await tx.personalToken.updateMany(ended)
    return true
  })

/** Ends every link of an account: one that a thief asked for must not outlive the change that locks the thief out. */
export const removeAccountTokens = async (userId: string): Promise<void> => {
  await database().prisma.accountToken.deleteMany({ where: { accountId: userId } })
}
