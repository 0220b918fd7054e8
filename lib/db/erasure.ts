import type pg from 'pg'
import { database } from './database'

/** The end of closed accounts, and of what else in the identity plane has had its time. */

/** Any constant will do; every process of one database has to use the same. */
const sweepLock = 20_261_125

/** Runs work in one process of those on a database; null when another is at it. */
export const withSweepLock = async <T>(work: () => Promise<T>): Promise<T | null> => {
  const client = await database().pool.connect()
  try {
    const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [
      sweepLock,
    ])
    if (!rows[0]?.got) return null
    try {
      return await work()
    } finally {
      await client.query('select pg_advisory_unlock($1)', [sweepLock])
    }
  } finally {
    client.release()
  }
}

const inLedger = `exists (select from deletion d where d.account_hash = sha256(convert_to(a.id::text, 'UTF8')))`

/** Accounts closed at or before a moment, and any that were erased once and came back with a backup. */
export const findDoomedAccounts = async (closedBefore: Date): Promise<string[]> => {
  const { rows } = await database().pool.query<{ id: string }>(
    `select a.id::text from account a where a.deleted_at <= $1 or ${inLedger} order by a.id limit 1000`,
    [closedBefore],
  )
  return rows.map(({ id }) => id)
}

/** Every table that holds a learner's rows, whoever made it: those with a `user_id`. */
const studyTablesSql = `
select c.relname as name from pg_class c
join pg_attribute a on a.attrelid = c.oid and a.attname = 'user_id' and not a.attisdropped
where c.relnamespace = current_schema()::text::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
order by c.relname <> 'learner', c.relname`

export const findStudyTables = async (client: pg.Pool | pg.PoolClient = database().pool): Promise<string[]> =>
  (await client.query<{ name: string }>(studyTablesSql)).rows.map(({ name }) => name)

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/**
 * Erases an account: its rows in every table, the account itself, and leaves a hash in the ledger, in one transaction.
 * False when it was kept in the meantime, or is gone.
 */
export const eraseAccount = async (userId: string, closedBefore: Date, now: Date): Promise<boolean> => {
  const client = await database().pool.connect()
  try {
    await client.query('begin')
    const { rows } = await client.query<{ askedAt: Date }>(
      `select coalesce(a.deleted_at, $3) as "askedAt" from account a
       where a.id = $1 and (a.deleted_at <= $2 or ${inLedger}) for update`,
      [userId, closedBefore, now],
    )
    if (!rows[0]) {
      await client.query('rollback')
      return false
    }
    // The learner first: most of what is theirs goes with it.
    for (const table of await findStudyTables(client))
      await client.query(`delete from ${quoted(table)} where user_id = $1`, [userId])
    await client.query('delete from audit_event where account_id = $1', [userId])
    await client.query('delete from account where id = $1', [userId])
    await client.query(
      `insert into deletion (account_hash, asked_at, erased_at) values (sha256(convert_to($1, 'UTF8')), $2, $3)
       on conflict (account_hash) do update set erased_at = excluded.erased_at`,
      [userId, rows[0].askedAt, now],
    )
    await client.query('commit')
    return true
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    client.release()
  }
}

/** Removes sessions and links that ended a month ago, and security events of a year ago. */
export const removeOldRows = async (now: Date): Promise<void> => {
  const { prisma } = database()
  const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)
  await prisma.session.deleteMany({ where: { expiresAt: { lt: daysAgo(30) } } })
  await prisma.accountToken.deleteMany({ where: { expiresAt: { lt: daysAgo(1) } } })
  await prisma.auditEvent.deleteMany({
    where: { OR: [{ at: { lt: daysAgo(365) } }, { accountId: null, at: { lt: daysAgo(30) } }] },
  })
}

/** What is left of accounts that should be gone, in sentences. @param overdue closed before this and still there */
export const findErasureFaults = async (overdue: Date): Promise<string[]> => {
  const { pool } = database()
  const count = async (what: string, sql: string, values: unknown[] = []) => {
    const { rows } = await pool.query<{ count: number }>(sql, values)
    return rows[0] && rows[0].count > 0 ? [`${rows[0].count} ${what}`] : []
  }
  const leftIn = async (table: string) =>
    count(
      `rows in ${table} of accounts that are gone`,
      `select count(*)::integer as count from ${quoted(table)} t left join account a on a.id = t.user_id where a.id is null`,
    )
  const left = (await findStudyTables()).filter((table) => table !== 'learner')
  return [
    ...(await count(
      'closed accounts that should have been erased: does the server run?',
      'select count(*)::integer as count from account where deleted_at <= $1',
      [overdue],
    )),
    ...(await count(
      'accounts that were erased and are back',
      `select count(*)::integer as count from account a where ${inLedger}`,
    )),
    ...(await Promise.all(left.map(leftIn))).flat(),
  ]
}
