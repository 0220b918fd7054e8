import { postReviews } from '@/lib/client/post-reviews'
import { freshBrowser } from './support'

beforeEach(freshBrowser)

const answering = (status: number, headers: Record<string, string> = {}) => {
  globalThis.fetch = async () => new Response('{}', { status, headers })
}

test('a server that says it is busy is told apart from one at fault, and from no network', async () => {
  answering(503, { 'Retry-After': '2' })
  expect(await postReviews([])).toEqual({ is: 'later', why: 'busy', retryAfterMs: 2000 })
  answering(429, { 'Retry-After': '60' })
  expect(await postReviews([])).toEqual({ is: 'later', why: 'busy', retryAfterMs: 60_000 })
  answering(502)
  expect(await postReviews([])).toEqual({ is: 'later', why: 'server', retryAfterMs: null })
  globalThis.fetch = async () => Promise.reject(new TypeError('Failed to fetch'))
  expect(await postReviews([])).toEqual({ is: 'later', why: 'network', retryAfterMs: null })
})
