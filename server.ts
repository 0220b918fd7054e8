import { createServer, type Server } from 'node:http'
import { accessSync, constants, readFileSync } from 'node:fs'
import { join } from 'node:path'
import next from 'next'
import pg from 'pg'
import { connectDatabase, type Database } from '@/lib/db/database'
import { isFitLeft } from '@/lib/db/fit-line'
import { migrate } from '@/lib/db/migrate'
import { MigrationError } from '@/lib/db/migration-error'
import { readEnv, type Env } from '@/lib/env'
import { fitProgram, makeFitProcess, type FitProcess } from '@/lib/io/fit-process'
import { makeDataDir } from '@/lib/io/postgres-cluster'
import { DatabaseSetupError } from '@/lib/io/postgres-error'
import { startPostgres, stopLeftPostgres, type PostgresServer } from '@/lib/io/postgres-server'
import { readSigningKey } from '@/lib/io/secrets'
import { log } from '@/lib/log'
import { askDueFits } from '@/lib/service/ask-due-fits'
import { eraseAccounts } from '@/lib/service/erase-accounts'
import { setFitWaker } from '@/lib/service/fit-queue'
import { loadLibrary } from '@/lib/service/load-library'
import { startRecount } from '@/lib/service/recount-rollups'
import type { Mail } from '@/lib/service/post'
import { startSweep, type Sweep } from '@/lib/service/sweep'
import { makeListener } from '@/lib/web/listener'
import type { ScriptHashes } from '@/lib/web/security-headers'
import { makeWebSettings, setWebSettings } from '@/lib/web/settings'

/** One process: the database if it is ours, migrations, the library, the API on a plain listener, Next behind it. */

const projectDir = process.cwd()
/** The keeper does not start again what ended with this: a person has to change something first. */
const configurationError = 78

/** A fit may be left by another server, which is not here to wake anybody. */
const minuteMs = 60_000

class StartError extends Error {}

const say = (sentence: string): void => {
  process.stdout.write(`${sentence}\n`)
}

const version = (): string =>
  JSON.parse(readFileSync(join(projectDir, 'package.json'), 'utf8')).version as string

const readHashes = (): ScriptHashes =>
  JSON.parse(readFileSync(join(projectDir, 'dist', 'csp-hashes.json'), 'utf8')) as ScriptHashes

/** What this build was made from (scripts/build.mjs): code, content and packages; null when it was made some other way. */
const buildHash = (): string | null => {
  try {
    return readFileSync(join(projectDir, 'dist', 'build-hash'), 'utf8').trim() || null
  } catch {
    return null
  }
}

const checkOutsideDatabase = async (url: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ version: number; encoding: string }>(
      `select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding`,
    )
    const { version, encoding } = rows[0]!
    if (version < 150_000)
      throw new StartError('DATABASE_URL leads to a Postgres older than 15. Use 15 or newer.')
    if (encoding !== 'UTF8')
      throw new StartError(
        `DATABASE_URL leads to a database in ${encoding}. Make one with: create database crossover template template0 encoding 'UTF8'`,
      )
  } catch (error) {
    if (error instanceof StartError) throw error
    throw new StartError(
      `DATABASE_URL does not lead to a Postgres that answers: ${(error as Error).message || String(error)}.`,
    )
  } finally {
    await client.end().catch(() => {})
  }
}

const checkDataDir = (dataDir: string): void => {
  try {
    accessSync(makeDataDir(dataDir), constants.W_OK)
  } catch {
    throw new StartError(
      `The data folder ${dataDir} cannot be written. Set CROSSOVER_DATA to a folder that can.`,
    )
  }
}

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new StartError(`Port ${port} is in use. Stop what uses it, or set PORT to another.`)
          : error.code === 'EACCES'
            ? new StartError(`Port ${port} may not be opened by this user. Set PORT to one above 1023.`)
            : error,
      ),
    )
    server.listen(port, resolve)
  })

type Running = {
  postgres: PostgresServer | null
  database: Database | null
  server: Server | null
  sweep: Sweep | null
  recount: Sweep | null
  weekly: Sweep | null
  leftFits: Sweep | null
  mail: Mail | null
  fits: FitProcess | null
}

const openDatabase = async (env: Env, running: Running): Promise<string> => {
  if (env.databaseUrl) {
    await checkOutsideDatabase(env.databaseUrl)
    return env.databaseUrl
  }
  running.postgres = await startPostgres({ dataDir: env.dataDir, log: say })
  running.postgres.watch(() => log.warn('the database was started again'))
  return running.postgres.url
}

const start = async (env: Env, running: Running): Promise<void> => {
  checkDataDir(env.dataDir)
  const url = await openDatabase(env, running)
  await migrate(url, join(projectDir, 'prisma', 'migrations'), say)
  running.database = connectDatabase(url, (error) =>
    log.warn({ error: error.message }, 'a database connection broke'),
  )
  const changed = await loadLibrary(join(projectDir, 'content'), Date.now(), buildHash())
  if (changed > 0) say(`Loaded ${changed} cards of the library.`)

  const secret = readSigningKey(env.dataDir)
  process.env.NEXTAUTH_URL = env.url
  process.env.NEXTAUTH_SECRET = secret
  process.env.CROSSOVER_VERSION = version()
  const settings = makeWebSettings(env, secret)
  setWebSettings(settings)
  running.mail = settings.mail
  if (!env.rateLimits) say('Rate limits are off (CROSSOVER_RATE_LIMITS=off).')

  const pages = next({ dev: false, dir: projectDir, port: env.port })
  await pages.prepare()
  const handler = pages.getRequestHandler()
  running.server = createServer(
    makeListener((request, response) => handler(request, response), readHashes(), env.url, version()),
  )
  running.server.keepAliveTimeout = 65_000
  await listen(running.server, env.port)
  running.fits = makeFitProcess(fitProgram(projectDir), { CROSSOVER_FIT_DATABASE: url }, (what) =>
    log.error({ what }, 'the fitting process failed'),
  )
  setFitWaker(() => running.fits?.wake())
  running.leftFits = startSweep(
    async () => {
      if (await isFitLeft()) running.fits?.wake()
      return null
    },
    { onDone: () => undefined, onFailure: (error) => log.error({ error }, 'looking for fits failed') },
    minuteMs,
  )
  running.sweep = startSweep(() => eraseAccounts(Date.now()), {
    onDone: (count) => log.info({ count }, 'closed accounts were erased'),
    onFailure: (error) => log.error({ error }, 'the sweep of closed accounts failed'),
  })
  running.weekly = startSweep(async () => (await askDueFits(Date.now())).length, {
    onDone: (count) => log.info({ count }, 'weekly fits were begun'),
    onFailure: (error) => log.error({ error }, 'looking for weekly fits failed'),
  })
  running.recount = startRecount({
    onDone: (count) => log.info({ count }, 'the days of learners were counted anew for new statistics'),
    onFailure: (error) => log.error({ error }, 'counting days anew failed; doctor --fix does it too'),
  })
  say(`Crossover is ready at ${env.url}`)
}

/** Lets requests under way finish, for a few seconds at most, then closes the database. */
const stop = async (running: Running): Promise<void> => {
  const { server, database, postgres, sweep, recount, weekly, leftFits, mail, fits } = running
  if (server) {
    const closed = new Promise((resolve) => server.close(resolve))
    server.closeIdleConnections()
    const patience = setTimeout(() => server.closeAllConnections(), 3000)
    await closed
    clearTimeout(patience)
  }
  await Promise.all([sweep, recount, weekly, leftFits, fits].map((one) => one?.stop()))
  mail?.close()
  await database?.close().catch(() => {})
  await postgres?.stop()
}

const fail = (error: unknown): number => {
  const isExpected =
    error instanceof StartError ||
    error instanceof DatabaseSetupError ||
    error instanceof MigrationError ||
    error instanceof RangeError
  process.stderr.write(
    `${isExpected ? (error as Error).message : ((error as Error)?.stack ?? String(error))}\n`,
  )
  return isExpected ? configurationError : 1
}

const main = async (): Promise<void> => {
  const env = readEnv(process.env, projectDir)
  if (process.argv.includes('--stop-database')) {
    if (!env.databaseUrl) await stopLeftPostgres(env.dataDir)
    process.exit(0)
  }
  const running: Running = {
    ...{ postgres: null, database: null, server: null },
    ...{ sweep: null, recount: null, weekly: null, leftFits: null, mail: null, fits: null },
  }
  let isStopping = false
  const leave = async (code: number): Promise<void> => {
    if (isStopping) return
    isStopping = true
    await stop(running).catch((error: unknown) => {
      fail(error)
    })
    process.exit(code)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void leave(0))
  // The keeper is gone: nobody would bring us back or stop us.
  process.on('disconnect', () => void leave(0))
  process.on('unhandledRejection', (error) => log.error({ error }, 'a promise failed unseen'))
  await start(env, running).catch((error: unknown) => leave(fail(error)))
}

main().catch((error: unknown) => process.exit(fail(error)))
