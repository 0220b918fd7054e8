import { join } from 'node:path'
import { migrate } from '../../lib/db/migrate'
import { createDatabaseFrom, serverVariable, templateVariable } from './database'
import { openTestServer } from './test-server'

declare global {
  var stopTestPostgres: (() => Promise<void>) | undefined
}

/** Before the integration suite: a Postgres, and in it a migrated database that every test file copies. */
const start = async (): Promise<void> => {
  const server = await openTestServer()
  globalThis.stopTestPostgres = server.stop
  const template = await createDatabaseFrom(server.url, 'template0')
  globalThis.stopTestPostgres = async () => {
    await template.drop()
    await server.stop()
  }
  try {
    await migrate(template.url, join(__dirname, '../../prisma/migrations'), () => undefined)
  } catch (error) {
    await globalThis.stopTestPostgres()
    throw error
  }
  process.env[serverVariable] = server.url
  process.env[templateVariable] = template.url
}

export default start
