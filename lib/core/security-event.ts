/** What an account remembers of its own safety. */
export const securityEventKinds = [
  'account-created',
  'signed-in',
  'sign-in-failed',
  'signed-out',
  'password-refused',
  'password-changed',
  'password-reset-asked',
  'password-reset',
  'email-change-asked',
  'email-changed',
  'session-revoked',
  'sessions-revoked',
  'token-made',
  'token-revoked',
  'provider-connected',
  'provider-disconnected',
  'deletion-asked',
  'account-kept',
] as const
export type SecurityEventKind = (typeof securityEventKinds)[number]
