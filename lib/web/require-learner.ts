import { AppError } from '@/lib/core/errors'
import type { Viewer } from '@/lib/service/context'
import { findViewer } from '@/lib/service/find-viewer'
import { readSessionCookie, sessionCookieName } from './session-cookie'
import type { WebSettings } from './settings'

const bearerOf = (headers: Headers): string | null => {
  const match = /^Bearer ([A-Za-z0-9_-]{10,200})$/i.exec(headers.get('authorization') ?? '')
  return match?.[1] ?? null
}

/** Who sends the request, by bearer token or session cookie; null when neither counts. A bearer, good or not, goes first. */
export const findRequestViewer = async (headers: Headers, settings: WebSettings): Promise<Viewer | null> => {
  if (headers.has('authorization')) {
    const token = bearerOf(headers)
    return token ? findViewer({ kind: 'token', token }) : null
  }
  const sessionId = await readSessionCookie(
    headers.get('cookie'),
    sessionCookieName(settings.url),
    settings.secret,
  )
  return sessionId ? findViewer({ kind: 'session', sessionId }) : null
}

/** The same, for what needs a learner. @throws AppError unauthenticated */
export const requireLearner = async (headers: Headers, settings: WebSettings): Promise<Viewer> => {
  const viewer = await findRequestViewer(headers, settings)
  if (!viewer) throw new AppError('unauthenticated', 'Sign in first, or send a personal token.')
  return viewer
}
