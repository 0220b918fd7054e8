import type { Provider } from '@/lib/core/providers'
import { asksTogether } from './asks-together'
import { database, planned, prepared } from './database'

/** Which sessions count. Found by the hash of the id in the cookie, listed under another. */

export type NewSession = { idHash: Buffer; expiresAt: Date; device: string }

export const insertSession = async (userId: string, session: NewSession): Promise<void> => {
  await database().prisma.session.create({
    data: { ...session, idHash: new Uint8Array(session.idHash), accountId: userId },
  })
}

const sessionsSql = `
select s.id_hash as "hash", s.account_id as "userId", s.id, s.created_at as "openedAt",
  s.last_used_at < now() - interval '1 hour' as "isStale"
from session s join account a on a.id = s.account_id
where s.id_hash = any($1::bytea[]) and s.revoked_at is null and s.expires_at > now()
  and s.last_used_at > now() - interval '7 days' and a.deleted_at is null`

export type FoundSession = { userId: string; id: string; openedAt: Date }

const find = asksTogether((hashes) =>
  planned<FoundSession & { hash: Buffer; isStale: boolean }>('find-sessions', sessionsSql, [hashes]),
)

/** A session that still counts: not revoked, not 30 days old, used within the week; null otherwise. */
export const findSession = async (idHash: Buffer): Promise<FoundSession | null> => {
  const row = await find(idHash)
  if (row?.isStale)
    await prepared('touch-session', `update session set last_used_at = now() where id_hash = $1`, [idHash])
  return row
}

/** Ends a session; whose it was, or null when it had ended before. */
export const closeSession = async (idHash: Buffer): Promise<{ userId: string; device: string } | null> =>
  (
    await prepared<{ userId: string; device: string }>(
      'revoke-session',
      `update session set revoked_at = now() where id_hash = $1 and revoked_at is null
       returning account_id as "userId", device`,
      [idHash],
    )
  )[0] ?? null

const counting = (userId: string, now: Date) => ({
  accountId: userId,
  revokedAt: null,
  expiresAt: { gt: now },
  lastUsedAt: { gt: new Date(now.getTime() - 7 * 86_400_000) },
})

/** The learner's sessions that still count, last used first. */
export const listSessions = (userId: string, now: Date) =>
  database().prisma.session.findMany({
    where: counting(userId, now),
    orderBy: [{ lastUsedAt: 'desc' }, { createdAt: 'desc' }],
    take: 100,
    select: { id: true, device: true, createdAt: true, lastUsedAt: true },
  })

/** Ends one of the learner's sessions; false when they have none of that id. */
export const revokeSession = async (userId: string, id: string, now: Date): Promise<boolean> =>
  (
    await database().prisma.session.updateMany({
      where: { ...counting(userId, now), id },
      data: { revokedAt: now },
    })
  ).count === 1

/** Ends all of the learner's sessions but one (null: all); how many. */
export const revokeOtherSessions = async (
  userId: string,
  keptId: string | null,
  now: Date,
): Promise<number> =>
  (
    await database().prisma.session.updateMany({
      where: { ...counting(userId, now), ...(keptId === null ? {} : { id: { not: keptId } }) },
      data: { revokedAt: now },
    })
  ).count

/** Lets a session connect a provider to its account until a moment. */
export const allowLink = async (
  userId: string,
  id: string,
  provider: Provider,
  until: Date,
): Promise<void> => {
  await database().prisma.session.updateMany({
    where: { accountId: userId, id },
    data: { linkProvider: provider, linkUntil: until },
  })
}

/** Uses that leave up; false when there was none. */
export const takeLinkLeave = async (
  userId: string,
  id: string,
  provider: Provider,
  now: Date,
): Promise<boolean> =>
  (
    await database().prisma.session.updateMany({
      where: { accountId: userId, id, linkProvider: provider, linkUntil: { gt: now } },
      data: { linkProvider: null, linkUntil: null },
    })
  ).count === 1
