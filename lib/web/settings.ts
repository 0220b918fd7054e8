import { join } from 'node:path'
import { readEnv } from '@/lib/env'
import { noLimits, rateLimits, type RateLimits } from '@/lib/service/limits'

/** What the edge needs to know of the process: its address, its key, its limits. */
export type WebSettings = { url: string; secret: string; limits: RateLimits }

const holder = globalThis as typeof globalThis & { crossoverWeb?: WebSettings }

/** Set once at start by the server; the bundles of Next read the same. */
export const setWebSettings = (settings: WebSettings): void => {
  holder.crossoverWeb = settings
}

/** The settings of this process; on a host that runs Next alone they come from the environment. */
export const webSettings = (): WebSettings => {
  if (holder.crossoverWeb) return holder.crossoverWeb
  const env = readEnv(process.env, process.cwd())
  const secret = process.env.NEXTAUTH_SECRET
  if (!secret)
    throw new Error(`NEXTAUTH_SECRET is not set, and no server made one in ${join(env.dataDir, 'secret')}`)
  return (holder.crossoverWeb = { url: env.url, secret, limits: env.rateLimits ? rateLimits() : noLimits })
}
