import { join } from 'node:path'
import { Client } from 'pg'
import { migrate } from '@/lib/db/migrate'
import {
  createEmptyDatabase,
  runOnce,
  serverVariable,
  uniqueName,
  withDatabase,
} from '@/tests/support/database'

const migrations = join(process.cwd(), 'prisma', 'migrations')

const searchTextIn = async (url: string): Promise<string> => {
  await migrate(url, migrations, () => undefined)
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ text: string }>(
      `select search_text_of('{"Front": "ΟΔΟΣ, ÉTÉ, GRÖSSE"}') as text`,
    )
    return rows[0]!.text
  } finally {
    await client.end()
  }
}

test('search folds capitals of every script, also in a database whose locale knows only those of English', async () => {
  const usual = await createEmptyDatabase()
  const server = process.env[serverVariable]!
  const name = uniqueName('test')
  await runOnce(
    server,
    `create database "${name}" template template0 encoding 'UTF8' locale_provider libc locale 'C'`,
  )
  try {
    expect(await searchTextIn(usual.url)).toBe('οδοσ, été, grösse')
    expect(await searchTextIn(withDatabase(server, name))).toBe('οδοσ, été, grösse')
  } finally {
    await runOnce(server, `drop database "${name}" with (force)`)
    await usual.drop()
  }
})
