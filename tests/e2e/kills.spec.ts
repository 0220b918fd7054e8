import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import { newLearner, writeCards } from './support/api-client'

/** The figures to reach are 5,000 answers and 10 kills of each (KILLS=10 ANSWERS=5000); every run does some. */
const kills = Number(process.env.KILLS ?? 2)
const answers = Number(process.env.ANSWERS ?? 400)
const batchSize = 10
const backWithinMs = 10_000

const port = 31_000 + Math.floor(Math.random() * 900)
const baseUrl = `http://localhost:${port}`
const dataDir = join(tmpdir(), `crossover-kills-${randomBytes(6).toString('hex')}`)

// The embedded database, whatever DATABASE_URL says: it is the one we must bring back.
const { DATABASE_URL: _, ...outside } = process.env
const env = {
  ...outside,
  PORT: String(port),
  CROSSOVER_DATA: dataDir,
  CROSSOVER_RATE_LIMITS: 'off',
  LOG_LEVEL: 'fatal',
}
const run = (script: string): ChildProcess => spawn(process.execPath, [script], { env, stdio: 'ignore' })

const isHealthy = async (): Promise<boolean> =>
  fetch(`${baseUrl}/api/health`, { signal: AbortSignal.timeout(2000) }).then(
    ({ ok }) => ok,
    () => false,
  )

const waitUntilHealthy = async (patienceMs: number): Promise<number> => {
  const startedAt = Date.now()
  while (!(await isHealthy())) {
    if (Date.now() - startedAt > patienceMs) throw new Error(`not back within ${patienceMs} ms`)
    await sleep(50)
  }
  return Date.now() - startedAt
}

const serverPid = (keeper: number): number => {
  const children = readFileSync(`/proc/${keeper}/task/${keeper}/children`, 'utf8').trim().split(/\s+/)
  const server = children
    .map(Number)
    .find((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('server.mjs'))
  if (!server) throw new Error('the keeper keeps no server')
  return server
}
const databasePid = (): number =>
  Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])

test('no acknowledged answer is lost or doubled when server and database are killed', async () => {
  test.skip(process.platform !== 'linux', 'finds the processes to kill by /proc')
  test.setTimeout(20 * 60_000)
  const keeper = run('scripts/start.mjs')
  try {
    await waitUntilHealthy(60_000)
    const { api } = await newLearner(baseUrl)
    const { cardIds } = await writeCards(api, 20)
    const acknowledged = new Set<string>()
    const backAfter: number[] = []

    const total = Math.ceil(answers / batchSize)
    const killAt = new Map(
      Array.from({ length: kills * 2 }, (_, kill) => [
        Math.floor(((kill + 0.5) * total) / (kills * 2)),
        kill,
      ]),
    )
    let at = Date.now() - 20 * 86_400_000
    for (let batch = 0; batch < total; batch++) {
      const entries = Array.from({ length: batchSize }, (_, index) => ({
        id: randomUUID(),
        kind: 'answer',
        cardId: cardIds[(batch + index) % cardIds.length],
        rating: ['good', 'again', 'hard', 'easy'][(batch + index) % 4],
        reviewedAt: new Date((at += 1000)).toISOString(),
        durationMs: 3000,
      }))
      const body = { deviceId: randomUUID(), clientNow: new Date().toISOString(), entries }
      const sent = () =>
        api.send<{ entries: { id: string; result: string }[] }>('POST', '/reviews', body).then(
          (answer) => answer,
          () => null,
        )
      const kill = killAt.get(batch)
      let first = sent()
      if (kill !== undefined) {
        // In the middle of a request that is under way.
        await sleep(Math.random() * 8)
        process.kill(kill % 2 === 0 ? serverPid(keeper.pid!) : databasePid(), 'SIGKILL')
        await first
        await sleep(30)
        backAfter.push(await waitUntilHealthy(backWithinMs))
        first = sent()
      }
      for (let answer = await first; ; answer = await sent()) {
        if (answer?.status === 200) {
          for (const { id, result } of answer.body.entries) {
            expect(['applied', 'duplicate']).toContain(result)
            acknowledged.add(id)
          }
          break
        }
        expect([null, 503]).toContain(answer?.status ?? null)
        await sleep(100)
      }
    }

    const stored: string[] = []
    for (const cardId of cardIds) {
      const { body } = await api.send<{ entries: { id: string }[] }>('GET', `/cards/${cardId}`)
      stored.push(...body.entries.map(({ id }) => id))
    }
    expect(stored.length).toBe(new Set(stored).size)
    expect(new Set(stored)).toEqual(acknowledged)
    console.log(
      `${acknowledged.size} answers acknowledged, ${kills} kills of the server and ${kills} of the database: 0 lost, 0 doubled; back after ${backAfter.join(', ')} ms`,
    )

    const doctor = run('scripts/doctor.mjs')
    expect(await new Promise((resolve) => doctor.once('exit', resolve))).toBe(0)
  } finally {
    keeper.kill('SIGTERM')
    await new Promise((resolve) => keeper.once('exit', resolve))
    rmSync(dataDir, { recursive: true, force: true })
  }
})
