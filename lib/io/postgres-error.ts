/**
 * The embedded database cannot be used as things are, for a reason that the person at the keyboard can mend.
 * The message is one or two plain sentences to be printed as it stands, without a stack.
 */
export class DatabaseSetupError extends Error {
  override name = 'DatabaseSetupError'
}
