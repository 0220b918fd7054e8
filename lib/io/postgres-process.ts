import { execFile, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { runProgram, spawnOptions, type Cluster } from './postgres-cluster'
import { commandLine, isAlive, processesIn, processMark } from './process-table'

/** A running server of ours. */
export type Postmaster = { pid: number; port: number; status: string }

/** A start that did not succeed, with what the server wrote about it; often worth another attempt after a crash. */
export class LaunchError extends Error {
  override name = 'LaunchError'
}

const recoveryPatienceMs = 120_000
const endPatienceMs = 10_000
const logSizeLimit = 8 * 1024 * 1024

// Errors of single statements are the caller's to log: they would bring learners' words into the server's log.
const settings = (port: number): string[] =>
  Object.entries({
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 100,
    shared_buffers: '128MB',
    fsync: 'on',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_checkpoints: 'off',
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`])

const isOurs = ({ folder }: Cluster, pid: number): boolean => {
  const args = commandLine(pid)
  return basename(args[0] ?? '').startsWith('postgres') && args.join(' ').includes(` -D ${folder} `)
}

const pidFile = ({ folder }: Cluster): string => join(folder, 'postmaster.pid')

const readPidFile = (cluster: Cluster): Postmaster | null => {
  try {
    const lines = readFileSync(pidFile(cluster), 'utf8').split('\n')
    return { pid: Number(lines[0]), port: Number(lines[3] ?? 0), status: (lines[7] ?? '').trim() }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** The server that runs on this database, whoever started it; null when none does, whatever postmaster.pid says. */
export const findPostmaster = (cluster: Cluster): Postmaster | null => {
  const found = readPidFile(cluster)
  return found && isAlive(found.pid) && isOurs(cluster, found.pid) ? found : null
}

/**
 * Waits until the server takes connections, also through a long crash recovery.
 * @throws LaunchError when it ends or shuts down instead.
 */
export const waitUntilReady = async (cluster: Cluster, pid: number): Promise<Postmaster> => {
  const giveUpAt = Date.now() + recoveryPatienceMs
  while (Date.now() < giveUpAt && isAlive(pid)) {
    const found = readPidFile(cluster)
    if (found?.pid === pid && found.status === 'ready') return found
    await sleep(15)
  }
  throw new LaunchError(
    isAlive(pid) ? 'The database did not become ready within two minutes.' : 'The database server ended.',
  )
}

const openLog = ({ logFile }: Cluster): number => {
  if ((statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > logSizeLimit)
    renameSync(logFile, `${logFile}.old`)
  return openSync(logFile, 'a', 0o600)
}

const logSince = ({ logFile }: Cluster, offset: number): string =>
  readFileSync(logFile).subarray(offset).toString('utf8').trim().split('\n').slice(-6).join('\n')

/**
 * Makes its backends batch work for the kernel: they still get their share of the processor, but waking one no longer
 * takes it from the one thread that all requests pass through. Backends inherit it, so this comes before the first of
 * them. Where `chrt` is missing, nothing changes.
 */
const letOthersFinish = (cluster: Cluster, pid: number): Promise<void> =>
  new Promise((done) =>
    execFile('chrt', ['--batch', '--pid', '0', String(pid)], spawnOptions(cluster), () => done()),
  )

/**
 * Starts the server on `port` in a session of its own, so that neither Ctrl-C in the terminal nor the end of this
 * process reaches it. Postgres refuses while a process with the number in postmaster.pid lives, also when that is
 * a stranger, so a stale file goes first; its shared memory still guards against a second server.
 * @throws LaunchError with the last lines of the server's log.
 */
export const launch = async (cluster: Cluster, port: number): Promise<Postmaster> => {
  if (findPostmaster(cluster) === null) rmSync(pidFile(cluster), { force: true })
  const log = openLog(cluster)
  const offset = statSync(cluster.logFile).size
  const program = join(cluster.binaries.folder, 'bin', 'postgres')
  const child = spawn(program, ['-D', cluster.folder, ...settings(port)], {
    ...spawnOptions(cluster),
    detached: true,
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  const failed = new Promise<never>((_, fail) =>
    child.once('error', (error) => fail(new LaunchError(error.message))),
  )
  child.unref()
  try {
    if (child.pid === undefined) return await failed
    const [server] = await Promise.all([
      waitUntilReady(cluster, child.pid),
      letOthersFinish(cluster, child.pid),
    ])
    return server
  } catch (error) {
    throw new LaunchError(logSince(cluster, offset) || (error as Error).message)
  }
}

/** Ends what a killed server left behind: a busy backend notices its death late and keeps the shared memory. */
export const endOrphans = (cluster: Cluster): void => {
  if (findPostmaster(cluster) !== null) return
  for (const pid of processesIn(cluster.folder)) {
    if (!basename(commandLine(pid)[0] ?? '').startsWith('postgres')) continue
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It ended by itself in the meantime.
    }
  }
}

/**
 * Stops the server if one runs: open transactions are rolled back, everything committed is on disk. Its process ends a
 * moment after it has taken its number out of the folder, and that is waited for.
 */
export const stopPostmaster = async (cluster: Cluster): Promise<void> => {
  const running = findPostmaster(cluster)
  if (running === null) return
  const mark = processMark(running.pid)
  const lives = () => mark !== null && processMark(running.pid) === mark
  for (const mode of ['fast', 'immediate']) {
    if (findPostmaster(cluster) === null) break
    await runProgram(cluster, 'pg_ctl', ['stop', '-D', cluster.folder, '-m', mode, '-w', '-t', '30'])
  }
  const giveUpAt = Date.now() + endPatienceMs
  while (lives() && Date.now() < giveUpAt) await sleep(15)
  if (lives()) throw new Error(`The database server (process ${running.pid}) does not stop.`)
}
