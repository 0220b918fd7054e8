import { database, planned } from './database'

/** Personal tokens of scripts. */

export const tokenSql = `
select t.account_id as "userId" from personal_token t join account a on a.id = t.account_id
where t.token_hash = $1 and t.revoked_at is null and a.deleted_at is null`

/** The learner of a personal token that still counts. */
export const findToken = async (tokenHash: Buffer): Promise<string | null> =>
  (await planned<{ userId: string }>('find-token', tokenSql, [tokenHash]))[0]?.userId ?? null

export const insertToken = async (
  userId: string,
  token: { id: string; name: string; tokenHash: Buffer },
): Promise<void> => {
  await database().prisma.personalToken.create({
    data: { ...token, tokenHash: new Uint8Array(token.tokenHash), accountId: userId },
  })
}

export const listTokens = (userId: string) =>
  database().prisma.personalToken.findMany({
    where: { accountId: userId, revokedAt: null },
    orderBy: { createdAt: 'desc' },
    select: { id: true, name: true, createdAt: true },
  })

/** Revokes a token of the learner; false when they have none of that id. */
export const revokeToken = async (userId: string, id: string, now: Date): Promise<boolean> =>
  (
    await database().prisma.personalToken.updateMany({
      where: { accountId: userId, id, revokedAt: null },
      data: { revokedAt: now },
    })
  ).count === 1

/** Revokes all of the learner's tokens; how many. */
export const revokeTokens = async (userId: string, now: Date): Promise<number> =>
  (
    await database().prisma.personalToken.updateMany({
      where: { accountId: userId, revokedAt: null },
      data: { revokedAt: now },
    })
  ).count
