import { AppError } from '@/lib/core/errors'

const refusal = new AppError('forbidden', 'This request comes from another site and was refused.')

/**
 * Refuses a change that another site asks for: when `Origin` or `Sec-Fetch-Site` names another site, and, with a cookie,
 * when both are missing. A bearer token is no cookie: other sites do not have it.
 * @throws AppError forbidden
 */
export const requireSameOrigin = (headers: Headers, ownOrigin: string, hasCookie: boolean): void => {
  const origin = headers.get('origin')
  const site = headers.get('sec-fetch-site')
  const host = headers.get('host')
  const isOwn =
    origin === ownOrigin || (host !== null && (origin === `http://${host}` || origin === `https://${host}`))
  if (origin !== null && !isOwn) throw refusal
  if (site !== null && site !== 'same-origin' && site !== 'none') throw refusal
  if (hasCookie && origin === null && site === null) throw refusal
}
