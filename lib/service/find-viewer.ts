import { findSession, findToken } from '@/lib/db/accounts'
import { secretHash } from '@/lib/io/secrets'
import type { Viewer } from './context'

/** What a request shows of who sends it. */
export type Proof = { kind: 'session'; sessionId: string } | { kind: 'token'; token: string }

/** The learner that a session or token stands for, asked of the database at every request; null when it no longer counts. */
export const findViewer = async (proof: Proof): Promise<Viewer | null> => {
  const userId =
    proof.kind === 'session'
      ? await findSession(secretHash(proof.sessionId))
      : await findToken(secretHash(proof.token))
  return userId === null ? null : { userId }
}
