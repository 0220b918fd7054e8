import { database } from '@/lib/db/database'
import { runDoctor } from '@/lib/service/run-doctor'
import { getCard } from '@/lib/service/get-card'
import { patchCard } from '@/lib/service/patch-card'
import { createDeck } from '@/lib/service/create-deck'
import { syncReviews } from '@/lib/service/sync-reviews'
import { answerJson, batchOf } from '@/tests/support/entries'
import { makeCards, makeLearner, useDatabase } from '@/tests/support/learner'

useDatabase()

const now = Date.UTC(2026, 5, 1, 12)
const day = 86_400_000

test('a row that is not what its log says is found, told, and put right on request', async () => {
  const learner = await makeLearner('Asia/Tokyo')
  const [first, second] = await makeCards(learner, 2)
  const entries = [first!, second!].flatMap((cardId) => [
    answerJson(cardId, 'easy', now - 9 * day),
    answerJson(cardId, 'good', now - day),
  ])
  await syncReviews(learner.at(now), batchOf(entries, now))
  expect(await runDoctor('look')).toMatchObject({ learners: 1, faults: [], differences: [] })
  const before = await getCard(learner.at(now), { id: first! })

  await database().pool.query(`update card set stability = 1, reps = 7 where user_id = $1 and id = $2`, [
    learner.userId,
    first,
  ])
  await database().pool.query(`update day_rollup set measures[3] = measures[3] + 5 where user_id = $1`, [
    learner.userId,
  ])
  const sick = await runDoctor('look')
  expect(sick.differences.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['card', 'rollup']))
  expect((await runDoctor('look')).mended).toBe(0)

  const mended = await runDoctor('mend')
  expect(mended.differences).toEqual([])
  expect(mended.mended).toBe(sick.differences.length)
  expect(await runDoctor('look')).toMatchObject({ differences: [], mended: 0 })
  expect(await getCard(learner.at(now), { id: first! })).toEqual(before)
})

test('a card that moves takes its days along', async () => {
  const learner = await makeLearner()
  const [cardId] = await makeCards(learner, 1)
  await syncReviews(learner.at(now), batchOf([answerJson(cardId!, 'easy', now - day)], now))
  const { deck } = await createDeck(learner.at(now), { name: 'Elsewhere' })
  await patchCard(learner.at(now), { id: cardId!, deckId: deck.id })
  const { rows } = await database().pool.query(
    `select deck_id, measures[1]::int as new from day_rollup where user_id = $1 order by 2`,
    [learner.userId],
  )
  expect(rows).toEqual([
    { deck_id: learner.deckId, new: 0 },
    { deck_id: deck.id, new: 1 },
  ])
  expect((await runDoctor('look')).differences.filter(({ userId }) => userId === learner.userId)).toEqual([])
})
