import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { createEmptyDatabase, type TestDatabase } from './database'

const studyTables = [
  'learner',
  'preset',
  'preset_revision',
  'deck',
  'note',
  'card',
  'review_entry',
  'day_rollup',
  'media',
  'change',
  'import_job',
  'saved_search',
  'parameter_fit',
]
const parts = 4

/** The migrations with every table of the study plane partitioned by hash of the learner. */
const partitionedSql = (): string => {
  const folder = join(__dirname, '../../prisma/migrations')
  const sql = readdirSync(folder)
    .filter((name) => /^\d/.test(name))
    .sort()
    .map((name) => readFileSync(join(folder, name, 'migration.sql'), 'utf8'))
    .join('\n')
  return studyTables.reduce((text, table) => {
    const partitions = Array.from(
      { length: parts },
      (_, part) =>
        `create table ${table}_${part} partition of ${table} for values with (modulus ${parts}, remainder ${part});`,
    )
    return text.replace(
      new RegExp(`(create table ${table} \\([\\s\\S]*?\\n\\))[^;]*;`),
      `$1 partition by hash (user_id);\n${partitions.join('\n')}`,
    )
  }, sql)
}

/** A database as it would be after it outgrew one table: the same schema on hash partitions. */
export const createPartitionedDatabase = async (): Promise<TestDatabase> => {
  const test = await createEmptyDatabase()
  const client = new pg.Client({ connectionString: test.url })
  await client.connect()
  try {
    await client.query(partitionedSql())
  } finally {
    await client.end()
  }
  return test
}
