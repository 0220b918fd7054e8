import { randomBytes } from 'node:crypto'
import {
  chownSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { databaseName, runProgram, type Cluster } from './postgres-cluster'
import { DatabaseSetupError } from './postgres-error'

const syncFolder = (folder: string): void => {
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

const isThere = (path: string): boolean => statSync(path, { throwIfNoEntry: false }) !== undefined

/** The superuser's password, or null when its file is missing. */
export const readPassword = ({ passwordFile }: Cluster): string | null =>
  isThere(passwordFile) ? readFileSync(passwordFile, 'utf8').trim() : null

const writePassword = ({ passwordFile, dataDir }: Cluster): string => {
  const password = randomBytes(24).toString('hex')
  const half = `${passwordFile}.new`
  writeFileSync(half, `${password}\n`, { mode: 0o600, flush: true })
  renameSync(half, passwordFile)
  syncFolder(dataDir)
  return password
}

/** One statement in single-user mode: no server runs, nobody can listen in, no password is asked. */
const runAlone = async (
  cluster: Cluster,
  folder: string,
  statement: string,
  database: string,
): Promise<void> => {
  const args = ['--single', '-D', folder, '-c', 'exit_on_error=on', database]
  const { code, output } = await runProgram(cluster, 'postgres', args, `${statement}\n`)
  if (code !== 0) throw new DatabaseSetupError(`Preparing the database failed: ${output}`)
}

const initialise = async (cluster: Cluster, folder: string, password: string): Promise<void> => {
  const pwfile = `${folder}.password`
  writeFileSync(pwfile, password, { mode: 0o600, flag: 'wx' })
  try {
    if (cluster.user) chownSync(pwfile, cluster.user.uid, cluster.user.gid)
    // Collations of the builtin provider never change under an index when the system's C library does.
    const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
    const access = [`--username=${databaseName}`, `--pwfile=${pwfile}`, '--auth=scram-sha-256']
    const { code, output } = await runProgram(cluster, 'initdb', [
      '-D',
      folder,
      ...locale,
      ...access,
      '--data-checksums',
    ])
    if (code !== 0) throw new DatabaseSetupError(`Making the database failed: ${output}`)
  } finally {
    rmSync(pwfile, { force: true })
  }
  await runAlone(cluster, folder, `create database ${databaseName}`, 'template1')
}

/** Half-made folders carry a name of their own until the rename, so they never held anybody's data. */
const removeHalfMade = ({ dataDir }: Cluster): void => {
  for (const name of readdirSync(dataDir))
    if (name.startsWith('postgres.new-')) rmSync(join(dataDir, name), { recursive: true, force: true })
}

const makeFolder = async (cluster: Cluster): Promise<void> => {
  removeHalfMade(cluster)
  const half = join(cluster.dataDir, `postgres.new-${randomBytes(6).toString('hex')}`)
  const password = readPassword(cluster) ?? writePassword(cluster)
  makeEmpty(half, cluster)
  await initialise(cluster, half, password)
  renameSync(half, cluster.folder)
  syncFolder(cluster.dataDir)
}

const makeEmpty = (folder: string, { user }: Cluster): void => {
  mkdirSync(folder, { mode: 0o700 })
  if (user) chownSync(folder, user.uid, user.gid)
}

const hasData = ({ folder, binaries }: Cluster): boolean => {
  if (!isThere(folder) || readdirSync(folder).length === 0) return false
  if (!isThere(join(folder, 'PG_VERSION')))
    throw new DatabaseSetupError(
      `${folder} is not empty and holds no Postgres database: move it away, then start again.`,
    )
  const version = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim()
  if (version !== binaries.major)
    throw new DatabaseSetupError(
      `The database in ${folder} was made by Postgres ${version}, and this version of Crossover brings Postgres ${binaries.major}: export with the old version and import with the new one.`,
    )
  return true
}

/**
 * Makes the database when there is none: a half-made one from a start that was killed is made again, and a folder
 * that could hold data is never removed. Returns whether data was there before.
 * @throws DatabaseSetupError when the folder holds something else or another major version.
 */
export const ensureFolder = async (cluster: Cluster): Promise<'made' | 'found'> => {
  if (hasData(cluster)) return 'found'
  await makeFolder(cluster)
  return 'made'
}

/** Gives the superuser a new password, for when the password file was lost. No server may be running. */
export const resetPassword = async (cluster: Cluster): Promise<string> => {
  const password = writePassword(cluster)
  try {
    await runAlone(cluster, cluster.folder, `alter role ${databaseName} password '${password}'`, databaseName)
  } catch (error) {
    rmSync(cluster.passwordFile, { force: true })
    throw error
  }
  return password
}
