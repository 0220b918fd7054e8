import type { AuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import { checkPassword } from '@/lib/service/check-password'
import { closeSession } from '@/lib/service/close-session'
import { openSession } from '@/lib/service/open-session'
import { AppError } from '@/lib/core/errors'
import { sessionCookieName } from './session-cookie'
import { webSettings } from './settings'

/** The listener writes the address of the connection here, over whatever the request brought. */
export const clientIpHeader = 'x-crossover-client-ip'

const thirtyDays = 30 * 24 * 60 * 60
const longest = 1000

/** Sign-in by address and password. The cookie carries a session id and nothing else. */
export const authOptions = (): AuthOptions => {
  const { url, secret, limits } = webSettings()
  const isSecure = url.startsWith('https:')
  return {
    secret,
    session: { strategy: 'jwt', maxAge: thirtyDays },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    cookies: {
      sessionToken: {
        name: sessionCookieName(url),
        options: { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure },
      },
    },
    providers: [
      CredentialsProvider({
        name: 'password',
        credentials: { email: {}, password: {} },
        authorize: async (credentials, request) => {
          const email = String(credentials?.email ?? '').slice(0, longest)
          const password = String(credentials?.password ?? '').slice(0, longest)
          const clientIp = String(request.headers?.[clientIpHeader] ?? 'unknown')
          try {
            const userId = await checkPassword({ email, password }, clientIp, limits)
            return userId ? { id: await openSession(userId, Date.now()) } : null
          } catch (error) {
            // next-auth passes the message on as `error`; the route turns it into the API's own answer.
            throw error instanceof AppError
              ? new Error(`${error.code} ${error.details.retryAfterSeconds ?? ''}`)
              : error
          }
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { sid: user.id } : { sid: token.sid }),
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      signOut: async ({ token }) => {
        if (typeof token?.sid === 'string') await closeSession(token.sid)
      },
    },
  }
}
