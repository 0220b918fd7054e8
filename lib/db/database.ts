import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { PrismaClient } from './generated/client'

/**
 * One pool for everything, Prisma and named prepared statements alike, and one beside it for the few statements whose
 * plan is the same whatever they are asked: there it is made once a connection.
 */
export type Database = { pool: pg.Pool; planned: pg.Pool; prisma: PrismaClient; close(): Promise<void> }

const holder = globalThis as typeof globalThis & { crossoverDatabase?: Database }

/** Most connections one process opens in either pool; the embedded server allows 100. */
const poolSize = 20

/**
 * Opens the database for this process. The handle lives on globalThis because the listener and Next's own bundles each
 * load this module, and must share one pool.
 * @param onIdleError hears of connections that broke while idle; queries report their own errors
 */
export const connectDatabase = (url: string, onIdleError: (error: Error) => void = () => {}): Database => {
  const settings: pg.PoolConfig = {
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 60_000,
    application_name: 'crossover',
    // Where Postgres can compile its plans it takes seconds to, for statements that run for milliseconds. What waits for
    // the index of the search is read by every search, so little may (learner.ts lets large changes leave more).
    options: '-c jit=off -c gin_pending_list_limit=512kB',
  }
  const pool = new pg.Pool(settings)
  // By itself Postgres plans a batch anew each time, which takes it longer than running it.
  const planned = new pg.Pool({
    ...settings,
    options: `${settings.options} -c plan_cache_mode=force_generic_plan`,
  })
  pool.on('error', onIdleError)
  planned.on('error', onIdleError)
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: false }) })
  const database = {
    pool,
    planned,
    prisma,
    close: async () => {
      await prisma.$disconnect()
      await Promise.all([pool.end(), planned.end()])
    },
  }
  holder.crossoverDatabase = database
  return database
}

/** The database of this process. Throws when the process has not connected: a bug, not a refusal. */
export const database = (): Database => {
  if (!holder.crossoverDatabase) {
    if (!process.env.DATABASE_URL) throw new Error('the database is not connected')
    return connectDatabase(process.env.DATABASE_URL)
  }
  return holder.crossoverDatabase
}

/** Runs a named prepared statement, parsed and planned once a connection. */
export const prepared = async <Row extends pg.QueryResultRow>(
  name: string,
  sql: string,
  values: unknown[],
): Promise<Row[]> => (await database().pool.query<Row>({ name, text: sql, values })).rows

/** The same for a statement that needs only one plan, whatever its values. */
export const planned: Run = async (name, sql, values) =>
  (await database().planned.query({ name, text: sql, values })).rows

/** A way to run a named statement: on a pool, or inside a transaction. */
export type Run = <Row extends pg.QueryResultRow>(
  name: string,
  sql: string,
  values: unknown[],
) => Promise<Row[]>

/** SQLSTATE classes and socket errors (57014: a wait of 30 s, as behind a very large change) that mean the database cannot answer now, and may in a moment. */
const passing = /^(08|53|57P0|57014|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|P1001|P1002|P1008|P1017|P2024)/

/** True for an error that a retry in a few seconds may cure: a restart, a broken connection, no free one. */
export const isDatabaseAway = (error: unknown): boolean => {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const code = (at as { code?: unknown }).code
    if (typeof code === 'string' && passing.test(code)) return true
    if (
      /terminat|Connection ended|timeout exceeded when trying to connect|Can't reach database|not queryable|Server has closed|connection closed/i.test(
        at.message,
      )
    )
      return true
  }
  return false
}

/** True when the database answers within two seconds. */
export const pingDatabase = async (): Promise<boolean> => {
  const answer = database()
    .pool.query('select 1')
    .then(
      () => true,
      () => false,
    )
  let timer: NodeJS.Timeout | undefined
  const patience = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), 2000)
  })
  return Promise.race([answer, patience]).finally(() => clearTimeout(timer))
}
