import { join } from 'node:path'
import { readEnv, type Env } from '@/lib/env'
import { log } from '@/lib/log'
import { noLimits, rateLimits, type RateLimits } from '@/lib/service/limits'
import { openPost, type Mail } from '@/lib/service/post'

/** What the edge needs to know of the process: its address, its key, its limits, its post, and who else signs people in. */
export type WebSettings = {
  url: string
  secret: string
  limits: RateLimits
  /** Null where no letters are sent. */
  mail: Mail | null
  providers: Env['providers']
}

const holder = globalThis as typeof globalThis & { crossoverWeb?: WebSettings }

/** Set once at start by the server; the bundles of Next read the same. */
export const setWebSettings = (settings: WebSettings): void => {
  holder.crossoverWeb = settings
}

/** The settings that an environment and a signing key come to. */
export const makeWebSettings = (env: Env, secret: string): WebSettings => ({
  url: env.url,
  secret,
  limits: env.rateLimits ? rateLimits() : noLimits,
  mail:
    env.mail && openPost(env.mail, (error) => log.error({ error: String(error) }, 'a letter was not sent')),
  providers: env.providers,
})

/** The settings of this process; on a host that runs Next alone they come from the environment. */
export const webSettings = (): WebSettings => {
  if (holder.crossoverWeb) return holder.crossoverWeb
  const env = readEnv(process.env, process.cwd())
  const secret = process.env.NEXTAUTH_SECRET
  if (!secret)
    throw new Error(`NEXTAUTH_SECRET is not set, and no server made one in ${join(env.dataDir, 'secret')}`)
  return (holder.crossoverWeb = makeWebSettings(env, secret))
}
