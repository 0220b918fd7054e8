import { randomUUID } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { signInPath } from '@/lib/core/way-back'
import { clientIpHeader } from './auth-options'
import { makeApi } from './api'
import { networkOf } from './network'
import { apiHeaders, pageHeaders, type ScriptHashes } from './security-headers'
import { hasSessionCookie, sessionCookieName } from './session-cookie'

export type PageHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** Pages that show a learner's things; without a session they lead to sign-in. */
const privatePages = /^\/(today|review|decks|notes|stats|readiness|weekly|import|settings)(\/|$)/

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

/** What was asked of a page, without the parameter that Next adds when it fetches one. */
const searchOf = (url: string): string => {
  const [, ...search] = url.split('?')
  const kept = search
    .join('?')
    .split('&')
    .filter((part) => part !== '' && !part.startsWith('_rsc='))
  return kept.length === 0 ? '' : `?${kept.join('&')}`
}

const setAll = (response: ServerResponse, headers: Record<string, string>): void => {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
}

const refuse = (response: ServerResponse, status: number, message: string): void => {
  const code = status === 413 ? 'too-large' : status === 404 ? 'not-found' : 'invalid-input'
  const body = JSON.stringify({ error: { code, message, requestId: randomUUID() } })
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-store',
    Connection: 'close',
  })
  response.end(body)
}

const longestForm = 16 * 1024
const authPages = /^\/api\/auth\/(csrf|session|providers|signin|signout|error|callback\/(github|google))$/

/** What next-auth would choke on: it reads bodies of any size and kind. Our pages send it short forms. */
const authProblem = ({ method, headers }: IncomingMessage, path: string): [number, string] | null => {
  // Of a HEAD it makes an error of its own.
  if (method === 'GET') return authPages.test(path) ? null : [404, 'There is nothing under this address.']
  if (method !== 'POST' || path.startsWith('/api/auth/_'))
    return [404, 'There is nothing under this address.']
  if (headers['content-type']?.split(';')[0]?.trim().toLowerCase() !== 'application/x-www-form-urlencoded')
    return [400, 'Send a form, with Content-Type: application/x-www-form-urlencoded.']
  const length = Number(headers['content-length'])
  return Number.isInteger(length) && length <= longestForm
    ? null
    : [413, 'Send a form of at most 16 KB, and its Content-Length.']
}

/** Pages are made anew with every version; only what carries its hash in its name may be kept for long. */
const neverKeepPages = (response: ServerResponse): void => {
  const setHeader = response.setHeader.bind(response)
  response.setHeader = (name, value) =>
    setHeader(
      name,
      name.toLowerCase() === 'cache-control' && String(value).startsWith('s-maxage')
        ? 'private, no-cache'
        : value,
    )
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
  return (request, response): void => {
    const url = request.url ?? ''
    // A path of ours, and neither `*` nor another host's address.
    if (!url.startsWith('/') || url.startsWith('//'))
      return refuse(response, 400, 'There is no such address.')
    const path = pathOf(url)
    if (path.startsWith('/api/auth/')) {
      const problem = authProblem(request, path)
      if (problem) return refuse(response, ...problem)
    }
    if (path.startsWith('/api/') && !path.startsWith('/api/auth/')) {
      setAll(response, ownApiHeaders)
      void api(request, response)
      return
    }
    if (!path.startsWith('/api/auth/') && request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD')
      return refuse(response, 405, 'A page can only be read.')
    }
    for (const name of foreignHeaders) delete request.headers[name]
    request.headers[clientIpHeader] = networkOf(request.socket.remoteAddress)
    setAll(response, pageHeaders(path, hashes, isSecure))
    neverKeepPages(response)
    if (privatePages.test(path) && !hasSessionCookie(request.headers.cookie ?? null, cookieName)) {
      response
        .writeHead(302, {
          Location: signInPath(path, searchOf(url)),
          'Cache-Control': 'no-store',
        })
        .end()
      return
    }
    void pages(request, response)
  }
}
