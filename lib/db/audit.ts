import type { SecurityEventKind } from '@/lib/core/security-event'
import { database, prepared } from './database'

/** What happened to accounts. Rows are added, and removed when they are old or their account is erased. */

export type NewAuditEvent = {
  id: string
  /** Null for a failed sign-in at an address without an account. */
  accountId: string | null
  kind: SecurityEventKind
  at: Date
  device: string
  networkHash: string
}

/** One prepared statement, the same whether there is an account or not. */
export const insertAuditEvent = async (event: NewAuditEvent): Promise<void> => {
  await prepared(
    'insert-audit-event',
    `insert into audit_event (id, account_id, kind, at, device, network_hash) values ($1, $2, $3, $4, $5, $6)`,
    [event.id, event.accountId, event.kind, event.at, event.device, event.networkHash],
  )
}

/** The latest events of an account, newest first. */
export const listAuditEvents = (userId: string, limit: number) =>
  database().prisma.auditEvent.findMany({
    where: { accountId: userId },
    orderBy: { id: 'desc' },
    take: limit,
    select: { id: true, kind: true, at: true, device: true },
  })
