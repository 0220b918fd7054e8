import { randomUUID } from 'node:crypto'
import { openConnection, type Connection } from './http-client'
import type { BenchServer } from './server'

export type BenchLearner = {
  userId: string
  email: string
  token: string
  deckId: string
  presetId: string
}

export const password = 'correct horse battery'

const post = async (connection: Connection, path: string, body: object): Promise<unknown> => {
  const reply = await connection.send('POST', path, JSON.stringify(body))
  if (reply.status !== 201) throw new Error(`${path} answered ${reply.status}: ${reply.body}`)
  return JSON.parse(reply.body)
}

const findIds = async ({ sql }: BenchServer, email: string) => {
  const { rows } = await sql.query<{ userId: string; deckId: string; presetId: string }>(
    `select a.id as "userId", d.id as "deckId", d.preset_id as "presetId"
     from account a join deck d on d.user_id = a.id where a.email = $1`,
    [email],
  )
  return rows[0]!
}

/** Learners with an account and a personal token, made as people make them, in UTC, without cards. */
export const makeLearners = async (server: BenchServer, count: number): Promise<BenchLearner[]> => {
  const connection = await openConnection(server.port, null)
  const learners: BenchLearner[] = []
  for (let made = 0; made < count; made++) {
    const email = `${randomUUID()}@example.org`
    await post(connection, '/api/v1/accounts', { email, password, timeZone: 'UTC' })
    const { token } = (await post(connection, '/api/v1/tokens', { email, password, name: 'bench' })) as {
      token: string
    }
    learners.push({ email, token, ...(await findIds(server, email)) })
  }
  connection.close()
  return learners
}
