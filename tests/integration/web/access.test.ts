import { createHmac } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { encode } from 'next-auth/jwt'
import { database } from '@/lib/db/database'
import { secretHash } from '@/lib/io/secrets'
import { makeListener } from '@/lib/web/listener'
import { routes } from '@/lib/web/routes'
import { authOptions } from '@/lib/web/auth-options'
import { setWebSettings, webSettings } from '@/lib/web/settings'
import {
  call,
  openBrowser,
  origin,
  sessionCookie,
  signUp,
  testApi,
  testPassword,
  testSecret,
  type TestApi,
} from '@/tests/support/api'
import { makeId } from '@/tests/support/entries'
import { useDatabase } from '@/tests/support/learner'

useDatabase()

let api: TestApi
beforeEach(() => {
  api = testApi()
})

const secretWord = 'Zweischneidig'
const filled = (path: string) =>
  path
    .replace(':id', makeId())
    .replace(':slug', 'no-such-deck')
    .replace(':sha256', 'a'.repeat(64))
    .replace(':graph', 'reviews')
const learnersOnly = routes.filter(({ access }) => access === 'learner')

type Paths = Record<string, Record<string, unknown>>
const documented = async (): Promise<[string, string][]> => {
  const { body } = await call(api, 'GET', '/openapi.json')
  return Object.entries((body as { paths: Paths }).paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method): [string, string] => [method, path.replace(/\{(\w+)\}/g, ':$1')]),
  )
}

/** Credentials that counted once, or never, by what is wrong with them. */
const deadCredentials = async (): Promise<[string, Record<string, string>][]> => {
  const made = async (sql: string | null) => {
    const { email, token } = await signUp(api)
    await call(api, 'POST', '/decks', { token, body: { name: secretWord } })
    const browser = await openBrowser(email)
    if (sql) await database().pool.query(sql, [secretHash(browser.sid)])
    return { ...browser, token, email }
  }
  const set = (what: string) => `update session set ${what} where id_hash = $1`
  const [expired, idle, revoked, closed, alive] = [
    await made(set(`expires_at = now() - interval '1 second'`)),
    await made(set(`last_used_at = now() - interval '8 days'`)),
    await made(set('revoked_at = now()')),
    await made(null),
    await made(null),
  ]
  await call(api, 'DELETE', '/me', { headers: closed.headers, body: { password: testPassword } })
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const payload = part({ sid: alive.sid, exp: 9_999_999_999 })
  const signed = `${part({ alg: 'HS256' })}.${payload}`
  const cookie = (value: string) => ({ cookie: `crossover.session=${value}`, origin })
  return [
    ['nothing', {}],
    ['a session past its end', expired.headers],
    ['a session unused for a week', idle.headers],
    ['a revoked session', revoked.headers],
    ['the session of a closed account', closed.headers],
    ['the token of a closed account', { authorization: `Bearer ${closed.token}` }],
    ['a token that was never made', { authorization: 'Bearer cro_neverneverneverneverneverneverneverneve' }],
    [
      'a session cookie sealed with another key',
      { cookie: await sessionCookie(alive.sid, 'another'), origin },
    ],
    ['a cookie that names no algorithm', cookie(`${part({ alg: 'none' })}.${payload}.`)],
    [
      'a cookie signed in place of sealed',
      cookie(`${signed}.${createHmac('sha256', testSecret).update(signed).digest('base64url')}`),
    ],
    ['the id of a session in the open', cookie(alive.sid)],
    ['a sealed session of no account', { cookie: await sessionCookie('nobody'), origin }],
    [
      'a sealed cookie past its end',
      cookie(await encode({ token: { sid: 'x' }, secret: testSecret, maxAge: -60 })),
    ],
    ['an empty bearer beside a good cookie', { ...alive.headers, authorization: 'Bearer ' }],
    ['the session as a bearer', { authorization: `Bearer ${alive.sid}` }],
  ]
}

describe('every route, from the document and from the code', () => {
  test('the document and the code name the same', async () => {
    const inCode = routes.map(({ method, path }) => `${method} ${path}`)
    const health = ['get /health', 'get /openapi.json']
    const inDocument = (await documented()).map(([method, path]) => `${method} ${path}`)
    expect(inDocument.filter((one) => !health.includes(one)).sort()).toEqual([...inCode].sort())
  })

  test('gives nothing to credentials that do not count', async () => {
    for (const [what, headers] of await deadCredentials())
      for (const { method, path } of learnersOnly) {
        const answer = await call(api, method.toUpperCase(), filled(path), {
          headers,
          ...(method === 'get' ? {} : { body: {} }),
        })
        expect([what, method, path, answer.status]).toEqual([what, method, path, 401])
        expect(Object.keys(answer.body)).toEqual(['error'])
      }
  })

  test('lists nothing of one learner to another, and may not be kept by anybody in between', async () => {
    const owner = await signUp(api)
    await call(api, 'POST', '/decks', { token: owner.token, body: { name: secretWord } })
    const { headers } = await openBrowser((await signUp(api)).email)
    for (const { method, path } of learnersOnly.filter((one) => one.method === 'get')) {
      const answer = await call(api, method.toUpperCase(), filled(path), { headers })
      expect([path, JSON.stringify(answer.body)]).toEqual([path, expect.not.stringContaining(secretWord)])
      expect([path, JSON.stringify(answer.body)]).toEqual([path, expect.not.stringContaining(owner.email)])
      expect([path, answer.headers.get('cache-control')]).toEqual([path, expect.stringMatching(/private/)])
    }
  })
})

test('many who come at once are told apart, whatever each shows', async () => {
  const learners = await Promise.all(Array.from({ length: 6 }, () => signUp(api)))
  const browsers = await Promise.all(learners.map(({ email }) => openBrowser(email)))
  const [, revoked] = learners
  await database().pool.query(`update personal_token set revoked_at = now() where id = $1`, [
    revoked!.tokenId,
  ])
  await database().pool.query(`update session set revoked_at = now() where id_hash = $1`, [
    secretHash(browsers[2]!.sid),
  ])
  const asked = learners.flatMap(({ email, token }, index) => [
    { email: index === 1 ? null : email, options: { token } },
    { email: index === 2 ? null : email, options: { headers: browsers[index]!.headers } },
    { email: null, options: { token: `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}` } },
  ])
  const answers = await Promise.all(
    [...asked, ...asked].map(({ options }) => call(api, 'GET', '/me', options)),
  )
  expect(
    answers.map(({ status, body }) => (status === 200 ? (body as { me: { email: string } }).me.email : null)),
  ).toEqual([...asked, ...asked].map(({ email }) => email))
})

describe('another site', () => {
  const foreign: Record<string, string>[] = [
    {},
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: `${origin}.evil.example` },
    { origin: 'http://localhost:3001' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin, 'sec-fetch-site': 'cross-site' },
    { origin: '' },
  ]

  test('changes nothing by any route with a learner’s cookie', async () => {
    const { email } = await signUp(api)
    const { cookie } = (await openBrowser(email)).headers
    for (const { method, path } of routes.filter((one) => one.method !== 'get'))
      for (const headers of foreign) {
        const { status } = await call(api, method.toUpperCase(), filled(path), {
          headers: { cookie, ...headers },
          body: {},
        })
        expect([method, path, headers, status]).toEqual([method, path, headers, 403])
      }
    expect((await call(api, 'GET', '/me', { headers: { cookie } })).status).toBe(200)
  })
})

describe('the listener', () => {
  let server: Server
  let base: string
  beforeAll(async () => {
    const pages = async (_: unknown, response: { end: (text: string) => void }) => response.end('page')
    server = createServer(makeListener(pages as never, {}, origin, '0.0.0-test'))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => new Promise((resolve) => server.close(resolve)))

  const form = 'application/x-www-form-urlencoded'
  test.each([
    ['GET', '/api/auth/csrf', {}, undefined, 200],
    ['GET', '/api/auth/callback/github', {}, undefined, 200],
    ['GET', '/api/auth/callback/credentials', {}, undefined, 404],
    ['GET', '/api/auth/callback/email', {}, undefined, 404],
    ['GET', '/api/auth/verify-request', {}, undefined, 404],
    ['GET', '/api/auth/_log', {}, undefined, 404],
    ['POST', '/api/auth/_log', { 'content-type': form }, 'a=b', 404],
    ['PUT', '/api/auth/signout', { 'content-type': form }, 'a=b', 404],
    ['DELETE', '/api/auth/session', {}, undefined, 404],
    ['POST', '/api/auth/callback/credentials', { 'content-type': form }, 'a=b', 200],
    ['POST', '/api/auth/callback/credentials', { 'content-type': 'application/json' }, '{}', 400],
    ['POST', '/api/auth/callback/credentials', { 'content-type': 'multipart/form-data' }, 'x', 400],
    ['POST', '/api/auth/signout', { 'content-type': form }, 'x'.repeat(16_385), 413],
  ])('%s %s %j is answered %#', async (method, path, headers, body, status) => {
    const response = await fetch(base + path, { method, headers, body })
    expect(response.status).toBe(status)
    if (status !== 200) expect(Object.keys((await response.json()) as object)).toEqual(['error'])
  })

  test('a form whose length nobody declares is refused', async () => {
    const body = new ReadableStream({
      start: (stream) => {
        stream.enqueue(new TextEncoder().encode('a=b'))
        stream.close()
      },
    })
    const init = { method: 'POST', headers: { 'content-type': form }, body, duplex: 'half' }
    expect((await fetch(`${base}/api/auth/signout`, init as RequestInit)).status).toBe(413)
  })

  test('pages of learners lead a stranger to sign-in', async () => {
    for (const path of [
      '/today',
      '/review',
      '/decks',
      '/notes',
      '/notes/new',
      '/stats',
      '/readiness',
      '/weekly',
      '/settings',
      '/review?deck=01900000-0000-7000-8000-000000000001&by=schedule',
      '/notes?q=deck%3A%22a+b%22%20or%20why?',
    ]) {
      const response = await fetch(base + path, { redirect: 'manual' })
      expect([path, response.status]).toEqual([path, 302])
      expect(response.headers.get('location')).toBe(`/sign-in?next=${encodeURIComponent(path)}`)
    }
    const long = await fetch(`${base}/notes?q=${'%E8%A9%95'.repeat(1000)}`, { redirect: 'manual' })
    expect(long.headers.get('location')).toBe(`/sign-in?next=${encodeURIComponent('/notes')}`)
    // What Next asks for beside a page is nothing to come back to.
    const response = await fetch(`${base}/notes?q=a&_rsc=1a2b3`, { redirect: 'manual' })
    expect(response.headers.get('location')).toBe(`/sign-in?next=${encodeURIComponent('/notes?q=a')}`)
  })
})

test('cookies are bound to the host and to https only where the address is https', () => {
  const cookieOf = (url: string) => {
    setWebSettings({ ...webSettings(), url })
    return authOptions(new Headers()).cookies!.sessionToken!
  }
  expect(cookieOf('https://cards.example.org')).toMatchObject({
    name: '__Host-crossover.session',
    options: { httpOnly: true, sameSite: 'lax', path: '/', secure: true },
  })
  expect(cookieOf('http://localhost:3000')).toMatchObject({
    name: 'crossover.session',
    options: { httpOnly: true, sameSite: 'lax', path: '/', secure: false },
  })
  for (const url of ['https://cards.example.org', 'http://localhost:3000'])
    expect(cookieOf(url).options).not.toHaveProperty('domain')
})
