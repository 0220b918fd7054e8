import { randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { gzip as gzipWithCallback } from 'node:zlib'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { Hono, type Context as HonoContext } from 'hono'
import { accepts } from 'hono/accepts'
import { compress } from 'hono/compress'
import type { FileReply } from '@/lib/contract/files'
import { deviceWords } from '@/lib/core/device'
import { AppError } from '@/lib/core/errors'
import type { Provider } from '@/lib/core/providers'
import { log } from '@/lib/log'
import { checkHealth } from '@/lib/service/check-health'
import type { Viewer } from '@/lib/service/context'
import { answerError } from './errors'
import { openApiDocument } from './openapi'
import { networkOf } from './network'
import { parseWith } from './parse'
import { readFile, readJson } from './read-body'
import { findRequestViewer, requireLearner } from './require-learner'
import type { Route, RouteContext } from './route'
import { routes } from './routes'
import { requireSameOrigin } from './same-origin'
import { hasSessionCookie, sessionCookieName } from './session-cookie'
import { webSettings, type WebSettings } from './settings'

/** Given by the plain listener; absent where Next mounts the app. */
type Bindings = { incoming?: { socket: { remoteAddress?: string } }; outgoing?: ServerResponse }
type ApiContext = HonoContext<{ Bindings: Bindings }>

const jsonHeaders = {
  'Content-Type': 'application/json; charset=utf-8',
  'Cache-Control': 'private, no-store',
}
const slowMs = 1000
const packedFromBytes = 8192
const gzip = promisify(gzipWithCallback)

/** An answer before it is sent: JSON as text, a file whole or as it is made, or nothing. */
type Reply = {
  status: number
  content: string | Uint8Array<ArrayBuffer> | ReadableStream | null
  headers: Record<string, string>
}

const reply = (status: number, body: unknown, headers: Record<string, string>): Reply => {
  if (body === undefined)
    return { status, content: null, headers: { 'Cache-Control': 'private, no-store', ...headers } }
  const text = JSON.stringify(body)
  return {
    status,
    content: text,
    headers: { ...jsonHeaders, 'Content-Length': String(Buffer.byteLength(text)), ...headers },
  }
}

const forEver = 'private, max-age=31536000, immutable'

/** A file is saved, or shown within a page of ours; opened by itself it is nobody's page and runs nothing. */
const fileReply = (status: number, { bytes, type, name, keep }: FileReply): Reply => ({
  status,
  content:
    bytes instanceof Uint8Array
      ? new Uint8Array(bytes)
      : (Readable.toWeb(Readable.from(bytes)) as ReadableStream),
  headers: {
    'Content-Type': type,
    ...(bytes instanceof Uint8Array ? { 'Content-Length': String(bytes.byteLength) } : {}),
    'Content-Disposition': `attachment; filename="${name.replace(/[^\w.-]/g, '-')}"`,
    'Content-Security-Policy': `default-src 'none'; frame-ancestors 'none'; sandbox`,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': keep === 'for-ever' ? forEver : 'private, no-store',
  },
})

/** Text that is worth it goes packed to those who can unpack it: a day's cards are mostly the markup of their formulas. */
const packed = async (c: ApiContext, { status, content, headers }: Reply): Promise<Reply> => {
  if (c.req.method !== 'GET' || typeof content !== 'string' || content.length < packedFromBytes)
    return { status, content, headers }
  const varied = { ...headers, Vary: 'Accept-Encoding' }
  const encoding = accepts(c, {
    header: 'Accept-Encoding',
    supports: ['gzip', 'identity'],
    default: 'identity',
  })
  if (encoding !== 'gzip') return { status, content, headers: varied }
  const bytes = await gzip(content, { level: 1 })
  return {
    status,
    content: bytes,
    headers: { ...varied, 'Content-Encoding': 'gzip', 'Content-Length': String(bytes.byteLength) },
  }
}

/** On the plain listener written straight to the socket: a Response would be read back out of a stream. */
const send = async (c: ApiContext, reply: Reply): Promise<Response> => {
  const { status, content, headers } = await packed(c, reply)
  const outgoing = c.env?.outgoing
  if (!outgoing || content instanceof ReadableStream) return new Response(content, { status, headers })
  outgoing.writeHead(status, headers)
  outgoing.end(content ?? undefined)
  return RESPONSE_ALREADY_SENT
}

/** A DELETE may leave its body out. */
const readInput = (route: Route, request: Request): Promise<unknown> =>
  route.method === 'delete' && !request.headers.has('content-type') && !request.body
    ? Promise.resolve({})
    : readJson(request, route.mostBytes)

const inputOf = async (route: Route, c: ApiContext): Promise<object> => {
  if (route.params && !route.params.safeParse(c.req.param()).success)
    throw new AppError('not-found', 'There is nothing under this address.')
  const params = route.params ? parseWith(route.params, c.req.param()) : {}
  const query = route.query ? parseWith(route.query, c.req.query(), 'query') : {}
  const body = route.body ? parseWith(route.body, await readInput(route, c.req.raw)) : {}
  const file = route.upload ? { bytes: await readFile(c.req.raw, route.mostBytes, route.upload) } : {}
  return { ...body, ...file, ...query, ...params }
}

const takeTurn = async (
  route: Route,
  settings: WebSettings,
  viewer: Viewer | null,
  clientIp: string,
): Promise<void> => {
  const wait = await settings.limits.take(route.limit, viewer?.userId ?? clientIp)
  if (wait !== null)
    throw new AppError('limit-reached', `Too many requests. Wait ${wait} seconds, then go on.`, {
      retryAfterSeconds: wait,
    })
}

const handle = async (route: Route, c: ApiContext): Promise<Reply> => {
  const settings = webSettings()
  const sent = c.req.raw.headers
  if (route.method !== 'get')
    requireSameOrigin(
      sent,
      settings.url,
      hasSessionCookie(sent.get('cookie'), sessionCookieName(settings.url)),
    )
  const viewer =
    route.access === 'learner'
      ? await requireLearner(sent, settings)
      : await findRequestViewer(sent, settings)
  const clientIp = networkOf(c.env?.incoming?.socket.remoteAddress)
  await takeTurn(route, settings, viewer, clientIp)
  const input = await inputOf(route, c)
  // Routes for learners only run with one; public ones look for themselves.
  const { limits, mail, url } = settings
  const context: RouteContext = {
    ...{ viewer: viewer as Viewer, now: Date.now(), limits, mail, url },
    ...{ clientIp, device: deviceWords(sent.get('user-agent')) },
    providers: Object.keys(settings.providers) as Provider[],
  }
  const result = await route.run(context, input)
  if (route.download) return fileReply(route.status, result as FileReply)
  const headers: Record<string, string> = context.changeId ? { 'X-Change-Id': context.changeId } : {}
  return reply(route.status, route.status === 204 ? undefined : result, headers)
}

/** Runs one request: gives it an id, turns refusals into answers, and tells the log what it should know. */
const answer = async (name: string, c: ApiContext, run: () => Promise<Reply>): Promise<Response> => {
  const requestId = randomUUID()
  const startedAt = performance.now()
  let result: Reply
  try {
    result = await run()
  } catch (error) {
    const { status, headers, body, isBug } = answerError(error, requestId)
    if (isBug) log.error({ requestId, route: name, error }, 'a request failed')
    else if (status === 503) log.warn({ requestId, route: name, error: String(error) }, 'unavailable')
    result = reply(status, body, headers)
  }
  const ms = Math.round(performance.now() - startedAt)
  if (ms > slowMs) log.warn({ requestId, route: name, status: result.status, ms }, 'slow')
  else log.debug({ requestId, route: name, status: result.status, ms }, 'answered')
  result.headers['X-Request-Id'] = requestId
  return send(c, result)
}

/** The whole API as one app, for the plain listener and for hosts that run Next alone. */
export const makeApi = (version: string): Hono<{ Bindings: Bindings }> => {
  const app = new Hono<{ Bindings: Bindings }>()
  // Files, and hosts that run Next alone; what goes straight to the socket is packed by `send`.
  app.get('/api/v1/*', compress({ encoding: 'gzip', threshold: packedFromBytes }))
  for (const route of routes) {
    const name = `${route.method.toUpperCase()} ${route.path}`
    app.on(route.method.toUpperCase(), `/api/v1${route.path}`, (c) => answer(name, c, () => handle(route, c)))
  }
  const health = (c: ApiContext) =>
    answer('GET /health', c, async () => {
      const state = await checkHealth()
      return reply(
        state.status === 'ok' ? 200 : 503,
        state,
        state.status === 'ok' ? {} : { 'Retry-After': '2' },
      )
    })
  app.get('/api/health', health)
  app.get('/api/v1/health', health)
  let document: string | null = null
  app.get('/api/v1/openapi.json', (c) => {
    document ??= JSON.stringify(openApiDocument(routes, sessionCookieName(webSettings().url), version))
    return c.body(document, 200, {
      'Content-Type': 'application/json; charset=utf-8',
      'Cache-Control': 'no-cache',
    })
  })
  app.notFound((c) =>
    answer('unknown', c, () =>
      Promise.reject(new AppError('not-found', 'There is nothing under this address.')),
    ),
  )
  return app
}
