import { makeCards, settle, type CardCounts } from './support/cards'
import { openConnection, type Connection } from './support/http-client'
import { makeLearners } from './support/learners'
import { budgeted, figure, type Figure, type Findings, type Measurement } from './support/measurement'
import { withServer, type BenchServer } from './support/server'
import { median, spread } from './support/statistics'

const requests = 40
/** Postgres settles on a plan after five runs of a statement on a connection; the first is the slowest. */
const warmUps = 10
const budget = { atMost: 1.5 }

/** A learner with little and one with much, and the same to do today. */
type Contest = { what: string; small: CardCounts; large: CardCounts }

const contests: readonly Contest[] = [
  {
    what: 'reviews',
    small: { due: 200, later: 800, fresh: 0 },
    large: { due: 200, later: 999_800, fresh: 0 },
  },
  {
    what: 'new cards',
    small: { due: 200, later: 0, fresh: 800 },
    large: { due: 200, later: 0, fresh: 999_800 },
  },
]

type Timing = { what: string; smallMs: number[]; largeMs: number[] }

/** What every learner's queue has to say: two hundred reviews fill the day's limit, which bounds new cards too. */
const counts = JSON.stringify({ new: 0, learning: 0, review: 200 })

/** Milliseconds of one GET /queue, whose reply has to say what it said before. */
const timed = async (connection: Connection): Promise<number> => {
  const from = performance.now()
  const { status, body } = await connection.send('GET', '/api/v1/queue')
  const ms = performance.now() - from
  const reply = status === 200 ? (JSON.parse(body) as { cards: unknown[]; counts: object }) : null
  if (reply?.cards.length !== 50 || JSON.stringify(reply.counts) !== counts)
    throw new Error(`the queue is not what it should be: ${status} ${body.slice(-500)}`)
  return ms
}

const contest = async (what: string, small: Connection, large: Connection): Promise<Timing> => {
  for (let index = 0; index < warmUps; index++) {
    await timed(small)
    await timed(large)
  }
  const timing: Timing = { what, smallMs: [], largeMs: [] }
  for (let index = 0; index < requests; index++) {
    timing.smallMs.push(await timed(small))
    timing.largeMs.push(await timed(large))
  }
  return timing
}

const figuresOf = ({ what, smallMs, largeMs }: Timing): Figure[] => [
  figure(`1,000 cards, others ${what}`, median(smallMs), 'ms', spread(smallMs)),
  figure(`1,000,000 cards, others ${what}`, median(largeMs), 'ms', spread(largeMs)),
  budgeted(`a million to a thousand, others ${what}`, median(largeMs) / median(smallMs), 'x', budget),
]

const makeAll = async (server: BenchServer): Promise<string[]> => {
  const all = contests.flatMap(({ small, large }) => [small, large])
  const learners = await makeLearners(server, all.length)
  for (const [index, cards] of all.entries()) {
    const from = performance.now()
    await makeCards(server, learners[index]!, cards)
    const seconds = (performance.now() - from) / 1000
    process.stderr.write(`  made cards of learner ${index + 1} in ${seconds.toFixed(0)} s\n`)
  }
  await settle(server)
  return learners.map(({ token }) => token)
}

const measureOn = async (server: BenchServer): Promise<Findings> => {
  const tokens = await makeAll(server)
  // Opened now: the server closes connections that are idle for a minute.
  const learners: Connection[] = []
  for (const token of tokens) learners.push(await openConnection(server.port, token))
  const timings: Timing[] = []
  for (const [index, { what }] of contests.entries())
    timings.push(await contest(what, learners[index * 2]!, learners[index * 2 + 1]!))
  learners.forEach((one) => one.close())
  return { figures: timings.flatMap(figuresOf), rounds: timings }
}

/** GET /queue must cost what is due today, not what the learner owns. */
export const queue: Measurement = { name: 'queue', measure: () => withServer(measureOn) }
