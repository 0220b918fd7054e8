import type { ListSessionsReply } from '@/lib/contract/accounts'
import { listSessions as findSessions } from '@/lib/db/sessions'
import type { Context } from './context'

/** The learner's sessions that still count, last used first. `current` is the one that asks. */
export const listSessions = async ({ viewer, now }: Context): Promise<ListSessionsReply> => ({
  sessions: (await findSessions(viewer.userId, new Date(now))).map((session) => ({
    id: session.id,
    device: session.device || 'An unknown device',
    createdAt: session.createdAt.toISOString(),
    lastUsedAt: session.lastUsedAt.toISOString(),
    current: session.id === viewer.session?.id,
  })),
  nextCursor: null,
})
