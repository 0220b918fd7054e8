import { revokeSession } from '@/lib/db/accounts'
import { secretHash } from '@/lib/io/secrets'

/** Ends a session at once, wherever its cookie still is. */
export const closeSession = (sessionId: string): Promise<void> => revokeSession(secretHash(sessionId))
