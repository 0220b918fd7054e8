import { databaseName, locateCluster, makeDataDir } from './postgres-cluster'
import { readPassword } from './postgres-folder'
import { findPostmaster } from './postgres-process'
import { startPostgres } from './postgres-server'

/**
 * The embedded database for a command beside the server: the one that runs, or one started for as long as the command
 * takes.
 * @throws DatabaseSetupError when it cannot run
 */
export const usePostgres = async (dataDir: string): Promise<{ url: string; leave: () => Promise<void> }> => {
  const cluster = locateCluster(makeDataDir(dataDir))
  const running = findPostmaster(cluster)
  const password = readPassword(cluster)
  if (running && password !== null)
    return {
      url: `postgresql://${databaseName}:${password}@127.0.0.1:${running.port}/${databaseName}`,
      leave: async () => {},
    }
  const started = await startPostgres({ dataDir, log: () => {} })
  return { url: started.url, leave: started.stop }
}
