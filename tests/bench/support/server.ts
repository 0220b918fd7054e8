import { spawn, type ChildProcess } from 'node:child_process'
import { rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { usePostgres } from '@/lib/io/postgres-running'
import { memoryFlags } from '@/scripts/lib/server-memory.mjs'
import { createDatabaseFrom } from '@/tests/support/database'
import { newDataDir } from '@/tests/support/temp-data'

/** The real built server, alone on a database of its own. */
export type BenchServer = {
  url: string
  port: number
  pid: number
  databaseUrl: string
  /** For set-up and checks; what is measured has connections of its own. */
  sql: pg.Client
}

const startPatienceMs = 90_000
const stopPatienceMs = 15_000

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })

const exitOf = (child: ChildProcess): Promise<string> =>
  new Promise((resolve) => child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`)))

const untilReady = async (url: string, ended: Promise<string>, output: () => string): Promise<void> => {
  let death: string | null = null
  void ended.then((how) => {
    death = how
  })
  const giveUpAt = Date.now() + startPatienceMs
  for (;;) {
    const isUp = await fetch(`${url}/api/health`).then(
      (response) => response.ok,
      () => false,
    )
    if (isUp) return
    if (death !== null || Date.now() > giveUpAt)
      throw new Error(`the server did not start (${death ?? 'no answer'}):\n${output()}`)
    await sleep(100)
  }
}

const stop = async (child: ChildProcess, ended: Promise<string>): Promise<void> => {
  child.kill('SIGTERM')
  const patience = setTimeout(() => child.kill('SIGKILL'), stopPatienceMs)
  await ended
  clearTimeout(patience)
}

/** A database made for this run: one beside the others under DATABASE_URL, or the embedded one of a fresh folder. */
const makePlace = async () => {
  const dataDir = newDataDir()
  const outside = process.env.DATABASE_URL
  const own = outside ? await createDatabaseFrom(outside, 'template0') : null
  return {
    env: { CROSSOVER_DATA: dataDir, DATABASE_URL: own?.url ?? '' },
    databaseUrl: async () => own?.url ?? (await usePostgres(dataDir)).url,
    remove: async () => {
      await own?.drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

const launch = (port: number, env: Record<string, string>) => {
  const child = spawn(process.execPath, [...memoryFlags, 'dist/server.mjs'], {
    env: {
      ...process.env,
      ...env,
      PORT: String(port),
      CROSSOVER_URL: `http://localhost:${port}`,
      CROSSOVER_RATE_LIMITS: 'off',
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
    },
    // The channel tells the server when this process is gone.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let output = ''
  const keep = (part: Buffer) => {
    output = (output + part.toString()).slice(-20_000)
  }
  child.stdout!.on('data', keep)
  child.stderr!.on('data', keep)
  return { child, ended: exitOf(child), output: () => output }
}

/** Does `finish` also when this process is asked to end; the reply takes that back. */
const onSignals = (finish: () => Promise<void>): (() => void) => {
  const leave = () => void finish().finally(() => process.exit(1))
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  signals.forEach((signal) => process.once(signal, leave))
  return () => signals.forEach((signal) => process.removeListener(signal, leave))
}

/** Starts the server that `npm start` would run, set up further as told, lends it out, and stops it and removes its data whatever happens. */
export const withServer = async <T>(
  work: (server: BenchServer) => Promise<T>,
  settings: Record<string, string> = {},
): Promise<T> => {
  const place = await makePlace()
  const port = await freePort()
  const url = `http://localhost:${port}`
  const { child, ended, output } = launch(port, { ...place.env, ...settings })
  const finish = async () => {
    await stop(child, ended)
    await place.remove()
  }
  const forget = onSignals(finish)
  let sql: pg.Client | null = null
  try {
    await untilReady(url, ended, output)
    const databaseUrl = await place.databaseUrl()
    sql = new pg.Client({ connectionString: databaseUrl })
    sql.on('error', () => undefined)
    await sql.connect()
    return await work({ url, port, pid: child.pid!, databaseUrl, sql })
  } finally {
    forget()
    await sql?.end().catch(() => undefined)
    await finish()
  }
}
