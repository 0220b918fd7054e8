import { spawn, type SpawnOptions } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, realpathSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { findBinaries, type Binaries } from './postgres-binaries'
import { DatabaseSetupError } from './postgres-error'
import { assertReachable, databaseUser, type SystemUser } from './postgres-user'

/** Everything that names one embedded database on disk. */
export type Cluster = {
  /** Crossover's data folder, without symbolic links. */
  dataDir: string
  /** Postgres's own folder inside it. */
  folder: string
  passwordFile: string
  portFile: string
  logFile: string
  binaries: Binaries
  /** Whom the server runs as; null for this process's own user. */
  user: SystemUser | null
}

/** The one role and the one database of an embedded server. */
export const databaseName = 'crossover'

/** One folder after the other: Node's own recursive way never ends where a parent is there and takes no child (/proc). */
const makeFolders = (folder: string, mode: number): void => {
  if (existsSync(folder)) return
  makeFolders(dirname(folder), mode)
  mkdirSync(folder)
  // Apart, since the umask may take away more than was asked.
  chmodSync(folder, mode)
}

/**
 * Makes the data folder when it is missing and returns its real path. Owner-only, except that as root the database's
 * own user must be able to pass through.
 * @throws DatabaseSetupError when it cannot be made or opened.
 */
export const makeDataDir = (dataDir: string): string => {
  const mode = process.getuid?.() === 0 ? 0o711 : 0o700
  try {
    makeFolders(resolve(dataDir), mode)
    return realpathSync(dataDir)
  } catch (error) {
    throw new DatabaseSetupError(
      `The data folder ${dataDir} cannot be made or opened: ${(error as Error).message}`,
    )
  }
}

/**
 * Names the embedded database of `dataDir` (a real path), making the system user and the copy of the server's
 * programs when root needs them.
 * @throws DatabaseSetupError when the user or the programs cannot be had.
 */
export const locateCluster = (dataDir: string): Cluster => {
  const folder = join(dataDir, 'postgres')
  const user = databaseUser(folder)
  if (user) assertReachable(dataDir, user)
  return {
    dataDir,
    folder,
    passwordFile: join(dataDir, 'postgres-password'),
    portFile: join(dataDir, 'postgres-port'),
    logFile: join(dataDir, 'postgres.log'),
    binaries: findBinaries(dataDir, user ? 'copied' : 'in place'),
    user,
  }
}

/** How every program of the server is started: as its user, from a folder that user can stand in, without PG* variables. */
export const spawnOptions = ({ user }: Cluster): SpawnOptions => ({
  cwd: '/',
  env: { NODE_ENV: process.env.NODE_ENV, PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
  ...(user && { uid: user.uid, gid: user.gid }),
})

/** Runs initdb, pg_ctl or postgres to its end, with `input` on standard input. */
export const runProgram = (
  cluster: Cluster,
  program: 'initdb' | 'pg_ctl' | 'postgres',
  args: string[],
  input = '',
): Promise<{ code: number | null; output: string }> =>
  new Promise((done, fail) => {
    const child = spawn(join(cluster.binaries.folder, 'bin', program), args, spawnOptions(cluster))
    let output = ''
    child.stdout!.setEncoding('utf8').on('data', (text: string) => (output += text))
    child.stderr!.setEncoding('utf8').on('data', (text: string) => (output += text))
    child.on('error', fail)
    child.on('close', (code) => done({ code, output: output.trim() }))
    child.stdin!.on('error', () => undefined).end(input)
  })
