import { decode, type JWTDecodeParams } from 'next-auth/jwt'

/** The name of the session cookie: with the host prefix, and so only over https, when the address is https. */
export const sessionCookieName = (url: string): string =>
  url.startsWith('https:') ? '__Host-crossover.session' : 'crossover.session'

const remembered = new Map<string, string>()
const mostRemembered = 10_000

/** The value of a cookie in a Cookie header, or null. */
export const cookieOf = (header: string | null, name: string): string | null => {
  if (!header) return null
  for (const part of header.split(';')) {
    const at = part.indexOf('=')
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim()
  }
  return null
}

/**
 * The session id inside the encrypted cookie, or null. Opening a cookie costs more than asking the database, so what a
 * cookie holds is remembered; whether the session still counts is asked every time all the same.
 */
export const readSessionCookie = async (
  header: string | null,
  name: string,
  secret: string,
): Promise<string | null> => {
  const cookie = cookieOf(header, name)
  if (!cookie || cookie.length > 4096) return null
  const known = remembered.get(cookie)
  if (known !== undefined) return known
  const token = await decode({ token: cookie, secret } satisfies JWTDecodeParams).catch(() => null)
  const sessionId = typeof token?.sid === 'string' ? token.sid : null
  if (sessionId === null) return null
  if (remembered.size >= mostRemembered) remembered.clear()
  remembered.set(cookie, sessionId)
  return sessionId
}

/** True when the request carries the session cookie at all, good or not. */
export const hasSessionCookie = (header: string | null, name: string): boolean =>
  cookieOf(header, name) !== null
