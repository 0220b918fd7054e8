import { makeCards, makeLog, settle } from './support/cards'
import { cpuWatch, type CpuMs, type CpuWatch } from './support/cpu-watch'
import { openDriverLoad, type DriverLoad } from './support/driver-load'
import { openHttpLoad, type HttpLoad } from './support/http-load'
import { makeLearners, type BenchLearner } from './support/learners'
import { budgeted, figure, type Figure, type Findings, type Measurement } from './support/measurement'
import type { Race } from './support/race'
import { withServer, type BenchServer } from './support/server'
import { median, round, spread } from './support/statistics'

/** As many as connections: one learner's batches take turns, and would wait for each other. */
const learnersEach = 16
const cardsEach = 1000
const rounds = 5
const roundMs = 3000
/** For so long the engine goes on making the server faster, on threads that take from the processor themselves. */
const warmUpMs = 20_000

type Size = { size: number; atLeast: number }
const sizes: readonly Size[] = [
  { size: 1, atLeast: 0.5 },
  { size: 20, atLeast: 0.75 },
]

type Weighed = Race & { cpuMs: CpuMs }
type Pair = { size: number; isHttpFirst: boolean; http: Weighed; driver: Weighed }

/** More batches than each learner can send in a round, from what was sent in the last. */
const enough = (last: Race | undefined, size: number): number =>
  last ? Math.ceil(((last.turns / last.ms) * roundMs * 1.4) / learnersEach) : Math.ceil(900 / Math.sqrt(size))

type Loads = { http: HttpLoad; driver: DriverLoad; weigh: CpuWatch }

const runPair = async ({ http, driver, weigh }: Loads, size: number, ms: number, last: Pair | undefined) => {
  const overHttp = async () => {
    await http.prepare(size, enough(last?.http, size))
    return weigh(() => http.round(ms))
  }
  const byDriver = async () => {
    await driver.prepare(size, enough(last?.driver, size))
    return weigh(() => driver.round(ms))
  }
  // The first of a pair takes turns, so that neither always follows the other's writing.
  if (!last || last.isHttpFirst) {
    const driven = await byDriver()
    return { size, isHttpFirst: false, http: await overHttp(), driver: driven }
  }
  const answered = await overHttp()
  return { size, isHttpFirst: true, http: answered, driver: await byDriver() }
}

/** Pair after pair, the sizes in turn; those of the warm-up are not among them. */
const runPairs = async (loads: Loads): Promise<Pair[]> => {
  const pairs: Pair[] = []
  for (let index = -1; index < rounds; index++)
    for (const { size } of sizes) {
      const last = pairs.findLast((pair) => pair.size === size)
      const pair = await runPair(loads, size, index < 0 ? warmUpMs : roundMs, last)
      pairs.push(pair)
      process.stderr.write(
        `  batch ${size}: ${pair.http.perSecond.toFixed(0)} over HTTP, ${pair.driver.perSecond.toFixed(0)} by the driver\n`,
      )
    }
  return pairs.slice(sizes.length)
}

const figuresOf = (pairs: readonly Pair[], { size, atLeast }: Size): Figure[] => {
  const mine = pairs.filter((pair) => pair.size === size)
  const ratios = mine.map(({ http, driver }) => http.perSecond / driver.perSecond)
  const of = (pick: (pair: Pair) => number) => median(mine.map(pick))
  const name = `batch ${size}`
  return [
    figure(
      `${name}, the statements by the driver`,
      of(({ driver }) => driver.perSecond),
      'answers/s',
    ),
    figure(
      `${name}, over HTTP`,
      of(({ http }) => http.perSecond),
      'answers/s',
    ),
    budgeted(`${name}, HTTP to driver`, median(ratios), 'x', { atLeast }, spread(ratios)),
    figure(
      `${name}, processor time of the server`,
      of(({ http }) => http.cpuMs.server),
      'ms/request',
      `Postgres ${of(({ http }) => http.cpuMs.database).toFixed(2)}, load ${of(({ http }) => http.cpuMs.load).toFixed(2)}`,
    ),
    figure(
      `${name}, processor time of the driver`,
      of(({ driver }) => driver.cpuMs.load),
      'ms/request',
      `Postgres ${of(({ driver }) => driver.cpuMs.database).toFixed(2)}`,
    ),
  ]
}

const measureOn = async (server: BenchServer): Promise<Findings> => {
  const [bystander, ...learners] = (await makeLearners(server, 1 + learnersEach * 2)) as [
    BenchLearner,
    ...BenchLearner[],
  ]
  await makeCards(server, bystander, { due: 0, later: 20_000, fresh: 0 })
  await makeLog(server, bystander, 10)
  for (const learner of learners) await makeCards(server, learner, { due: 0, later: 0, fresh: cardsEach })
  await settle(server)
  const http = await openHttpLoad(server, learners.slice(0, learnersEach))
  const driver = await openDriverLoad(server, learners.slice(learnersEach))
  try {
    const pairs = await runPairs({ http, driver, weigh: await cpuWatch(server) })
    const { rows } = await server.sql.query<{ version: string }>(
      `select current_setting('server_version') as version`,
    )
    return {
      figures: sizes.flatMap((size) => figuresOf(pairs, size)),
      rounds: pairs.map(({ size, ...pair }) => ({
        size,
        ratio: round(pair.http.perSecond / pair.driver.perSecond, 3),
        ...pair,
      })),
      versions: { postgres: rows[0]!.version },
    }
  } finally {
    http.close()
    await driver.close()
  }
}

/** Answers a second through the whole server, sign-in check included, to the same statements through the driver alone. */
export const answers: Measurement = { name: 'answers', measure: () => withServer(measureOn) }
