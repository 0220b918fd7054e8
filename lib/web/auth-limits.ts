import { AppError } from '@/lib/core/errors'
import { clientIpHeader } from './auth-options'
import { answerError } from './errors'
import { webSettings } from './settings'

const answer = (retryAfterSeconds: number): Response => {
  const minutes = Math.ceil(retryAfterSeconds / 60)
  const words = minutes === 1 ? 'a minute' : `${minutes} minutes`
  const refusal = new AppError('limit-reached', `Too many tries. Wait ${words}, then try again.`, {
    retryAfterSeconds,
  })
  const { status, headers, body } = answerError(refusal, crypto.randomUUID())
  return Response.json(body, { status, headers: { ...headers, 'Cache-Control': 'no-store' } })
}

/** A refusal by the rate limit comes out of next-auth as an address with the code in it; it is answered as the API does. */
export const limitReachedIn = (text: string): Response | null => {
  const match = /error=limit-reached(?:%20|\+)(\d+)/.exec(text)
  return match && answer(Number(match[1]))
}

/** Leaving for a provider makes this server ask it things: as often as a password may be tried, and no more. */
export const limitOfProviders = async (request: Request): Promise<Response | null> => {
  if (request.method !== 'POST' || !/\/api\/auth\/signin\/./.test(new URL(request.url).pathname)) return null
  const wait = await webSettings().limits.take(
    'provider-ip',
    request.headers.get(clientIpHeader) ?? 'unknown',
  )
  return wait === null ? null : answer(wait)
}
