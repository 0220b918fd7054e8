import { createHash } from 'node:crypto'
import type { SecurityEventKind } from '@/lib/core/security-event'
import { insertAuditEvent } from '@/lib/db/audit'
import { newId } from '@/lib/io/ids'
import { logSecurityEvent } from '@/lib/io/security-log'
import type { Place } from './context'

/** Tells places of one account apart, and says nothing about two accounts of one place. */
const networkHash = (accountId: string | null, clientIp: string): string =>
  createHash('sha256')
    .update(`${accountId ?? ''} ${clientIp}`)
    .digest('hex')
    .slice(0, 8)

/** Writes a security event into the learner's list and into the log; for an unknown account the same way. */
export const recordEvent = async (
  accountId: string | null,
  kind: SecurityEventKind,
  { clientIp, device }: Place,
  now: number,
): Promise<void> => {
  const event = { accountId, kind, device, networkHash: networkHash(accountId, clientIp) }
  logSecurityEvent(event)
  await insertAuditEvent({ ...event, id: newId(), at: new Date(now) })
}
