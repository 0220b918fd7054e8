import { AppError } from '@/lib/core/errors'
import type { LimitName, RateLimits } from '@/lib/io/rate-limits'

/** How long a person waits, in words. */
const waitWords = (seconds: number): string => {
  const minutes = Math.ceil(seconds / 60)
  return minutes === 1 ? 'a minute' : `${minutes} minutes`
}

/**
 * Takes one try of each limit, so that a refusal by one tells nothing about another.
 * @throws AppError limit-reached when one of them has none left
 */
export const takeTurn = async (limits: RateLimits, ...names: [LimitName, string][]): Promise<void> => {
  const waits: (number | null)[] = []
  for (const [name, key] of names) waits.push(await limits.take(name, key))
  const wait = Math.max(...waits.map((seconds) => seconds ?? 0))
  if (wait > 0)
    throw new AppError('limit-reached', `Too many tries. Wait ${waitWords(wait)}, then try again.`, {
      retryAfterSeconds: wait,
    })
}
