import { answerMaker, bodyOf, type AnswerMaker } from './answer-maker'
import { cardIdsOf } from './cards'
import { openConnection, type Connection } from './http-client'
import type { BenchLearner } from './learners'
import { race, type Race } from './race'
import type { BenchServer } from './server'

type Client = { connection: Connection; maker: AnswerMaker }

export type HttpLoad = { round: (size: number, ms: number) => Promise<Race>; close: () => void }

const taken = '"result":"applied"'

const countTaken = (body: string): number => {
  let count = 0
  for (let at = body.indexOf(taken); at >= 0; at = body.indexOf(taken, at + taken.length)) count++
  return count
}

const sendBatch = async ({ connection, maker }: Client, size: number): Promise<number> => {
  const { status, body } = await connection.send(
    'POST',
    '/api/v1/reviews',
    JSON.stringify(bodyOf(maker.batch(size))),
  )
  if (status !== 200 || countTaken(body) !== size)
    throw new Error(`a batch of ${size} was not applied: ${status} ${body.slice(0, 500)}`)
  return size
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
    })
  return {
    round: (size, ms) => race(clients, ms, (client) => sendBatch(client, size)),
    close: () => clients.forEach(({ connection }) => connection.close()),
  }
}
