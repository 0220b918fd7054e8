import type { SentEntryJson, SyncReviewsReply } from '@/lib/contract/reviews'
import { deviceId } from './device'

/** What became of sending a batch: taken, or why not and what to do about it. */
export type PostResult =
  | { is: 'taken'; reply: SyncReviewsReply }
  /** `busy`: the server says itself that it cannot for now. `server`: it answers, but not as it should. */
  | { is: 'later'; why: 'network' | 'busy' | 'server'; retryAfterMs: number | null }
  | { is: 'signed-out' }
  | { is: 'refused'; reason: string }

export type PostReviews = (entries: readonly SentEntryJson[], how?: 'keepalive') => Promise<PostResult>

/** Seconds, or a date; null when the header is missing or neither. */
const retryAfterOf = (response: Response, now: number): number | null => {
  const value = response.headers.get('retry-after')
  if (!value) return null
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now
  return Number.isFinite(ms) ? Math.max(0, ms) : null
}

const reasonOf = async (response: Response): Promise<string> => {
  const body = (await response.json().catch(() => null)) as { error?: { message?: string } } | null
  return body?.error?.message ?? `The server answered ${response.status}.`
}

const isRefusal = (status: number): boolean => status === 400 || status === 413 || status === 422

/** Sends entries to the server. Never throws: a train in a tunnel is nothing exceptional. */
export const postReviews: PostReviews = async (entries, how) => {
  let response: Response
  try {
    response = await fetch('/api/v1/reviews', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ deviceId: deviceId(), clientNow: new Date().toISOString(), entries }),
      keepalive: how === 'keepalive',
    })
    if (response.ok) return { is: 'taken', reply: (await response.json()) as SyncReviewsReply }
  } catch {
    return { is: 'later', why: 'network', retryAfterMs: null }
  }
  if (response.status === 401) return { is: 'signed-out' }
  if (isRefusal(response.status)) return { is: 'refused', reason: await reasonOf(response) }
  const why = response.status === 503 || response.status === 429 ? 'busy' : 'server'
  return { is: 'later', why, retryAfterMs: retryAfterOf(response, Date.now()) }
}
