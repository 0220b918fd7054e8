import { connectDatabase, database } from '@/lib/db/database'
import { loadBatchSql } from '@/lib/db/review-batch'
import { addMedia } from '@/lib/service/add-media'
import { findDifferences } from '@/lib/service/check-integrity'
import { createDeck } from '@/lib/service/create-deck'
import { deleteDeck } from '@/lib/service/delete-deck'
import { getCard } from '@/lib/service/get-card'
import { getMedia } from '@/lib/service/get-media'
import { getQueue } from '@/lib/service/get-queue'
import { getToday } from '@/lib/service/get-today'
import { patchCard } from '@/lib/service/patch-card'
import { patchMe } from '@/lib/service/patch-me'
import { syncReviews } from '@/lib/service/sync-reviews'
import { undoChange } from '@/lib/service/undo-change'
import { answerJson, batchOf, voidJson } from '@/tests/support/entries'
import { png } from '@/tests/support/images'
import { makeCards, makeLearner } from '@/tests/support/learner'
import { createPartitionedDatabase } from '@/tests/support/partitioned'

let drop: () => Promise<void>
beforeAll(async () => {
  const test = await createPartitionedDatabase()
  drop = test.drop
  connectDatabase(test.url)
})
afterAll(async () => {
  await database().close()
  await drop()
})

const now = Date.UTC(2026, 5, 1, 12)
const day = 86_400_000

test('a learner’s day runs unchanged on hash partitions', async () => {
  for (let index = 0; index < 6; index++) {
    const learner = await makeLearner('Asia/Tokyo')
    const cards = await makeCards(learner, 3)
    const slip = answerJson(cards[1]!, 'again', now - day)
    const entries = [
      answerJson(cards[0]!, 'easy', now - 10 * day),
      slip,
      answerJson(cards[2]!, 'good', now - day),
    ]
    await syncReviews(learner.at(now), batchOf(entries, now))
    await syncReviews(
      learner.at(now),
      batchOf([voidJson(slip.id, now), answerJson(cards[0]!, 'good', now - 12 * day)], now),
    )
    const { deck } = await createDeck(learner.at(now), { name: 'A::B' })
    await patchCard(learner.at(now), { id: cards[0]!, deckId: deck.id })
    const { media } = await addMedia(learner.at(now), { bytes: png(8, 8) })
    expect((await getMedia(learner.at(now), { sha256: media.sha256 })).type).toBe('image/png')
    await patchMe(learner.at(now), { timeZone: 'America/Los_Angeles' })
    expect((await getCard(learner.at(now), { id: cards[0]! })).card).toMatchObject({
      deckId: deck.id,
      reps: 2,
    })
    expect((await getQueue(learner.at(now), {})).counts.new).toBe(1)
    expect((await getToday(learner.at(now))).today.week.some(({ answers }) => answers > 0)).toBe(true)
    const deletion = learner.at(now)
    await deleteDeck(deletion, { id: deck.id })
    await undoChange(learner.at(now), { id: deletion.changeId! })
    expect((await getCard(learner.at(now), { id: cards[0]! })).card.deckId).toBe(deck.id)
    expect(await findDifferences(learner.userId)).toEqual([])
  }
})

test('the statements of the hot path look into one partition of each table', async () => {
  const learner = await makeLearner()
  const [cardId] = await makeCards(learner, 1)
  const client = await database().pool.connect()
  try {
    const some = [cardId]
    const values = [learner.userId, some, some, ['T01-01'], some, some, some]
    const { rows } = await client.query(`explain (format text) ${loadBatchSql}`, values)
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
    for (const table of ['card', 'note', 'review_entry', 'learner', 'deck', 'preset'])
      expect([table, new Set(plan.match(new RegExp(`\\b${table}_\\d\\b`, 'g'))).size]).toEqual([table, 1])
  } finally {
    client.release()
  }
})
