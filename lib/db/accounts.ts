import type { PresetConfig } from '@/lib/core/preset'
import { database, prepared } from './database'

/** The identity plane: who may sign in, which sessions and tokens count. */

export type NewAccount = {
  userId: string
  email: string
  passwordHash: string
  name: string
  timeZone: string
  presetId: string
  preset: PresetConfig
  deckId: string
}

/**
 * Creates an account with its learner, default preset and first deck. An address already taken changes nothing, and
 * takes the same statements, so that neither words nor time tell.
 */
export const insertAccount = async (account: NewAccount): Promise<boolean> => {
  const client = await database().pool.connect()
  try {
    await client.query('begin')
    await client.query('savepoint fresh')
    const { rowCount } = await client.query(
      `insert into account (id, email, password_hash, name) values ($1, $2, $3, $4) on conflict (email) do nothing`,
      [account.userId, account.email, account.passwordHash, account.name],
    )
    await client.query(`insert into learner (user_id, time_zone) values ($1, $2)`, [
      account.userId,
      account.timeZone,
    ])
    await client.query(
      `insert into preset (user_id, id, name, is_default) values ($1, $2, 'Default', true)`,
      [account.userId, account.presetId],
    )
    await client.query(
      `insert into preset_revision (user_id, preset_id, revision, config) values ($1, $2, 1, $3)`,
      [account.userId, account.presetId, JSON.stringify(account.preset)],
    )
    await client.query(`insert into deck (user_id, id, name, preset_id) values ($1, $2, 'My cards', $3)`, [
      account.userId,
      account.deckId,
      account.presetId,
    ])
    // A taken address takes its way back to here, and then writes and flushes as a new one does.
    if (rowCount !== 1) {
      await client.query('rollback to savepoint fresh')
      await client.query(`update account set email = email where email = $1`, [account.email])
    }
    await client.query('commit')
    return rowCount === 1
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    client.release()
  }
}

/** The account of an address, with what a sign-in checks; null for none. */
export const findAccount = (email: string) =>
  database().prisma.account.findFirst({
    where: { email, deletedAt: null },
    select: { id: true, passwordHash: true },
  })

/** Replaces a password's hash, when the cost of hashing has been raised since. */
export const updatePasswordHash = async (userId: string, passwordHash: string): Promise<void> => {
  await database().prisma.account.update({ where: { id: userId }, data: { passwordHash } })
}

export const insertSession = async (userId: string, idHash: Buffer, expiresAt: Date): Promise<void> => {
  await database().prisma.session.create({
    data: { idHash: new Uint8Array(idHash), accountId: userId, expiresAt },
  })
}

const sessionSql = `
select s.account_id as "userId", s.last_used_at < now() - interval '1 hour' as "isStale"
from session s join account a on a.id = s.account_id
where s.id_hash = $1 and s.revoked_at is null and s.expires_at > now()
  and s.last_used_at > now() - interval '7 days' and a.deleted_at is null`

/** The learner of a session that still counts: not revoked, not 30 days old, used within the week. */
export const findSession = async (idHash: Buffer): Promise<string | null> => {
  const [row] = await prepared<{ userId: string; isStale: boolean }>('find-session', sessionSql, [idHash])
  if (!row) return null
  if (row.isStale)
    await prepared('touch-session', `update session set last_used_at = now() where id_hash = $1`, [idHash])
  return row.userId
}

export const revokeSession = async (idHash: Buffer): Promise<void> => {
  await prepared(
    'revoke-session',
    `update session set revoked_at = now() where id_hash = $1 and revoked_at is null`,
    [idHash],
  )
}

export const tokenSql = `
select t.account_id as "userId" from personal_token t join account a on a.id = t.account_id
where t.token_hash = $1 and t.revoked_at is null and a.deleted_at is null`

/** The learner of a personal token that still counts. */
export const findToken = async (tokenHash: Buffer): Promise<string | null> =>
  (await prepared<{ userId: string }>('find-token', tokenSql, [tokenHash]))[0]?.userId ?? null

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

/** Ends an account: no sign-in, no session, no token from now on. */
export const closeAccount = async (userId: string, now: Date): Promise<void> => {
  const { prisma } = database()
  await prisma.$transaction([
    prisma.account.update({ where: { id: userId }, data: { deletedAt: now } }),
    prisma.session.updateMany({ where: { accountId: userId, revokedAt: null }, data: { revokedAt: now } }),
    prisma.personalToken.updateMany({
      where: { accountId: userId, revokedAt: null },
      data: { revokedAt: now },
    }),
  ])
}
