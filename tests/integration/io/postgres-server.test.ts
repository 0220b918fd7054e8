import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { buildSync } from 'esbuild'
import { Client } from 'pg'
import { startPostgres, stopLeftPostgres, type PostgresServer } from '@/lib/io/postgres-server'
import { isAlive } from '@/lib/io/process-table'
import { newDataDir } from '@/tests/support/temp-data'

let dataDir: string
let open: PostgresServer[] = []
const children: ChildProcess[] = []
const lines: string[] = []

const start = async () => {
  const server = await startPostgres({ dataDir, log: (line) => lines.push(line) })
  open.push(server)
  return server
}
const stop = async (server: PostgresServer) => {
  open = open.filter((other) => other !== server)
  await server.stop()
}
const ask = async (url: string, statement: string): Promise<Record<string, unknown>[]> => {
  const client = new Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}
const postmasterPid = () =>
  Number(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])
const until = async (claim: () => boolean | Promise<boolean>, withinMs: number) => {
  const giveUpAt = Date.now() + withinMs
  while (!(await claim())) {
    if (Date.now() > giveUpAt) throw new Error(`It did not come about within ${withinMs} ms.`)
    await sleep(50)
  }
}

/** Starts the database in another node process, which then sits there until it is killed. */
const startElsewhere = async (): Promise<ChildProcess> => {
  const program = join(dataDir, 'holder.cjs')
  mkdirSync(dataDir, { mode: 0o711 })
  buildSync({
    stdin: {
      contents: `import { startPostgres } from './lib/io/postgres-server'
        startPostgres({ dataDir: process.argv[2], log: () => {} }).then((server) => console.log(server.url))
        setInterval(() => {}, 1000)`,
      resolveDir: process.cwd(),
    },
    bundle: true,
    platform: 'node',
    outfile: program,
  })
  const child = spawn(process.execPath, [program, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  await new Promise((ready) => child.stdout!.once('data', ready))
  return child
}
const kill = async (child: ChildProcess) => {
  const ended = new Promise((done) => child.once('exit', done))
  child.kill('SIGKILL')
  await ended
}

beforeEach(() => {
  dataDir = newDataDir()
  lines.length = 0
})

afterEach(async () => {
  for (const child of children.splice(0))
    if (child.exitCode === null && child.signalCode === null) await kill(child)
  for (const server of [...open]) await stop(server)
  if (existsSync(dataDir)) await stopLeftPostgres(dataDir)
  rmSync(dataDir, { recursive: true, force: true })
})

test('a first start makes a database that keeps what is written across a stop', async () => {
  const first = await start()
  expect(first.url).toMatch(/^postgresql:\/\/crossover:[0-9a-f]{48}@127\.0\.0\.1:\d+\/crossover$/)
  await ask(first.url, 'create table kept as select 42 as n')
  const [settings] = await ask(
    first.url,
    `select current_setting('fsync') as fsync, current_setting('data_checksums') as checksums,
       current_setting('server_encoding') as encoding, current_setting('listen_addresses') as addresses,
       current_setting('password_encryption') as password, current_setting('max_connections') as connections`,
  )
  expect(settings).toEqual({
    fsync: 'on',
    checksums: 'on',
    encoding: 'UTF8',
    addresses: '127.0.0.1',
    password: 'scram-sha-256',
    connections: '100',
  })
  const pid = postmasterPid()
  await stop(first)
  expect(isAlive(pid)).toBe(false)
  const second = await start()
  expect(second.url).toBe(first.url)
  expect(await ask(second.url, 'select n from kept')).toEqual([{ n: 42 }])
})

const policyOf = (pid: unknown): string => {
  const { status, stdout } = spawnSync('chrt', ['--pid', String(pid)], { encoding: 'utf8' })
  return status === 0 ? /policy: (\w+)/.exec(stdout)![1]! : 'unknown to this system'
}

const policyOfBackend = async (url: string): Promise<string> => {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return policyOf((await client.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]!.pid)
  } finally {
    await client.end()
  }
}

test('its backends are batch work, which never interrupts this process, where the system tells the two apart', async () => {
  const { url } = await start()
  expect(['SCHED_BATCH', 'unknown to this system']).toContain(await policyOfBackend(url))
  expect(['SCHED_OTHER', 'unknown to this system']).toContain(policyOf(process.pid))
})

test('its very first backend is batch work, however long the machine takes to make it so', async () => {
  const path = process.env.PATH
  mkdirSync(dataDir, { mode: 0o711 })
  writeFileSync(join(dataDir, 'chrt'), `#!/bin/sh\nsleep 3\nPATH='${path}' exec chrt "$@"\n`, { mode: 0o755 })
  process.env.PATH = `${dataDir}:${path}`
  try {
    const { url } = await start()
    process.env.PATH = path
    expect(['SCHED_BATCH', 'unknown to this system']).toContain(await policyOfBackend(url))
  } finally {
    process.env.PATH = path
  }
})

test('password and data are for their owner only, and the password is asked for', async () => {
  const { url } = await start()
  expect(statSync(join(dataDir, 'postgres-password')).mode & 0o777).toBe(0o600)
  expect(statSync(join(dataDir, 'postgres')).mode & 0o777).toBe(0o700)
  expect(statSync(dataDir).mode & 0o066).toBe(0)
  await expect(ask(url.replace(/:[0-9a-f]{48}@/, ':guess@'), 'select 1')).rejects.toThrow(
    /password authentication failed/,
  )
})

test('a database left running by a killed process is used as it is', async () => {
  const holder = await startElsewhere()
  const pid = postmasterPid()
  await kill(holder)
  expect(isAlive(pid)).toBe(true)
  const server = await start()
  expect(postmasterPid()).toBe(pid)
  expect(await ask(server.url, 'select 1 as n')).toEqual([{ n: 1 }])
  await stop(server)
  expect(isAlive(pid)).toBe(false)
})

test('a second process on the same folder is refused in a sentence that names the first', async () => {
  const holder = await startElsewhere()
  await expect(start()).rejects.toThrow(
    `Crossover is already running on this data folder (process ${holder.pid}).`,
  )
})

test('what a killed process left running can be stopped', async () => {
  const holder = await startElsewhere()
  const pid = postmasterPid()
  await kill(holder)
  await stopLeftPostgres(dataDir)
  expect(isAlive(pid)).toBe(false)
})

test('a killed server is back on the same port within ten seconds, even while a statement runs on', async () => {
  const server = await start()
  await ask(server.url, 'create table kept as select 42 as n')
  const back = new Promise<void>((done) => server.watch(done))
  const busy = ask(server.url, 'select count(*) from generate_series(1, 1e12::bigint)').catch(
    () => 'broken off',
  )
  await sleep(200)
  const pid = postmasterPid()
  process.kill(pid, 'SIGKILL')
  const killedAt = Date.now()
  await back
  expect(Date.now() - killedAt).toBeLessThan(10_000)
  expect(await busy).toBe('broken off')
  expect(postmasterPid()).not.toBe(pid)
  expect(await ask(server.url, 'select n from kept')).toEqual([{ n: 42 }])
  const second = postmasterPid()
  process.kill(second, 'SIGKILL')
  await until(
    () =>
      ask(server.url, 'select 1').then(
        () => postmasterPid() !== second,
        () => false,
      ),
    10_000,
  )
})

test('a watch that was ended, or a stop, brings nothing back', async () => {
  const server = await start()
  const end = server.watch()
  end()
  const pid = postmasterPid()
  process.kill(pid, 'SIGKILL')
  await sleep(700)
  expect(isAlive(postmasterPid())).toBe(false)
  await stop(server)
})

test('a stale process number that now belongs to a stranger is no obstacle', async () => {
  const server = await start()
  await stop(server)
  const pidFile = join(dataDir, 'postgres/postmaster.pid')
  writeFileSync(pidFile, `${process.ppid}\n${join(dataDir, 'postgres')}\n1\n5432\n\n127.0.0.1\n\nready   \n`)
  writeFileSync(join(dataDir, 'crossover.lock'), JSON.stringify({ pid: process.ppid, mark: 'long ago' }))
  const again = await start()
  expect(await ask(again.url, 'select 1 as n')).toEqual([{ n: 1 }])
})

test('a port that was taken meanwhile is chosen anew', async () => {
  const server = await start()
  const port = Number(new URL(server.url).port)
  await stop(server)
  const taker = createServer()
  await new Promise<void>((done) => taker.listen(port, '127.0.0.1', done))
  try {
    const again = await start()
    expect(Number(new URL(again.url).port)).not.toBe(port)
    expect(await ask(again.url, 'select 1 as n')).toEqual([{ n: 1 }])
  } finally {
    await new Promise((done) => taker.close(done))
  }
})

test('a database that was only half made is made again, and a strange folder is never touched', async () => {
  mkdirSync(join(dataDir, 'postgres.new-abc'), { recursive: true })
  writeFileSync(join(dataDir, 'postgres.new-abc', 'PG_VERSION'), '18\n')
  mkdirSync(join(dataDir, 'postgres'))
  writeFileSync(join(dataDir, 'postgres', 'letter'), 'dear')
  await expect(start()).rejects.toThrow(/is not empty and holds no Postgres database/)
  expect(readFileSync(join(dataDir, 'postgres', 'letter'), 'utf8')).toBe('dear')
  rmSync(join(dataDir, 'postgres'), { recursive: true })
  const server = await start()
  expect(existsSync(join(dataDir, 'postgres.new-abc'))).toBe(false)
  expect(await ask(server.url, 'select 1 as n')).toEqual([{ n: 1 }])
})

test('data of another major version is refused by name', async () => {
  mkdirSync(join(dataDir, 'postgres'), { recursive: true })
  writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), '17\n')
  await expect(start()).rejects.toThrow(/was made by Postgres 17/)
})

test('a lost password is made anew, and the data stays', async () => {
  const server = await start()
  await ask(server.url, 'create table kept as select 42 as n')
  await stop(server)
  rmSync(join(dataDir, 'postgres-password'))
  const again = await start()
  expect(again.url).not.toBe(server.url)
  expect(await ask(again.url, 'select n from kept')).toEqual([{ n: 42 }])
})
