import { createHash } from 'node:crypto'
import { RateLimiterMemory, RateLimiterPostgres, type RateLimiterAbstract } from 'rate-limiter-flexible'

/** Each limit: so many points in so many seconds for one key. */
const limits = {
  'sign-in-ip': { points: 20, duration: 15 * 60 },
  'sign-in-email': { points: 10, duration: 15 * 60 },
  'sign-up-ip': { points: 5, duration: 60 * 60 },
  'provider-ip': { points: 20, duration: 15 * 60 },
  'password-account': { points: 10, duration: 15 * 60 },
  'change-email-account': { points: 5, duration: 60 * 60 },
  'reset-ip': { points: 20, duration: 60 * 60 },
  'reset-email': { points: 3, duration: 60 * 60 },
  'link-ip': { points: 20, duration: 15 * 60 },
  reviews: { points: 60, duration: 60 },
  uploads: { points: 60, duration: 60 },
  imports: { points: 60, duration: 10 * 60 },
  exports: { points: 30, duration: 60 * 60 },
  calendar: { points: 60, duration: 10 * 60 },
  requests: { points: 1200, duration: 60 },
} as const
export type LimitName = keyof typeof limits

/** Counted in memory: too frequent for a row each, and worth nothing to an attacker who waits for a restart. */
const inMemory: ReadonlySet<LimitName> = new Set([
  'reviews',
  'uploads',
  'imports',
  'exports',
  'calendar',
  'requests',
])

export type RateLimits = {
  /** Takes one point; resolves to the seconds to wait when none is left, to null otherwise. */
  take(name: LimitName, key: string): Promise<number | null>
}

/** No limit at all, for load tests. */
export const noLimits: RateLimits = { take: async () => null }

/**
 * Limits counted in Postgres where they guard sign-in, so that a restart does not reset them, and in memory otherwise.
 * Keys are hashed: no address is stored.
 * @param pool a pg pool
 */
export const rateLimits = (pool: object): RateLimits => {
  const limiters = new Map<LimitName, RateLimiterAbstract>()
  for (const name of Object.keys(limits) as LimitName[]) {
    const memory = new RateLimiterMemory({ keyPrefix: name, ...limits[name] })
    limiters.set(
      name,
      inMemory.has(name)
        ? memory
        : new RateLimiterPostgres({
            storeClient: pool,
            storeType: 'pool',
            tableName: 'rate_limit',
            tableCreated: true,
            keyPrefix: name,
            insuranceLimiter: memory,
            ...limits[name],
          }),
    )
  }
  return {
    take: async (name, key) => {
      const hashed = inMemory.has(name) ? key : createHash('sha256').update(key).digest('base64url')
      try {
        await limiters.get(name)!.consume(hashed)
        return null
      } catch (refusal) {
        if (refusal instanceof Error) throw refusal
        return Math.max(1, Math.ceil((refusal as { msBeforeNext: number }).msBeforeNext / 1000))
      }
    },
  }
}
