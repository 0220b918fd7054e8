import pino from 'pino'
import type { SecurityEventKind } from '@/lib/core/security-event'

const log = pino({
  level: process.env.LOG_LEVEL || 'info',
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
})

/** One line of the security log. Neither address nor password nor token ever goes in. */
export const logSecurityEvent = (event: {
  kind: SecurityEventKind
  accountId: string | null
  device: string
  networkHash: string
}): void => log.info({ security: true, ...event }, event.kind)
