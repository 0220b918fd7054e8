import { makeCards, settle } from './support/cards'
import { cpuWatch, type CpuMs, type CpuWatch } from './support/cpu-watch'
import { openDriverLoad, type DriverLoad } from './support/driver-load'
import { openHttpLoad, type HttpLoad } from './support/http-load'
import { makeLearners } from './support/learners'
import { budgeted, figure, type Figure, type Findings, type Measurement } from './support/measurement'
import type { Race } from './support/race'
import { withServer, type BenchServer } from './support/server'
import { median, round, spread } from './support/statistics'

/** As many as connections: one learner's batches take turns, and would wait for each other. */
const learnersEach = 16
const cardsEach = 1000
const rounds = 5
const roundMs = 3000
const warmUpMs = 2000

type Size = { size: number; atLeast: number }
const sizes: readonly Size[] = [
  { size: 1, atLeast: 0.5 },
  { size: 20, atLeast: 0.75 },
]

type Weighed = Race & { cpuMs: CpuMs }
type Pair = { size: number; http: Weighed; driver: Weighed }

/** More batches than the driver can send in a round, from what it sent in the last. */
const enough = (last: Race | null, size: number): number =>
  last ? Math.ceil(((last.turns / last.ms) * roundMs * 1.5) / learnersEach) : Math.ceil(900 / Math.sqrt(size))

const runPairs = async (http: HttpLoad, driver: DriverLoad, weigh: CpuWatch): Promise<Pair[]> => {
  const pairs: Pair[] = []
  for (let index = -1; index < rounds; index++)
    for (const { size } of sizes) {
      const ms = index < 0 ? warmUpMs : roundMs
      const last = pairs.findLast((pair) => pair.size === size)?.driver ?? null
      await driver.prepare(size, enough(last, size))
      const overHttp = () => weigh(() => http.round(size, ms))
      // The first of a pair takes turns, so that neither always follows the other's writing.
      const early = index % 2 === 0 ? await overHttp() : null
      const driven = await weigh(() => driver.round(ms))
      const pair = { size, http: early ?? (await overHttp()), driver: driven }
      if (index >= 0) pairs.push(pair)
      process.stderr.write(
        `  batch ${size}: ${pair.http.perSecond.toFixed(0)} over HTTP, ${driven.perSecond.toFixed(0)} by the driver\n`,
      )
    }
  return pairs
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
  const learners = await makeLearners(server, learnersEach * 2)
  for (const learner of learners) await makeCards(server, learner, { due: 0, later: 0, fresh: cardsEach })
  await settle(server)
  const http = await openHttpLoad(server, learners.slice(0, learnersEach))
  const driver = await openDriverLoad(server, learners.slice(learnersEach))
  try {
    const pairs = await runPairs(http, driver, await cpuWatch(server))
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
