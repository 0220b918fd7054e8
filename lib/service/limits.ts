import { database } from '@/lib/db/database'
import { rateLimits as limitsOn, type RateLimits } from '@/lib/io/rate-limits'

/** Rate limits counted in this process's database. */
export const rateLimits = (): RateLimits => limitsOn(database().pool)

export { noLimits, type LimitName, type RateLimits } from '@/lib/io/rate-limits'
