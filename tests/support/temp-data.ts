import { randomBytes } from 'node:crypto'
import { readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dataLockHolder } from '../../lib/io/data-lock'
import { stopLeftPostgres } from '../../lib/io/postgres-server'

const prefix = 'crossover-test-'

/** A data folder of its own, not yet made: startPostgres makes it so that the database's user can pass through. */
export const newDataDir = (): string => join(tmpdir(), prefix + randomBytes(6).toString('hex'))

const isLeft = (folder: string): boolean => {
  const stat = statSync(folder)
  const anHourOld = stat.mtimeMs < Date.now() - 3_600_000
  return anHourOld && stat.uid === process.getuid?.() && dataLockHolder(folder) === null
}

/** Ends servers of test runs that were killed, and removes their folders. */
export const removeLeftDataDirs = async (): Promise<void> => {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const folder = join(tmpdir(), name)
    if (!isLeft(folder)) continue
    await stopLeftPostgres(folder)
    rmSync(folder, { recursive: true, force: true })
  }
}
