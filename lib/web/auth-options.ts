import type { AuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import { deviceWords } from '@/lib/core/device'
import { AppError } from '@/lib/core/errors'
import type { Provider } from '@/lib/core/providers'
import { log } from '@/lib/log'
import { closeSession } from '@/lib/service/close-session'
import type { Place } from '@/lib/service/context'
import { isDatabaseAway } from '@/lib/service/is-database-away'
import { signIn, type IfClosing } from '@/lib/service/sign-in'
import { signInWithProvider, type ProviderOutcome } from '@/lib/service/sign-in-with-provider'
import { authProviders, type ProviderUser } from './auth-providers'
import { findRequestViewer } from './require-learner'
import { cookieOf, sessionCookieName } from './session-cookie'
import { webSettings } from './settings'

/** The listener writes the address of the connection here, over whatever the request brought. */
export const clientIpHeader = 'x-crossover-client-ip'

/** Set by the sign-in page before it leaves for a provider, when a closed account is to be kept. */
const keepCookie = 'crossover.keep'

const thirtyDays = 30 * 24 * 60 * 60
const longest = 1000

const placeOf = (headers: Headers): Place => ({
  clientIp: headers.get(clientIpHeader) ?? 'unknown',
  device: deviceWords(headers.get('user-agent')),
})

/**
 * next-auth passes an error's message on in an address, so it may only be a code: the route makes the API's own answer of a
 * rate limit, the page words of the others.
 */
const codeOf = (error: unknown): string => {
  if (error instanceof AppError) return `${error.code} ${error.details.retryAfterSeconds ?? ''}`.trim()
  if (isDatabaseAway(error)) return 'unavailable'
  log.error({ error }, 'signing in failed')
  return 'failed'
}

/** Where a browser goes that comes back from a provider and is not signed in by it. */
const pageAfter = (outcome: Exclude<ProviderOutcome, { kind: 'signed-in' }>, provider: Provider): string => {
  if (outcome.kind === 'connected') return `/settings?connected=${provider}`
  if (outcome.kind === 'closing') return `/sign-in?closing=${outcome.erasedOn}&provider=${provider}`
  if (outcome.reason === 'connected-elsewhere') return `/settings?refused=${provider}`
  return `/sign-in?error=${outcome.reason}&provider=${provider}`
}

/** Sign-in by address and password, or by a provider. The cookie carries a session id and nothing else. */
export const authOptions = (headers: Headers): AuthOptions => {
  const settings = webSettings()
  const { url, secret, limits } = settings
  const isSecure = url.startsWith('https:')
  const place = placeOf(headers)
  return {
    secret,
    session: { strategy: 'jwt', maxAge: thirtyDays },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    logger: {
      error: (code) => log.warn({ code }, 'signing in failed'),
      warn: () => {},
      debug: () => {},
    },
    cookies: {
      sessionToken: {
        name: sessionCookieName(url),
        options: { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure },
      },
    },
    providers: [
      CredentialsProvider({
        name: 'password',
        credentials: { email: {}, password: {}, keep: {} },
        authorize: async (credentials) => {
          const email = String(credentials?.email ?? '').slice(0, longest)
          const password = String(credentials?.password ?? '').slice(0, longest)
          const ifClosing: IfClosing = credentials?.keep === 'yes' ? 'keep' : 'tell'
          const outcome = await signIn({ email, password }, ifClosing, place, limits, Date.now()).catch(
            (error: unknown) => {
              throw new Error(codeOf(error))
            },
          )
          if (outcome?.kind === 'closing') throw new Error(`closing ${outcome.erasedOn}`)
          return outcome && { id: outcome.sessionId }
        },
      }),
      ...authProviders(settings.providers),
    ],
    callbacks: {
      signIn: async ({ user, account }) => {
        if (account?.type !== 'oauth') return true
        const { id, name, email, label } = user as unknown as ProviderUser
        const provider = account.provider as Provider
        const outcome = await signInWithProvider(
          { provider, providerAccountId: id, confirmedEmail: email ?? null, name, label },
          await findRequestViewer(headers, settings),
          cookieOf(headers.get('cookie'), keepCookie) === 'yes' ? 'keep' : 'tell',
          place,
          Date.now(),
        ).catch((error: unknown) => {
          throw new Error(codeOf(error))
        })
        if (outcome.kind !== 'signed-in') return pageAfter(outcome, provider)
        // next-auth hands the same object on to `jwt`.
        user.id = outcome.sessionId
        return true
      },
      jwt: ({ token, user }) => (user ? { sid: user.id } : { sid: token.sid }),
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      signOut: async ({ token }) => {
        if (typeof token?.sid === 'string') await closeSession(token.sid, place.clientIp, Date.now())
      },
    },
  }
}
