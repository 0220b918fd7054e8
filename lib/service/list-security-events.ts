import type { ListSecurityEventsReply } from '@/lib/contract/accounts'
import { securityEventKinds, type SecurityEventKind } from '@/lib/core/security-event'
import { listAuditEvents } from '@/lib/db/audit'
import type { Context } from './context'

const shown = 20

const isKind = (kind: string): kind is SecurityEventKind =>
  (securityEventKinds as readonly string[]).includes(kind)

/** What happened to the learner's account lately, newest first. */
export const listSecurityEvents = async ({ viewer }: Context): Promise<ListSecurityEventsReply> => ({
  securityEvents: (await listAuditEvents(viewer.userId, shown)).flatMap(({ id, kind, at, device }) =>
    isKind(kind) ? [{ id, kind, at: at.toISOString(), device }] : [],
  ),
  nextCursor: null,
})
