import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { migrate } from '@/lib/db/migrate'
import { MigrationError } from '@/lib/db/migration-error'
import { createEmptyDatabase, type TestDatabase } from '@/tests/support/database'

let database: TestDatabase
let client: Client
let folder: string
const lines: string[] = []
const run = () => migrate(database.url, folder, (line) => lines.push(line))

const write = (name: string, sql: string) => {
  mkdirSync(join(folder, name), { recursive: true })
  writeFileSync(join(folder, name, 'migration.sql'), sql)
}
const tables = async () =>
  (await client.query("select tablename from pg_tables where schemaname = 'public' order by 1")).rows.map(
    (row: { tablename: string }) => row.tablename,
  )

beforeEach(async () => {
  database = await createEmptyDatabase()
  client = new Client({ connectionString: database.url })
  await client.connect()
  folder = mkdtempSync(join(tmpdir(), 'crossover-migrations-'))
  lines.length = 0
})

afterEach(async () => {
  await client.end()
  await database.drop()
  rmSync(folder, { recursive: true })
})

test('a migration is applied once, in order, and recorded as Prisma records it', async () => {
  const first = 'create table a (id int);\n'
  write('20260102000000_second', 'alter table a add column name text;')
  write('20260101000000_first', first)
  writeFileSync(join(folder, 'migration_lock.toml'), 'provider = "postgresql"')
  expect(await run()).toEqual(['20260101000000_first', '20260102000000_second'])
  expect(await run()).toEqual([])
  expect(lines).toHaveLength(2)
  const { rows } = await client.query('select * from _prisma_migrations order by migration_name')
  expect(rows).toHaveLength(2)
  expect(rows[0]).toMatchObject({
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    checksum: createHash('sha256').update(first).digest('hex'),
    migration_name: '20260101000000_first',
    logs: null,
    rolled_back_at: null,
    applied_steps_count: 1,
  })
  expect(rows[0].finished_at).toBeInstanceOf(Date)
})

test('a body between dollar signs may hold semicolons', async () => {
  write(
    '1_function',
    `create function twice(n int) returns int language plpgsql as $$ begin n := n * 2; return n; end; $$;
     do $body$ begin perform 1; perform 2; end $body$;`,
  )
  await run()
  expect((await client.query('select twice(21) as n')).rows).toEqual([{ n: 42 }])
})

test('a file that fails leaves nothing, keeps what came before it, and says where it failed', async () => {
  write('1_good', 'create table good (id int);')
  write('2_bad', 'create table half (id int);\nselect nonsense;')
  await expect(run()).rejects.toThrow(
    'Migration 2_bad failed and left nothing behind: column "nonsense" does not exist (line 2).',
  )
  expect(await tables()).toEqual(['_prisma_migrations', 'good'])
  write('2_bad', 'create table whole (id int);')
  expect(await run()).toEqual(['2_bad'])
})

test('a migration that was changed after it had been applied is named', async () => {
  write('1_first', 'create table a (id int);')
  await run()
  write('1_first', 'create table a (id bigint);')
  await expect(run()).rejects.toThrow(/^Migration 1_first was changed/)
})

test('other line ends are no change', async () => {
  write('1_first', 'create table a (id int);\n-- end\n')
  await run()
  write('1_first', 'create table a (id int);\r\n-- end\r\n')
  expect(await run()).toEqual([])
})

test('a migration that the folder lacks is named, and nothing is applied', async () => {
  write('1_first', 'create table a (id int);')
  await run()
  rmSync(join(folder, '1_first'), { recursive: true })
  write('2_second', 'create table b (id int);')
  await expect(run()).rejects.toThrow(/^The database has migration 1_first/)
  expect(await tables()).toEqual(['_prisma_migrations', 'a'])
})

test('a migration that another tool began and never finished is named', async () => {
  write('1_first', 'create table a (id int);')
  await run()
  await client.query('update _prisma_migrations set finished_at = null')
  await expect(run()).rejects.toThrow(/^Migration 1_first was begun/)
  await client.query('update _prisma_migrations set rolled_back_at = now()')
  await client.query('drop table a')
  expect(await run()).toEqual(['1_first'])
})

test('a folder without its SQL, and no folder at all, are refused', async () => {
  mkdirSync(join(folder, '1_empty'))
  await expect(run()).rejects.toThrow('Migration 1_empty has no migration.sql.')
  await expect(migrate(database.url, join(folder, 'none'), () => undefined)).rejects.toThrow(MigrationError)
})

test('two runners at once apply each migration once', async () => {
  for (const n of [1, 2, 3]) write(`${n}_step`, `select pg_sleep(0.05); create table t${n} (id int);`)
  const applied = await Promise.all([run(), run(), run()])
  expect(applied.flat().sort()).toEqual(['1_step', '2_step', '3_step'])
  expect((await client.query('select count(*)::int as n from _prisma_migrations')).rows).toEqual([{ n: 3 }])
})
