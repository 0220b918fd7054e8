import type pg from 'pg'
import type { PresetConfig } from '@/lib/core/preset'
import { database, prepared } from './database'
import type { NewIdentity } from './identities'

/** The identity plane: who may sign in. */

export type NewAccount = {
  userId: string
  email: string
  /** Null for an account that is entered through a provider. */
  passwordHash: string | null
  name: string
  timeZone: string
  presetId: string
  preset: PresetConfig
  deckId: string
  /** The provider's account that it is made for, or null. */
  identity: NewIdentity | null
}

/** Connects a new account to the provider's it is made for; false when that leads to another by now. */
const connect = async (client: pg.PoolClient, { userId, identity }: NewAccount): Promise<boolean> => {
  if (!identity) return true
  const { rowCount } = await client.query(
    `insert into identity (provider, provider_account_id, account_id, label) values ($1, $2, $3, $4)
     on conflict do nothing`,
    [identity.provider, identity.providerAccountId, userId, identity.label],
  )
  return rowCount === 1
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
    const isNew = rowCount === 1 && (await connect(client, account))
    // A taken address takes its way back to here, and then writes and flushes as a new one does.
    if (!isNew) {
      await client.query('rollback to savepoint fresh')
      await client.query(`update account set email = email where email = $1`, [account.email])
    }
    await client.query('commit')
    return isNew
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    client.release()
  }
}

const checked = { id: true, email: true, passwordHash: true, deletedAt: true } as const

export type CheckedAccount = {
  id: string
  email: string
  passwordHash: string | null
  deletedAt: Date | null
}

const findAccountSql = `
select id, email, password_hash as "passwordHash", deleted_at as "deletedAt" from account where email = $1`

/** The account of an address, with what a sign-in checks; null for none. It may be closed, and wait to be erased. */
export const findAccount = async (email: string): Promise<CheckedAccount | null> =>
  (await prepared<CheckedAccount>('find-account', findAccountSql, [email]))[0] ?? null

/** The account of a learner. */
export const findOwnAccount = (userId: string): Promise<CheckedAccount | null> =>
  database().prisma.account.findUnique({ where: { id: userId }, select: checked })

/**
 * Puts a new hash in the place of one that was checked; false when it has changed since.
 * @param before null for an account without a password
 */
export const replacePasswordHash = async (
  userId: string,
  before: string | null,
  passwordHash: string,
): Promise<boolean> =>
  (
    await database().prisma.account.updateMany({
      where: { id: userId, passwordHash: before },
      data: { passwordHash },
    })
  ).count === 1

/** Changes the address; false when another account has it, and nothing changes. */
export const updateEmail = async (userId: string, email: string): Promise<boolean> => {
  const { rowCount } = await database()
    .pool.query(
      `update account set email = $2
     where id = $1 and deleted_at is null and not exists (select from account o where o.email = $2 and o.id <> $1)`,
      [userId, email],
    )
    .catch((error: { code?: string }) => {
      // Taken at this very moment.
      if (error.code === '23505') return { rowCount: 0 }
      throw error
    })
  return rowCount === 1
}

/** Closes an account: no data from now on, no session, no token. False when it was closed already. */
export const closeAccount = async (userId: string, now: Date): Promise<boolean> => {
  const { prisma } = database()
  const [closed] = await prisma.$transaction([
    prisma.account.updateMany({ where: { id: userId, deletedAt: null }, data: { deletedAt: now } }),
    prisma.session.updateMany({ where: { accountId: userId, revokedAt: null }, data: { revokedAt: now } }),
    prisma.personalToken.updateMany({
      where: { accountId: userId, revokedAt: null },
      data: { revokedAt: now },
    }),
  ])
  return closed.count === 1
}

/** Takes the closing of an account back; false when it was not closed, or is gone. */
export const reopenAccount = async (userId: string): Promise<boolean> =>
  (
    await database().prisma.account.updateMany({
      where: { id: userId, deletedAt: { not: null } },
      data: { deletedAt: null },
    })
  ).count === 1
