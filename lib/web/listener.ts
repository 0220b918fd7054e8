import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { clientIpHeader } from './auth-options'
import { makeApi } from './api'
import { apiHeaders, pageHeaders, type ScriptHashes } from './security-headers'
import { hasSessionCookie, sessionCookieName } from './session-cookie'

export type PageHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** Pages that show a learner's things; without a session they lead to sign-in. */
const privatePages = /^\/(today|review|decks|notes|settings)(\/|$)/

/** Headers that only a proxy of ours may set; from outside they could steer Next. */
const foreignHeaders = [
  'x-nonce',
  'content-security-policy',
  'x-middleware-subrequest',
  'x-forwarded-host',
  clientIpHeader,
]

const pathOf = (url: string): string => {
  const path = url.split('?', 1)[0]!
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path
}

const setAll = (response: ServerResponse, headers: Record<string, string>): void => {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
}

/**
 * The plain listener: the API answers without passing through Next, everything else goes to its pages.
 * @param pages Next's handler  @param hashes of each page's inline scripts
 */
export const makeListener = (
  pages: PageHandler,
  hashes: ScriptHashes,
  url: string,
  version: string,
): RequestListener => {
  const api = getRequestListener(makeApi(version).fetch, { overrideGlobalObjects: false })
  const isSecure = url.startsWith('https:')
  const ownApiHeaders = apiHeaders(isSecure)
  const cookieName = sessionCookieName(url)
  return (request, response) => {
    const path = pathOf(request.url ?? '/')
    if (path.startsWith('/api/') && !path.startsWith('/api/auth/')) {
      setAll(response, ownApiHeaders)
      void api(request, response)
      return
    }
    for (const name of foreignHeaders) delete request.headers[name]
    request.headers[clientIpHeader] = request.socket.remoteAddress ?? 'unknown'
    setAll(response, pageHeaders(path, hashes, isSecure))
    if (privatePages.test(path) && !hasSessionCookie(request.headers.cookie ?? null, cookieName)) {
      response
        .writeHead(302, {
          Location: `/sign-in?next=${encodeURIComponent(path)}`,
          'Cache-Control': 'no-store',
        })
        .end()
      return
    }
    void pages(request, response)
  }
}
