import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import pg from 'pg'

/** The built server for the journeys, on a database of their own also where DATABASE_URL names somebody's. */

const given = process.env.DATABASE_URL
const name = `crossover_e2e_${randomBytes(6).toString('hex')}`

const onGiven = async (statement) => {
  const client = new pg.Client({ connectionString: given })
  await client.connect()
  await client.query(statement)
  await client.end()
}

const ownUrl = () => {
  const url = new URL(given)
  url.pathname = `/${name}`
  return url.toString()
}

if (given) await onGiven(`create database "${name}"`)
const server = spawn(process.execPath, ['--enable-source-maps', 'dist/server.mjs'], {
  env: { ...process.env, ...(given ? { DATABASE_URL: ownUrl() } : {}) },
  stdio: 'inherit',
})
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => server.kill('SIGTERM'))
server.once('exit', async (code) => {
  if (given) await onGiven(`drop database if exists "${name}" with (force)`)
  rmSync(process.env.CROSSOVER_DATA, { recursive: true, force: true })
  process.exit(code ?? 1)
})
