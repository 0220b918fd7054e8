import { createHash } from 'node:crypto'
import { basename, join, resolve } from 'node:path'
import { providers, type Provider } from '@/lib/core/providers'

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
  /** Where letters go out and whom they are from, or null when this server sends none. */
  mail: { url: string; from: string } | null
  /** Keys of the providers that sign-in is offered with. */
  providers: Partial<Record<Provider, ProviderKeys>>
}

/** What a provider gave this server to know it by; `url` stands in for the provider's own address. */
export type ProviderKeys = { id: string; secret: string; url: string | null }

/** Where data lives when CROSSOVER_DATA is not set: beside the project, or, as root, where the database's own user can go. */
export const defaultDataDir = (projectDir: string, isRoot: boolean): string => {
  if (!isRoot) return join(projectDir, '.data')
  const name = basename(projectDir).replace(/[^A-Za-z0-9_-]/g, '-') || 'project'
  const hash = createHash('sha256').update(resolve(projectDir)).digest('hex').slice(0, 12)
  return join('/var/lib/crossover', `${name}-${hash}`)
}

const readMail = (source: NodeJS.ProcessEnv): Env['mail'] => {
  const { SMTP_URL: url, MAIL_FROM: from } = source
  if (!url) return null
  if (!/^smtps?:\/\/[^/]/.test(url))
    throw new RangeError('SMTP_URL must be an address such as smtps://user:password@mail.example.org.')
  if (!from || !from.includes('@'))
    throw new RangeError(
      'MAIL_FROM must name the sender of letters, such as Crossover <cards@example.org>, when SMTP_URL is set.',
    )
  return { url, from }
}

const readProviders = (source: NodeJS.ProcessEnv): Env['providers'] => {
  const found: Env['providers'] = {}
  for (const provider of providers) {
    const prefix = provider.toUpperCase()
    const [id, secret, url] = ['ID', 'SECRET', 'URL'].map((name) => source[`${prefix}_${name}`] || null)
    if (!id && !secret) continue
    if (!id || !secret)
      throw new RangeError(`${prefix}_ID and ${prefix}_SECRET go together: one of them is not set.`)
    if (url && !/^https?:\/\/[^/]/.test(url))
      throw new RangeError(`${prefix}_URL must be an address such as https://github.example.org.`)
    found[provider] = { id, secret, url: url?.replace(/\/+$/, '') ?? null }
  }
  return found
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
    mail: readMail(source),
    providers: readProviders(source),
  }
}
