import type { PoolClient } from 'pg'
import { syncReviewsInput } from '@/lib/contract/reviews'
import { newCard } from '@/lib/core/card'
import { tokensSql } from '@/lib/db/tokens'
import { connectDatabase } from '@/lib/db/database'
import { loadBatchSql, type Batch, type CardWithPreset } from '@/lib/db/review-batch'
import { commitBatchSql, commitValues, type BatchChanges } from '@/lib/db/review-commit'
import { secretHash } from '@/lib/io/secrets'
import { planBatch } from '@/lib/service/plan-batch'
import { answerMaker, bodyOf, type AnswerMaker } from './answer-maker'
import type { BenchLearner } from './learners'
import { race, type Race } from './race'
import type { BenchServer } from './server'

/** One batch, worked out: what the load is asked for, and what the commit is to write. */
type Planned = { size: number; load: unknown[]; changes: BatchChanges }

type Client = {
  learner: BenchLearner
  tokenHash: Buffer
  driver: PoolClient
  maker: AnswerMaker
  /** The learner's rows as they will stand after everything planned. */
  batch: Batch
  planned: Planned[]
}

export type DriverLoad = {
  /** Works out what the next round will send, so that no round pays for it. */
  prepare: (size: number, batchesEach: number) => Promise<void>
  round: (ms: number) => Promise<Race>
  close: () => Promise<void>
}

const presetSql = `
select p.id as "presetId", p.revision, r.config from preset p
join preset_revision r on r.user_id = p.user_id and r.preset_id = p.id and r.revision = p.revision
where p.user_id = $1 and p.id = $2`

/** New cards as `loadBatch` would read them. */
const batchOf = async ({ sql }: BenchServer, { userId, deckId, presetId }: BenchLearner): Promise<Batch> => {
  const { rows: presets } = await sql.query<CardWithPreset['deckPreset']>(presetSql, [userId, presetId])
  const { rows } = await sql.query<{ id: string; noteId: string; position: number }>(
    `select id, note_id as "noteId", position from card where user_id = $1 order by position`,
    [userId],
  )
  const cards = rows.map(({ id, noteId, position }): [string, CardWithPreset] => [
    id,
    {
      id,
      noteId,
      deckId,
      position,
      ordinal: 0,
      competency: null,
      folded: newCard,
      presetId: null,
      presetRevision: null,
      suspendedByHand: false,
      leechEntry: null,
      leechClearedEntry: null,
      buriedDay: null,
      siblingDay: null,
      flag: 0,
      isDeleted: false,
      deckPreset: presets[0]!,
      foldedUnder: presets[0]!,
    },
  ])
  return {
    changeSeq: '0',
    rule: { timeZone: 'UTC', dayStartHour: 4 },
    existing: new Map(),
    waitingVoids: [],
    cards: new Map(cards),
    libraryCards: new Map(),
  }
}

/** What the service would write, from the service's own plan. */
const planOne = async ({ learner, maker, batch, planned }: Client, size: number): Promise<void> => {
  const sent = maker.batch(size)
  const cardIds = sent.map(({ cardId }) => cardId!)
  const touched = { ...batch, cards: new Map(cardIds.map((id) => [id, batch.cards.get(id)!])) }
  const input = syncReviewsInput.parse(bodyOf(sent))
  const { results, changes } = await planBatch(learner.userId, input, touched, Date.now())
  if (results.some(({ result }) => result !== 'applied'))
    throw new Error('a planned batch would not be applied')
  for (const { id, folded, foldedUnder } of changes.cards) {
    const { presetId, revision } = foldedUnder
    batch.cards.set(id, { ...batch.cards.get(id)!, folded, presetId, presetRevision: revision })
  }
  planned.push({
    size,
    load: [learner.userId, sent.map(({ id }) => id), cardIds, [], [], [], []],
    changes,
  })
}

const sendOne = async ({ learner, tokenHash, driver, batch, planned }: Client): Promise<number> => {
  const next = planned.shift()
  if (!next) return 0
  const found = await driver.query({ name: 'find-tokens', text: tokensSql, values: [[tokenHash]] })
  if (found.rows[0]?.userId !== learner.userId) throw new Error('the token leads to somebody else')
  const loaded = await driver.query({ name: 'load-batch', text: loadBatchSql, values: next.load })
  if (loaded.rows[0]?.cards.length !== next.size) throw new Error('not every card was loaded')
  const { changeSeq } = loaded.rows[0] as { changeSeq: string }
  const values = commitValues(learner.userId, { changeSeq, rule: batch.rule }, next.changes)
  const committed = await driver.query({ name: 'commit-batch', text: commitBatchSql, values })
  if (committed.rows.length !== 1) throw new Error('a commit changed nothing')
  return next.size
}

/**
 * The statements of the hot path through the driver, their values written out as they are sent, and nothing else: what
 * the database allows.
 */
export const openDriverLoad = async (
  server: BenchServer,
  learners: readonly BenchLearner[],
): Promise<DriverLoad> => {
  // The server's own pool, for its settings.
  const database = connectDatabase(server.databaseUrl)
  const clients: Client[] = []
  for (const learner of learners) {
    const batch = await batchOf(server, learner)
    const driver = await database.planned.connect()
    // A broken connection fails its query; no event of its own must end the run before it has tidied up.
    driver.on('error', () => undefined)
    const maker = answerMaker([...batch.cards.keys()])
    clients.push({ learner, tokenHash: secretHash(learner.token), driver, maker, batch, planned: [] })
  }
  return {
    prepare: async (size, batchesEach) => {
      // Batches of another size would mix two measurements, and must still be sent in their order.
      await Promise.all(
        clients.map(async (client) => {
          while (client.planned.length > 0 && client.planned[0]!.size !== size) await sendOne(client)
        }),
      )
      for (const client of clients) while (client.planned.length < batchesEach) await planOne(client, size)
    },
    round: (ms) => race(clients, ms, sendOne),
    close: async () => {
      clients.forEach(({ driver }) => driver.release())
      await database.close()
    },
  }
}
