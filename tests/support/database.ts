import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client, DatabaseError } from 'pg'

/** A database of a test file's own: a real one, with every migration applied, removed by `drop`. */
export type TestDatabase = { url: string; drop: () => Promise<void> }

/** Environment variables by which the global set-up tells the workers where the server and its template are. */
export const serverVariable = 'CROSSOVER_TEST_SERVER_URL'
export const templateVariable = 'CROSSOVER_TEST_TEMPLATE_URL'

/** The same server's other database. */
export const withDatabase = (url: string, database: string): string => {
  const other = new URL(url)
  other.pathname = `/${database}`
  return other.toString()
}

/** A name that no other run or worker uses. */
export const uniqueName = (kind: string): string => `crossover_${kind}_${randomBytes(8).toString('hex')}`

/** Runs one statement in a connection of its own. */
export const runOnce = async (url: string, statement: string): Promise<void> => {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

const templateInUse = '55006'

const clone = async (server: string, name: string, template: string): Promise<void> => {
  for (let attempt = 1; ; attempt++) {
    try {
      // A cluster made without a locale has another encoding; only the empty template takes the one that is asked for.
      const encoding = template === 'template0' ? `encoding 'UTF8'` : ''
      return await runOnce(server, `create database "${name}" template "${template}" ${encoding}`)
    } catch (error) {
      // Autovacuum may be looking at the template just now.
      if (!(error instanceof DatabaseError) || error.code !== templateInUse || attempt === 20) throw error
      await sleep(100)
    }
  }
}

/** Copies `template`, or makes an empty database when that is `template0`. */
export const createDatabaseFrom = async (server: string, template: string): Promise<TestDatabase> => {
  const name = uniqueName('test')
  await clone(server, name, template)
  return {
    url: withDatabase(server, name),
    drop: () => runOnce(server, `drop database if exists "${name}" with (force)`),
  }
}

const given = (variable: string): string => {
  const url = process.env[variable]
  if (!url)
    throw new Error('Tests that need a database belong to tests/integration: only there Postgres is started.')
  return url
}

/** A migrated database; ask for one in `beforeAll` and drop it in `afterAll`. Takes 50 to 300 ms. */
export const createTestDatabase = (): Promise<TestDatabase> =>
  createDatabaseFrom(given(serverVariable), new URL(given(templateVariable)).pathname.slice(1))

/** A database without any table. */
export const createEmptyDatabase = (): Promise<TestDatabase> =>
  createDatabaseFrom(given(serverVariable), 'template0')
