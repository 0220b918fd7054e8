import { AppError, type ErrorCode } from '@/lib/core/errors'
import { isDatabaseAway } from '@/lib/service/is-database-away'

/** The one table from code to status. */
export const statusOf: Record<ErrorCode, number> = {
  'invalid-input': 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  'unreadable-file': 422,
  'limit-reached': 429,
  unavailable: 503,
}

export type ErrorAnswer = { status: number; headers: Record<string, string>; body: object; isBug: boolean }

/** What a refusal, an absent database or a bug looks like from outside. Details of bugs stay in the log. */
export const answerError = (error: unknown, requestId: string): ErrorAnswer => {
  const refusal =
    error instanceof AppError
      ? error
      : isDatabaseAway(error)
        ? new AppError('unavailable', 'The database is not answering. Try again in a few seconds.', {
            retryAfterSeconds: 2,
          })
        : null
  if (!refusal)
    return {
      status: 500,
      headers: {},
      body: {
        error: {
          code: 'internal',
          message: `This is our fault, not yours. Nothing was changed. Quote ${requestId} when you report it.`,
          requestId,
        },
      },
      isBug: true,
    }
  const { code, message, details } = refusal
  const wait = details.retryAfterSeconds
  return {
    status: statusOf[code],
    headers: wait === undefined ? {} : { 'Retry-After': String(wait) },
    body: { error: { code, message, ...(details.fields ? { fields: details.fields } : {}), requestId } },
    isBug: false,
  }
}
