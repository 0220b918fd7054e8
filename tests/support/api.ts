import { randomUUID } from 'node:crypto'
import { encode } from 'next-auth/jwt'
import { findAccount } from '@/lib/db/accounts'
import { openSession } from '@/lib/service/open-session'
import { makeApi } from '@/lib/web/api'
import { setWebSettings, type WebSettings } from '@/lib/web/settings'
import { noLimits } from '@/lib/service/limits'

export const origin = 'http://localhost:3000'
export const testPassword = 'correct horse battery'

export const testSecret = 'a secret of the tests, long enough'

/** The API as the listener runs it, without a socket. */
export const testApi = (settings: Partial<WebSettings> = {}) => {
  setWebSettings({
    ...{ url: origin, secret: testSecret, limits: noLimits, mail: null, providers: {} },
    ...settings,
  })
  return makeApi('0.0.0-test')
}
export type TestApi = ReturnType<typeof testApi>

export type Answer = { status: number; body: never; headers: Headers }

/** Sends JSON as a script does: with a bearer token, or with nothing. */
export const call = async (
  api: TestApi,
  method: string,
  path: string,
  options: { token?: string | null; body?: unknown; headers?: Record<string, string>; raw?: string } = {},
): Promise<Answer> => {
  const hasBody = options.body !== undefined || options.raw !== undefined
  const response = await api.request(path.startsWith('/api') ? path : `/api/v1${path}`, {
    method,
    headers: {
      ...(hasBody ? { 'Content-Type': 'application/json' } : {}),
      ...(options.token ? { Authorization: `Bearer ${options.token}` } : {}),
      ...options.headers,
    },
    ...(hasBody ? { body: options.raw ?? JSON.stringify(options.body) } : {}),
  })
  const text = await response.text()
  return {
    status: response.status,
    body: (text ? JSON.parse(text) : null) as never,
    headers: response.headers,
  }
}

export type ApiLearner = { email: string; token: string; tokenId: string }

/** An account made through the API, with a token. */
export const signUp = async (api: TestApi, timeZone?: string): Promise<ApiLearner> => {
  const email = `${randomUUID()}@example.org`
  await call(api, 'POST', '/accounts', {
    body: { email, password: testPassword, ...(timeZone ? { timeZone } : {}) },
  })
  const { body } = await call(api, 'POST', '/tokens', {
    body: { email, password: testPassword, name: 'tests' },
  })
  const { id, token } = body as { id: string; token: string }
  return { email, token, tokenId: id }
}

/** Headers of a browser that is signed in: its cookie, and where its requests come from. */
export type Browser = { sid: string; headers: { cookie: string; origin: string } }

/** Signs a learner in, in a browser of its own. */
export const openBrowser = async (
  email: string,
  device = 'Firefox on Linux',
  at = Date.now(),
): Promise<Browser> => {
  const account = await findAccount(email)
  if (!account) throw new Error(`there is no account of ${email}`)
  const sid = await openSession(account.id, at, device)
  return { sid, headers: { cookie: await sessionCookie(sid), origin } }
}

/** The cookie that carries a session id, as the sign-in makes it. */
export const sessionCookie = async (sid: string, secret = testSecret): Promise<string> =>
  `crossover.session=${await encode({ token: { sid }, secret })}`
