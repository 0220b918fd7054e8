import { answerMaker, bodyOf, type AnswerMaker } from './answer-maker'
import { cardIdsOf } from './cards'
import { openConnection, type Connection } from './http-client'
import type { BenchLearner } from './learners'
import { race, type Race } from './race'
import type { BenchServer } from './server'

type Body = { size: number; text: string }
type Client = { connection: Connection; maker: AnswerMaker; bodies: Body[] }

export type HttpLoad = {
  /** Writes what the next round will send, so that the load takes little of the machine. */
  prepare: (size: number, batchesEach: number) => Promise<void>
  round: (ms: number) => Promise<Race>
  close: () => void
}

const taken = '"result":"applied"'

const countTaken = (body: string): number => {
  let count = 0
  for (let at = body.indexOf(taken); at >= 0; at = body.indexOf(taken, at + taken.length)) count++
  return count
}

const sendOne = async ({ connection, bodies }: Client): Promise<number> => {
  const next = bodies.shift()
  if (!next) return 0
  const { status, body } = await connection.send('POST', '/api/v1/reviews', next.text)
  if (status !== 200 || countTaken(body) !== next.size)
    throw new Error(`a batch of ${next.size} was not applied: ${status} ${body.slice(0, 500)}`)
  return next.size
}

const writeOne = ({ maker, bodies }: Client, size: number): void => {
  bodies.push({ size, text: JSON.stringify(bodyOf(maker.batch(size))) })
}

/** Sends what is left of another size: it must go in its order, and would mix two measurements. */
const drain = async (client: Client, size: number): Promise<void> => {
  while (client.bodies.length > 0 && client.bodies[0]!.size !== size) await sendOne(client)
}

/** Learners who each send batch after batch over a connection of their own. */
export const openHttpLoad = async (
  server: BenchServer,
  learners: readonly BenchLearner[],
): Promise<HttpLoad> => {
  const clients: Client[] = []
  for (const { userId, token } of learners)
    clients.push({
      connection: await openConnection(server.port, token),
      maker: answerMaker(await cardIdsOf(server, userId)),
      bodies: [],
    })
  return {
    prepare: async (size, batchesEach) => {
      await Promise.all(clients.map((client) => drain(client, size)))
      for (const client of clients) while (client.bodies.length < batchesEach) writeOne(client, size)
    },
    round: (ms) => race(clients, ms, sendOne),
    close: () => clients.forEach(({ connection }) => connection.close()),
  }
}
