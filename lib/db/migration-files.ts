import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { MigrationError } from './migration-error'

export type Migration = {
  /** The folder's name, `<timestamp>_<name>`: migrations are applied in its order. */
  name: string
  sql: string
  /** SHA-256 as Prisma counts it: of the file as it is first, then with the other kinds of line ends. */
  checksums: string[]
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

const checksumsOf = (sql: string): string[] => {
  const unix = sql.replaceAll('\r\n', '\n')
  return [...new Set([sql, unix, unix.replaceAll('\n', '\r\n')].map(sha256))]
}

/**
 * Reads every migration of the folder, in order.
 * @throws MigrationError when the folder or a migration's SQL is missing.
 */
export const readMigrations = (migrationsDir: string): Migration[] => {
  if (!existsSync(migrationsDir))
    throw new MigrationError(`There is no folder of migrations at ${migrationsDir}.`)
  return readdirSync(migrationsDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .map((name) => {
      const file = join(migrationsDir, name, 'migration.sql')
      if (!existsSync(file)) throw new MigrationError(`Migration ${name} has no migration.sql.`)
      const sql = readFileSync(file, 'utf8')
      return { name, sql, checksums: checksumsOf(sql) }
    })
}
