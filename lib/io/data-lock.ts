import { randomBytes } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { DatabaseSetupError } from './postgres-error'
import { processMark } from './process-table'

type Holder = { pid: number; mark: string | null }

/** What a data folder's lock says: which process holds it, and a way to give it back. */
export type DataLock = { release: () => void }

const lockFile = (dataDir: string) => join(dataDir, 'crossover.lock')

const readText = (file: string): string | null => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

const holderIn = (text: string | null): Holder | null => {
  try {
    const { pid, mark } = JSON.parse(text ?? '') as Holder
    return Number.isInteger(pid) && processMark(pid) !== null && processMark(pid) === mark
      ? { pid, mark }
      : null
  } catch {
    return null
  }
}

/** The process that holds the data folder, or null when nobody living does. */
export const dataLockHolder = (dataDir: string): number | null =>
  holderIn(readText(lockFile(dataDir)))?.pid ?? null

/** Moves a dead holder's lock out of the way; a lock that turns out to be a living one's is put back. */
const setAside = (file: string, aside: string): void => {
  try {
    renameSync(file, aside)
    if (holderIn(readText(aside)) !== null) linkSync(aside, file)
  } catch {
    // Somebody else was quicker; the next attempt sees what they left.
  }
  rmSync(aside, { force: true })
}

const writeHolder = (file: string): void => {
  const holder: Holder = { pid: process.pid, mark: processMark(process.pid) }
  try {
    writeFileSync(file, JSON.stringify(holder), { mode: 0o600 })
  } catch (error) {
    throw new DatabaseSetupError(`The data folder cannot be written to: ${(error as Error).message}`)
  }
}

const tryToTake = (file: string): boolean => {
  const own = `${file}-${randomBytes(6).toString('hex')}`
  writeHolder(own)
  try {
    // A link appears whole or not at all, so nobody ever reads a half-written lock.
    linkSync(own, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return false
  } finally {
    rmSync(own, { force: true })
  }
}

/**
 * Makes this process the only one that manages `dataDir`, until `release` or its death, however it comes:
 * the lock of a process that no longer lives is taken over. Waits `patienceMs` for a holder that is just
 * shutting down.
 * @throws DatabaseSetupError naming the process that holds the folder, or saying that it cannot be written to.
 */
export const takeDataLock = async (dataDir: string, patienceMs = 3000): Promise<DataLock> => {
  const file = lockFile(dataDir)
  const giveUpAt = Date.now() + patienceMs
  while (!tryToTake(file)) {
    const pid = dataLockHolder(dataDir)
    if (pid === null) setAside(file, `${file}-${randomBytes(6).toString('hex')}`)
    else if (Date.now() >= giveUpAt)
      throw new DatabaseSetupError(`Crossover is already running on this data folder (process ${pid}).`)
    else await sleep(100)
  }
  return {
    release: () => {
      if (dataLockHolder(dataDir) === process.pid) rmSync(file, { force: true })
    },
  }
}
