import { setTimeout as sleep } from 'node:timers/promises'
import { takeDataLock, type DataLock } from './data-lock'
import { removeOldCopies } from './postgres-binaries'
import { databaseName, locateCluster, makeDataDir, type Cluster } from './postgres-cluster'
import { DatabaseSetupError } from './postgres-error'
import { ensureFolder, readPassword, resetPassword } from './postgres-folder'
import { choosePort } from './postgres-port'
import {
  endOrphans,
  findPostmaster,
  launch,
  LaunchError,
  stopPostmaster,
  waitUntilReady,
} from './postgres-process'
import { isAlive } from './process-table'

export type PostgresServer = {
  /** Connection string of the database, password included: never to be logged. */
  url: string
  /** Shuts the server down and gives the data folder back. */
  stop: () => Promise<void>
  /** Brings the server back on the same port whenever it dies; the reply ends the watch. */
  watch: (onRestart?: () => void) => () => void
}

type Options = {
  /** Folder of everything that must survive a restart. */
  dataDir: string
  log: (message: string) => void
}

const startPatienceMs = 10_000
const watchEveryMs = 300

const adopt = async (cluster: Cluster) => {
  const running = findPostmaster(cluster)
  // One that is on its way out ends within the patience of the caller's loop.
  return running && (running.status === 'stopping' ? null : waitUntilReady(cluster, running.pid))
}

/** A server left by a killed process is used as it is; otherwise one is started, again and again for some seconds. */
const bringUp = async (cluster: Cluster, port: () => Promise<number>, log: Options['log']) => {
  const giveUpAt = Date.now() + startPatienceMs
  for (let attempt = 1; ; attempt++) {
    try {
      return (await adopt(cluster)) ?? (await launch(cluster, await port()))
    } catch (error) {
      if (!(error instanceof LaunchError)) throw error
      if (Date.now() > giveUpAt) throw new DatabaseSetupError(`The database does not start: ${error.message}`)
      if (attempt === 1) log('The database does not start yet, trying again.')
      endOrphans(cluster)
      await sleep(200)
    }
  }
}

/** The password, made anew when its file was lost: that needs the server to be down. */
const ensurePassword = async (cluster: Cluster): Promise<string> => {
  const password = readPassword(cluster)
  if (password !== null) return password
  await stopPostmaster(cluster)
  return resetPassword(cluster)
}

const open = async (cluster: Cluster, lock: DataLock, log: Options['log']): Promise<PostgresServer> => {
  if ((await ensureFolder(cluster)) === 'made') log('Made a new database.')
  const password = await ensurePassword(cluster)
  if (findPostmaster(cluster) === null) removeOldCopies(cluster.dataDir, cluster.binaries)
  let server = await bringUp(cluster, () => choosePort(cluster.portFile), log)
  const { port } = server
  let timer: NodeJS.Timeout | undefined
  let repair: Promise<void> = Promise.resolve()
  let stopped = false

  const check = async (onRestart?: () => void) => {
    if (isAlive(server.pid) || stopped) return
    log('The database server died, starting it again.')
    server = await bringUp(cluster, async () => port, log)
    log('The database server is back.')
    onRestart?.()
  }
  const watch = (onRestart?: () => void) => {
    const tick = () => {
      repair = check(onRestart).catch((error: Error) => log(error.message))
      void repair.then(() => {
        if (timer) timer = setTimeout(tick, watchEveryMs)
      })
    }
    timer = setTimeout(tick, watchEveryMs)
    return () => {
      clearTimeout(timer)
      timer = undefined
    }
  }
  const stop = async () => {
    stopped = true
    clearTimeout(timer)
    timer = undefined
    await repair
    await stopPostmaster(cluster)
    lock.release()
  }
  return { url: `postgresql://${databaseName}:${password}@127.0.0.1:${port}/${databaseName}`, stop, watch }
}

const withLock = async <T>(
  dataDir: string,
  work: (cluster: Cluster, lock: DataLock) => Promise<T>,
): Promise<T> => {
  const folder = makeDataDir(dataDir)
  const lock = await takeDataLock(folder)
  try {
    return await work(locateCluster(folder), lock)
  } catch (error) {
    lock.release()
    throw error
  }
}

/**
 * Starts the embedded Postgres of `dataDir`, or takes over the one that a killed process left running there. The
 * folder belongs to this process alone until `stop` or its death.
 * @throws DatabaseSetupError, one plain sentence, when another process has the folder or the server cannot run.
 */
export const startPostgres = ({ dataDir, log }: Options): Promise<PostgresServer> =>
  withLock(dataDir, (cluster, lock) => open(cluster, lock, log))

/** Stops what a killed process may have left running on `dataDir`; does nothing when nothing runs. */
export const stopLeftPostgres = (dataDir: string): Promise<void> =>
  withLock(dataDir, async (cluster, lock) => {
    await stopPostmaster(cluster)
    lock.release()
  })
