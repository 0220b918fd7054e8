import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { defaultWeights } from '@/lib/core/preset'
import { connectDatabase, database } from '@/lib/db/database'
import { makeFitProcess, type FitProcess } from '@/lib/io/fit-process'
import { cancelFit } from '@/lib/service/cancel-fit'
import { startFit } from '@/lib/service/start-fit'
import { createTestDatabase, uniqueName } from '@/tests/support/database'
import { makeLearner, type TestLearner } from '@/tests/support/learner'

/** Fits are run by the real process here, and it is killed wherever that could hurt. */

// Inside the project, where the packages are found.
const folder = join(process.cwd(), 'dist', uniqueName('fit'))
const program = join(folder, 'fit.mjs')
const serverProgram = join(folder, 'fit-server.mjs')

const bundle = (entry: string, outfile: string) => {
  const script = `import('./scripts/lib/bundle.mjs').then(({ bundle }) => bundle('${entry}', '${outfile}'))`
  const { status, stderr } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
}

let url: string
let drop: () => Promise<void>
let started: (FitProcess | ChildProcess)[] = []

beforeAll(async () => {
  bundle('fit.ts', program)
  bundle('tests/support/fit-server.ts', serverProgram)
  const test = await createTestDatabase()
  ;({ url, drop } = test)
  connectDatabase(url)
})
afterEach(async () => {
  for (const one of started) await ('wake' in one ? one.stop() : killWithFitter(one))
  started = []
  await until('nobody fits', async () => {
    const { rows } = await database().pool.query(
      `select 1 from pg_locks l join pg_database d on d.oid = l.database
       where l.locktype = 'advisory' and d.datname = current_database()`,
    )
    return rows.length === 0
  })
  await database().pool.query(`delete from parameter_fit`)
})
afterAll(async () => {
  await database().close()
  await drop()
  rmSync(folder, { recursive: true, force: true })
})

/**
 * A log straight into the table: answers of which half were missed, so that its own curve is better than the defaults. A
 * fit to 240 cards of 170 answers takes seconds.
 */
const learnerWithLog = async (cards: number, answers: number): Promise<TestLearner> => {
  const learner = await makeLearner()
  await database().pool.query(
    `insert into review_entry (user_id, id, card_id, kind, reviewed_at, offset_minutes, day_start_hour, study_day, received_at,
       sent_hash, duration_ms, rating)
     select $1, gen_random_uuid(), c.id, 'answer', timestamptz '2020-01-01 12:00Z' + (i * 3 || ' days')::interval + (c.n || ' s')::interval,
       0, 4, 18262 + i * 3, now(), gen_random_uuid(), 3000, case when (i * 7 + c.n * 13) % 17 < 8 then 'again' else 'good' end
     from (select n, gen_random_uuid() as id from generate_series(1, $2) n) c, generate_series(1, $3) i`,
    [learner.userId, cards, answers],
  )
  return learner
}

const long = [240, 170] as const
const short = [80, 12] as const

type Row = {
  state: string
  attempts: number
  progress: number
  weights: number[] | null
  reason: string
  applied_at: Date | null
}
const fitOf = async ({ userId }: TestLearner): Promise<Row> =>
  (
    await database().pool.query<Row>(
      `select state, attempts, progress, weights, reason, applied_at from parameter_fit
       where user_id = $1 and reason <> 'What was in use before.'`,
      [userId],
    )
  ).rows[0]!

/** Weights of the learner's presets, all revisions in order. */
const revisionsOf = async ({ userId }: TestLearner): Promise<number[][]> =>
  (
    await database().pool.query<{ weights: number[] }>(
      `select config -> 'weights' as weights from preset_revision where user_id = $1 order by preset_id, revision`,
      [userId],
    )
  ).rows.map(({ weights }) => weights)

const patienceMs = 90_000
jest.setTimeout(3 * patienceMs)
const until = async <T>(
  what: string,
  look: () => T | null | undefined | false | Promise<T | null | undefined | false>,
): Promise<T> => {
  for (const from = Date.now(); Date.now() - from < patienceMs; await sleep(40)) {
    const found = await look()
    if (found) return found
  }
  throw new Error(`it did not come to this: ${what}`)
}
const untilState = (learner: TestLearner, state: string) =>
  until(`a fit that is ${state}`, async () => {
    const fit = await fitOf(learner)
    return fit.state === state && fit
  })
const untilHalfWay = (learner: TestLearner) =>
  until('a fit half-way', async () => {
    const { state, progress } = await fitOf(learner)
    return state === 'running' && progress > 0
  })

const ask = (learner: TestLearner) => startFit(learner.at(Date.now()))
const fitsHere = (): FitProcess => {
  const fits = makeFitProcess(program, { CROSSOVER_FIT_DATABASE: url }, () => undefined)
  started.push(fits)
  fits.wake()
  return fits
}
const serverElsewhere = (): ChildProcess => {
  const server = spawn(process.execPath, [serverProgram, program, url], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  started.push(server)
  return server
}

const isLinux = existsSync('/proc/self/task')
/** The fitting process that another has started. */
const fitterOf = (parent: number): number | null => {
  const children = readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8').trim().split(/\s+/)
  const isFitter = (pid: number) =>
    existsSync(`/proc/${pid}`) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(program)
  return children.filter(Boolean).map(Number).find(isFitter) ?? null
}
const killFitter = async (parent = process.pid) => {
  const pid = await until('a fitting process', () => fitterOf(parent))
  process.kill(pid, 'SIGKILL')
  return pid
}
/** Kills a server; its fitting process hears of that and ends, which another test must not be begun before. */
const killWithFitter = async (server: ChildProcess): Promise<void> => {
  const isUp = server.exitCode === null && server.signalCode === null
  const fitter = isLinux && isUp ? fitterOf(server.pid!) : null
  server.kill('SIGKILL')
  if (fitter) await until('no process left behind', () => !existsSync(`/proc/${fitter}`))
}
/** Finding a process by its parent takes /proc. */
const killing = isLinux ? test : test.skip

killing(
  'a fit whose process is killed is taken up again by itself, and ends as if nothing had been',
  async () => {
    const [learner, next] = [await learnerWithLog(...long), await learnerWithLog(...short)]
    await ask(learner)
    await ask(next)
    fitsHere()
    await untilHalfWay(learner)
    await killFitter()
    expect(await fitOf(learner)).toMatchObject({ state: 'running', weights: null })
    expect(await revisionsOf(learner)).toEqual([[...defaultWeights]])
    const done = await untilState(learner, 'done')
    expect(done).toMatchObject({ attempts: 2, progress: 1, applied_at: expect.any(Date) })
    expect(await revisionsOf(learner)).toEqual([[...defaultWeights], done.weights])
    expect(await untilState(next, 'done')).toMatchObject({ attempts: 1 })
  },
  120_000,
)

killing(
  'a fit that is killed twice is over and says so, and the next one runs',
  async () => {
    const [learner, next] = [await learnerWithLog(...long), await learnerWithLog(...short)]
    await ask(learner)
    await ask(next)
    fitsHere()
    for (const attempt of [1, 2]) {
      await until(`attempt ${attempt}`, async () => {
        const fit = await fitOf(learner)
        return fit.attempts === attempt && fit.state === 'running'
      })
      await killFitter()
    }
    expect(await untilState(learner, 'failed')).toMatchObject({
      reason: 'It was interrupted twice. Start it again; nothing was changed.',
      weights: null,
    })
    expect(await revisionsOf(learner)).toEqual([[...defaultWeights]])
    await untilState(next, 'done')
    await ask(learner)
    await until('a new fit', async () => {
      const { rows } = await database().pool.query(
        `select 1 from parameter_fit where user_id = $1 and state = 'queued'`,
        [learner.userId],
      )
      return rows.length === 1
    })
  },
  120_000,
)

killing('a process killed while it brings a set into use leaves none of it', async () => {
  const learner = await learnerWithLog(...short)
  const holder = new pg.Client({ connectionString: url })
  await ask(learner)
  await holder.connect()
  try {
    await holder.query('begin')
    await holder.query('select 1 from learner where user_id = $1 for update', [learner.userId])
    fitsHere()
    await until('a fit that waits for the learner', async () => {
      const { rows } = await database().pool.query(
        `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      )
      return rows.length > 0
    })
    await killFitter()
    await holder.query('rollback')
  } finally {
    await holder.end()
  }
  const done = await untilState(learner, 'done')
  expect(done.attempts).toBe(2)
  expect(await revisionsOf(learner)).toEqual([[...defaultWeights], done.weights])
})

killing(
  'a server killed in mid-fit takes its fitting process with it, and the next server goes on',
  async () => {
    const learner = await learnerWithLog(...long)
    await ask(learner)
    const first = serverElsewhere()
    await untilHalfWay(learner)
    const fitter = fitterOf(first.pid!)!
    first.kill('SIGKILL')
    await until('no process left behind', () => !existsSync(`/proc/${fitter}`))
    expect(await revisionsOf(learner)).toEqual([[...defaultWeights]])
    serverElsewhere()
    expect(await untilState(learner, 'done')).toMatchObject({ attempts: 2 })
  },
  120_000,
)

test('two servers never fit the same, and none is left waiting', async () => {
  const learners = []
  for (let index = 0; index < 6; index++) learners.push(await learnerWithLog(...short))
  for (const learner of learners) await ask(learner)
  serverElsewhere()
  serverElsewhere()
  fitsHere()
  for (const learner of learners) expect(await untilState(learner, 'done')).toMatchObject({ attempts: 1 })
})

test('a fit is stopped while it waits and while it runs; neither changes anything, and the next one runs', async () => {
  const [running, waiting, next] = [
    await learnerWithLog(...long),
    await learnerWithLog(...short),
    await learnerWithLog(...short),
  ]
  const [{ fit: first }, { fit: second }] = [await ask(running), await ask(waiting)]
  await ask(next)
  fitsHere()
  await untilHalfWay(running)
  await cancelFit(waiting.at(Date.now()), { id: second.id })
  await cancelFit(running.at(Date.now()), { id: first.id })
  await untilState(next, 'done')
  for (const learner of [running, waiting]) {
    expect(await fitOf(learner)).toMatchObject({ state: 'cancelled', weights: null, applied_at: null })
    expect(await revisionsOf(learner)).toEqual([[...defaultWeights]])
  }
})
