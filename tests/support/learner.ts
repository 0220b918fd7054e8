import { randomUUID } from 'node:crypto'
import { connectDatabase, database } from '@/lib/db/database'
import type { Context } from '@/lib/service/context'
import { createAccount } from '@/lib/service/create-account'
import { createNote } from '@/lib/service/create-note'
import { listDecks } from '@/lib/service/list-decks'
import { findAccount } from '@/lib/db/accounts'
import { createTestDatabase } from './database'

/** Gives a test file its own real database, connected for all of lib/db. */
export const useDatabase = (): void => {
  let drop: () => Promise<void>
  beforeAll(async () => {
    const test = await createTestDatabase()
    drop = test.drop
    connectDatabase(test.url)
  })
  afterAll(async () => {
    await database().close()
    await drop()
  })
}

export type TestLearner = { userId: string; email: string; deckId: string; at(now: number): Context }

/** A learner with an account, in a zone. */
export const makeLearner = async (timeZone = 'UTC'): Promise<TestLearner> => {
  const email = `${randomUUID()}@example.org`
  await createAccount({ email, password: 'correct horse battery', timeZone })
  const account = await findAccount(email)
  if (!account) throw new Error('no account was made')
  const at = (now: number): Context => ({ viewer: { userId: account.id }, now })
  const { decks } = await listDecks(at(Date.now()))
  return { userId: account.id, email, deckId: decks[0]!.id, at }
}

/** Ids of new cards, one a note. */
export const makeCards = async (learner: TestLearner, count: number, now = Date.now()): Promise<string[]> => {
  const ids: string[] = []
  for (let index = 0; index < count; index++) {
    const { cards } = await createNote(learner.at(now), {
      deckId: learner.deckId,
      noteType: 'basic',
      fields: { Front: `Question ${index}`, Back: 'Answer' },
      tags: [],
    })
    ids.push(cards[0]!.id)
  }
  return ids
}
