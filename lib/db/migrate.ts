import { Client, DatabaseError } from 'pg'
import { readMigrations, type Migration } from './migration-files'
import { MigrationError } from './migration-error'

type Row = { migration_name: string; checksum: string; finished_at: Date | null; rolled_back_at: Date | null }

/** The key of Prisma's own advisory lock, so that its CLI and this runner wait for each other. */
const lockKey = 72707369

// As Prisma 7 makes it.
const table = `create table if not exists _prisma_migrations (
  id varchar(36) primary key not null,
  checksum varchar(64) not null,
  finished_at timestamptz,
  migration_name varchar(255) not null,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz not null default now(),
  applied_steps_count integer not null default 0
)`

const readApplied = async (client: Client): Promise<Map<string, Row>> => {
  const { rows } = await client.query<Row>(
    'select migration_name, checksum, finished_at, rolled_back_at from _prisma_migrations where rolled_back_at is null',
  )
  return new Map(rows.map((row) => [row.migration_name, row]))
}

const assertSameHistory = (applied: Map<string, Row>, files: Migration[]): void => {
  const byName = new Map(files.map((file) => [file.name, file]))
  for (const { migration_name: name, checksum, finished_at } of applied.values()) {
    const file = byName.get(name)
    if (!file)
      throw new MigrationError(
        `The database has migration ${name}, which this version of Crossover lacks: start the version that made it, or a newer one.`,
      )
    if (finished_at === null)
      throw new MigrationError(
        `Migration ${name} was begun by another tool and never finished: see "prisma migrate resolve".`,
      )
    if (!file.checksums.includes(checksum))
      throw new MigrationError(
        `Migration ${name} was changed after it had been applied: put the file back and write a new migration.`,
      )
  }
}

const lineOf = (sql: string, position: string | undefined): string =>
  position ? ` (line ${sql.slice(0, Number(position)).split('\n').length})` : ''

const explain = ({ name, sql }: Migration, error: unknown): MigrationError => {
  const where = error instanceof DatabaseError ? lineOf(sql, error.position) : ''
  const reason = error instanceof Error ? error.message : String(error)
  return new MigrationError(`Migration ${name} failed and left nothing behind: ${reason}${where}.`, {
    cause: error,
  })
}

/** File and record in one transaction. Without parameters pg speaks the simple protocol: the server splits the file. */
const apply = async (client: Client, file: Migration): Promise<void> => {
  try {
    await client.query('begin')
    await client.query(file.sql)
    await client.query(
      `insert into _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       values (gen_random_uuid()::text, $1, $2, now(), clock_timestamp(), 1)`,
      [file.checksums[0], file.name],
    )
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw explain(file, error)
  }
}

const applyMissing = async (
  client: Client,
  files: Migration[],
  log: (message: string) => void,
): Promise<string[]> => {
  await client.query(table)
  const applied = await readApplied(client)
  assertSameHistory(applied, files)
  const missing = files.filter(({ name }) => !applied.has(name))
  for (const file of missing) {
    await apply(client, file)
    log(`Applied migration ${file.name}.`)
  }
  return missing.map(({ name }) => name)
}

/**
 * Brings the database forward to the migrations in `migrationsDir` and returns the names of those it applied. Two
 * runners at once wait for each other; a database that is up to date is left as it is.
 * @throws MigrationError naming the migration that failed, was changed after it had been applied, or is not known here.
 */
export const migrate = async (
  connectionString: string,
  migrationsDir: string,
  log: (message: string) => void,
): Promise<string[]> => {
  const files = readMigrations(migrationsDir)
  const client = new Client({ connectionString, application_name: 'crossover-migrate' })
  // Without a listener a connection that breaks between two queries would end the process.
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query("set client_min_messages = 'warning'")
    await client.query('select pg_advisory_lock($1)', [lockKey])
    return await applyMissing(client, files, log)
  } finally {
    await client.end()
  }
}
