import { execFileSync, spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSetupError } from './postgres-error'

/** The system user the database server runs as. */
export type SystemUser = { name: string; uid: number; gid: number }

const ask = (program: string, ...args: string[]): string | null => {
  try {
    return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  } catch {
    return null
  }
}

const userNamed = (name: string): SystemUser | null => {
  const uid = ask('id', '-u', name)
  const gid = ask('id', '-g', name)
  return uid === null || gid === null || uid === '0' ? null : { name, uid: Number(uid), gid: Number(gid) }
}

const makeUser = (name: string): SystemUser | null =>
  ask('useradd', '--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', name) ===
  null
    ? null
    : userNamed(name)

const ownerOf = (folder: string): SystemUser | null => {
  const stat = statSync(folder, { throwIfNoEntry: false })
  if (!stat || stat.uid === 0) return null
  return { name: ask('id', '-un', String(stat.uid)) ?? String(stat.uid), uid: stat.uid, gid: stat.gid }
}

/**
 * The user to run the server as, since Postgres refuses root; null when this process is not root and so runs
 * it as itself. The owner of existing data comes first, so that a folder keeps its owner for life.
 * @throws DatabaseSetupError when root finds no user at all, or an ordinary user finds somebody else's data.
 */
export const databaseUser = (dataFolder: string): SystemUser | null => {
  if (process.getuid?.() !== 0) {
    const stat = statSync(dataFolder, { throwIfNoEntry: false })
    if (stat && process.getuid && stat.uid !== process.getuid())
      throw new DatabaseSetupError(
        `The database in ${dataFolder} belongs to another user: start Crossover as the user who made it, or set CROSSOVER_DATA to another folder.`,
      )
    return null
  }
  const user =
    ownerOf(dataFolder) ??
    userNamed('postgres') ??
    userNamed('crossover') ??
    makeUser('crossover') ??
    userNamed('nobody')
  if (user === null)
    throw new DatabaseSetupError(
      'Postgres does not run as root: create a user named crossover, or set DATABASE_URL.',
    )
  return user
}

const mayEnter = (folder: string, { uid, gid }: SystemUser): boolean =>
  spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { uid, gid, cwd: '/', stdio: 'ignore' }).status === 0

/**
 * Checks that the server's user can reach `dataDir`.
 * @throws DatabaseSetupError naming the first folder on the way that is closed to that user.
 */
export const assertReachable = (dataDir: string, user: SystemUser): void => {
  if (mayEnter(dataDir, user)) return
  let closed = dataDir
  while (dirname(closed) !== closed && !mayEnter(dirname(closed), user)) closed = dirname(closed)
  throw new DatabaseSetupError(
    `As root the database server runs as user "${user.name}", which may not enter ${closed}: set CROSSOVER_DATA to a folder that this user can reach (it is ${dataDir} now).`,
  )
}
