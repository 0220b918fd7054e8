import { createHash } from 'node:crypto'
import { basename, join, resolve } from 'node:path'

export type Env = {
  /** Port of the public listener. */
  port: number
  /** Address that links and cookies use, without a trailing slash. */
  url: string
  /** Folder of everything that must survive a restart: database, secret. */
  dataDir: string
  /** Connection string of an outside Postgres, or null when the embedded one is used. */
  databaseUrl: string | null
  /** False lifts every rate limit, for load tests. */
  rateLimits: boolean
  logLevel: string
}

/** Where data lives when CROSSOVER_DATA is not set: beside the project, or, as root, where the database's own user can go. */
export const defaultDataDir = (projectDir: string, isRoot: boolean): string => {
  if (!isRoot) return join(projectDir, '.data')
  const name = basename(projectDir).replace(/[^A-Za-z0-9_-]/g, '-') || 'project'
  const hash = createHash('sha256').update(resolve(projectDir)).digest('hex').slice(0, 12)
  return join('/var/lib/crossover', `${name}-${hash}`)
}

/** Reads the environment once. Throws a RangeError in one sentence when a value cannot be used. */
export const readEnv = (source: NodeJS.ProcessEnv, projectDir: string): Env => {
  const portText = source.PORT ?? '3000'
  const port = Number(portText)
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new RangeError(`PORT must be a whole number from 1 to 65535, not "${portText}".`)
  const url = (source.CROSSOVER_URL || `http://localhost:${port}`).replace(/\/+$/, '')
  if (!/^https?:\/\/[^/]+$/.test(url))
    throw new RangeError(`CROSSOVER_URL must be an address such as https://cards.example.org, not "${url}".`)
  const databaseUrl = source.DATABASE_URL || null
  if (databaseUrl !== null && !/^postgres(ql)?:\/\//.test(databaseUrl))
    throw new RangeError('DATABASE_URL must begin with postgresql://.')
  return {
    port,
    url,
    dataDir: resolve(
      /* turbopackIgnore: true */ source.CROSSOVER_DATA ||
        defaultDataDir(projectDir, process.getuid?.() === 0),
    ),
    databaseUrl,
    rateLimits: source.CROSSOVER_RATE_LIMITS !== 'off',
    logLevel: source.LOG_LEVEL || 'info',
  }
}
