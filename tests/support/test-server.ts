import { rmSync } from 'node:fs'
import { startPostgres } from '../../lib/io/postgres-server'
import { newDataDir, removeLeftDataDirs } from './temp-data'

/** A Postgres where the tests may create databases. */
export type TestServer = { url: string; stop: () => Promise<void> }

const embedded = async (): Promise<TestServer> => {
  await removeLeftDataDirs()
  const dataDir = newDataDir()
  const { url, stop } = await startPostgres({ dataDir, log: () => undefined })
  return {
    url,
    stop: async () => {
      await stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** The server of DATABASE_URL when that is set (its role must be allowed to create databases), else a new embedded one. */
export const openTestServer = async (): Promise<TestServer> =>
  process.env.DATABASE_URL ? { url: process.env.DATABASE_URL, stop: async () => undefined } : embedded()
