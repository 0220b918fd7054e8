import { asksTogether } from './asks-together'
import { database, planned } from './database'

/** Personal tokens of scripts. */

/** Named for the bench, which sends it too. */
export const tokensSql = `
select t.account_id as "userId", t.token_hash as "hash" from personal_token t join account a on a.id = t.account_id
where t.token_hash = any($1::bytea[]) and t.revoked_at is null and a.deleted_at is null`

const find = asksTogether((hashes) =>
  planned<{ userId: string; hash: Buffer }>('find-tokens', tokensSql, [hashes]),
)

/** The learner of a personal token that still counts. */
export const findToken = async (tokenHash: Buffer): Promise<string | null> =>
  (await find(tokenHash))?.userId ?? null

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
