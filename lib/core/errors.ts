/** The codes a refusal may carry; `lib/web/errors.ts` gives each its HTTP status. */
export const errorCodes = [
  'invalid-input',
  'unauthenticated',
  'forbidden',
  'not-found',
  'conflict',
  'too-large',
  'unreadable-file',
  'limit-reached',
  'unavailable',
] as const
export type ErrorCode = (typeof errorCodes)[number]

/** A refusal: expected, typed, and worded so that a person can act on it. */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: { fields?: Record<string, string>; retryAfterSeconds?: number } = {},
  ) {
    super(message)
    this.name = 'AppError'
  }
}

/** States an invariant; throws with the sentence of what must hold. */
export function assert(condition: unknown, mustHold: string): asserts condition {
  if (!condition) throw new Error(`invariant broken: ${mustHold}`)
}
