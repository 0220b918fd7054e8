import { graphNames } from '@/lib/core/stats/graph'
import { openConnection, type Connection } from './support/http-client'
import { makeLearners } from './support/learners'
import { budgeted, figure, type Findings, type Measurement } from './support/measurement'
import { withServer, type BenchServer } from './support/server'
import { settle } from './support/cards'
import { median, spread } from './support/statistics'
import { cardCount, dayCount, makeStudied } from './support/statistics-learner'

const loads = 20
/** Postgres settles on a plan after five runs of a statement on a connection. */
const warmUps = 8
const budget = { atMost: 2 }

/** Milliseconds that all graphs of the statistics page take over the last year, one after the other. */
const timed = async (connection: Connection, answers: number): Promise<number> => {
  const from = performance.now()
  for (const graph of graphNames) {
    const { status, body } = await connection.send('GET', `/api/v1/stats/${graph}?range=1y`)
    if (status !== 200) throw new Error(`${graph} answered ${status}: ${body.slice(0, 300)}`)
    if (graph === 'hourly' && !body.includes(`"answers":${answers},`))
      throw new Error(`not all answers were counted: ${body.slice(-300)}`)
  }
  return performance.now() - from
}

const measureOn = async (server: BenchServer): Promise<Findings> => {
  const [few, many] = await makeLearners(server, 2)
  await makeStudied(server, few!, 1)
  await makeStudied(server, many!, 1000)
  await settle(server)
  const connections = [
    await openConnection(server.port, few!.token),
    await openConnection(server.port, many!.token),
  ] as const
  const answers = [cardCount, 1000 * cardCount] as const
  const rounds: [few: number, many: number][] = []
  for (let turn = 0; turn < warmUps + loads; turn++) {
    // As after an answer: what was remembered of the learner's days no longer holds.
    await server.sql.query('update learner set change_seq = change_seq + 1')
    const round: [number, number] = [
      await timed(connections[0], answers[0]),
      await timed(connections[1], answers[1]),
    ]
    if (turn >= warmUps) rounds.push(round)
  }
  connections.forEach((one) => one.close())
  const [fewMs, manyMs] = [rounds.map(([ms]) => ms), rounds.map(([, ms]) => ms)]
  const page = `all ${graphNames.length} graphs, ${dayCount} days, ${cardCount.toLocaleString('en-GB')} cards`
  return {
    figures: [
      figure(`${page}, 1,000 reviews`, median(fewMs), 'ms', spread(fewMs)),
      figure(`${page}, 1,000,000 reviews`, median(manyMs), 'ms', spread(manyMs)),
      budgeted('statistics, a million reviews to a thousand', median(manyMs) / median(fewMs), 'x', budget),
    ],
    rounds,
  }
}

/** The statistics page must cost its days and cards, not the length of the log. */
export const stats: Measurement = { name: 'stats', measure: () => withServer(measureOn) }
