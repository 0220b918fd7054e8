import { findSession } from '@/lib/db/sessions'
import { findToken } from '@/lib/db/tokens'
import { secretHash } from '@/lib/io/secrets'
import type { Viewer } from './context'

/** What a request shows of who sends it. */
export type Proof = { kind: 'session'; sessionId: string } | { kind: 'token'; token: string }

/** The learner that a session or token stands for, asked of the database at every request; null when it no longer counts. */
export const findViewer = async (proof: Proof): Promise<Viewer | null> => {
  if (proof.kind === 'token') {
    const userId = await findToken(secretHash(proof.token))
    return userId === null ? null : { userId }
  }
  const session = await findSession(secretHash(proof.sessionId))
  return (
    session && { userId: session.userId, session: { id: session.id, openedAt: session.openedAt.getTime() } }
  )
}
