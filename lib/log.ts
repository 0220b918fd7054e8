import pino from 'pino'

/** Structured log, one JSON line an event. No passwords, tokens, cookies or card text ever go in. */
export const log = pino({
  level: process.env.LOG_LEVEL || 'info',
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
})
