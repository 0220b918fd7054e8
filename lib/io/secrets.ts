import { createHash, randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A random name that cannot be guessed: 256 bits, safe in a header or an address. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** What is stored in place of a secret. Secrets are random, so one round of SHA-256 is enough. */
export const secretHash = (secret: string): Buffer => createHash('sha256').update(secret).digest()

/**
 * The key that signs sessions: made on first start, readable by its owner alone. Written whole under another name and
 * then linked, so that two processes starting at once end with one key and a crash leaves none half written.
 */
export const readSigningKey = (dataDir: string): string => {
  const path = join(dataDir, 'secret')
  try {
    return readFileSync(path, 'utf8').trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  mkdirSync(dataDir, { recursive: true })
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, `${newSecret()}\n`, { mode: 0o600 })
  try {
    linkSync(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft, { force: true })
  }
  return readFileSync(path, 'utf8').trim()
}
