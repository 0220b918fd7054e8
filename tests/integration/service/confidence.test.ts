import { makeInstance } from '@/lib/core/scenario/instance'
import { findGenerator } from '@/lib/core/scenario/generators/all'
import { database } from '@/lib/db/database'
import { findDifferences } from '@/lib/service/check-integrity'
import { getCard } from '@/lib/service/get-card'
import { getStats } from '@/lib/service/get-stats'
import { recountRollups } from '@/lib/service/recount-rollups'
import { syncReviews } from '@/lib/service/sync-reviews'
import { answerJson, batchOf, voidJson } from '@/tests/support/entries'
import { makeCards, makeLearner, useDatabase, type TestLearner } from '@/tests/support/learner'

useDatabase()

const now = Date.UTC(2026, 10, 20, 12)
const generator = findGenerator('G01')!
const instance = makeInstance(generator, 7)
const right = instance.reasons.find((reason) => reason.right)!.id
const wrong = instance.reasons.find((reason) => !reason.right)!.id
const other = instance.options.find(({ id }) => !instance.answers.includes(id))!.id
const scenario = (choice: string, reason?: string | { text: string; held?: true }) => ({
  scenario: { id: 'G01', revision: generator.revision, seed: 7, choice, ...(reason ? { reason } : {}) },
})

const confidenceOf = (learner: TestLearner) =>
  getStats(learner.at(now), { graph: 'confidence', range: 'all', scope: { kind: 'all' } })
const leechesOf = (learner: TestLearner) =>
  getStats(learner.at(now), { graph: 'leeches', range: 'all', scope: { kind: 'all' } })

/** Four certain answers to a scenario of which one is right, one that cannot be judged, and two to plain cards. */
const given = [
  { confidence: 95, ...scenario(instance.answers[0]!, right) },
  { confidence: 95, ...scenario(instance.answers[0]!, wrong) },
  { confidence: 95, ...scenario(other, right) },
  { confidence: 95, ...scenario(instance.answers[0]!, { text: 'Latency' }) },
  { confidence: 25 },
  { confidence: 75 },
] as const

const study = async (learner: TestLearner) => {
  const [card] = await makeCards(learner, 1, now)
  const entries = given.map((more, index) =>
    answerJson(card!, index === 5 ? 'again' : 'good', now - (6 - index) * 60_000, more as never),
  )
  const reply = await syncReviews(learner.at(now), batchOf(entries, now))
  expect(reply.entries.map(({ result }) => result)).toEqual(given.map(() => 'applied'))
  return entries.map(({ id }) => id)
}

test('a confidence is held against choice and reason of a scenario, and against recall of any other card', async () => {
  const learner = await makeLearner()
  const ids = await study(learner)
  const { rows, summary } = await confidenceOf(learner)
  expect(rows.map(([level, answers, so]) => [level, answers, so])).toEqual([
    [25, 1, 1],
    [50, 0, 0],
    [75, 1, 0],
    [95, 3, 1],
  ])
  const squares = 0.75 ** 2 + 0.75 ** 2 + 0.05 ** 2 + 2 * 0.95 ** 2
  expect(summary.brier).toBeCloseTo(squares / 5, 12)
  expect((await leechesOf(learner)).summary).toMatchObject({ sure: 3, sureAndWrong: 2 })
  expect(await findDifferences(learner.userId)).toEqual([])

  await syncReviews(learner.at(now), batchOf([voidJson(ids[2]!, now)], now))
  expect((await leechesOf(learner)).summary).toMatchObject({ sure: 2, sureAndWrong: 1 })
  expect(await findDifferences(learner.userId)).toEqual([])
})

test('words of one’s own hold when the learner says that they were it, whatever came of the twist', async () => {
  const learner = await makeLearner()
  const [card] = await makeCards(learner, 1, now)
  const answers = [
    scenario(instance.answers[0]!, { text: 'Latency', held: true }),
    scenario(other, { text: 'Latency', held: true }),
    scenario(instance.answers[0]!, { text: 'Latency' }),
  ]
  const entries = answers.map((given, index) =>
    answerJson(card!, 'hard', now - (3 - index) * 60_000, {
      ...given,
      ...{ confidence: 95, suggestedRating: index === 1 ? 'again' : 'hard' },
    }),
  )
  const { entries: taken } = await syncReviews(learner.at(now), batchOf(entries, now))
  expect(taken.map(({ result }) => result)).toEqual(['applied', 'applied', 'applied'])
  expect((await confidenceOf(learner)).rows.at(-1)!.slice(0, 3)).toEqual([95, 2, 1])
  const { entries: kept } = await getCard(learner.at(now), { id: card! })
  expect(kept.map((entry) => entry.scenario)).toMatchObject(answers.map((one) => one.scenario))
})

test('days counted before there were such measures are counted anew, once', async () => {
  const learner = await makeLearner()
  await study(learner)
  const before = await confidenceOf(learner)
  const { pool } = database()
  await pool.query(`update day_rollup set measures = measures[1:33] where user_id = $1`, [learner.userId])
  // Whoever writes rollups moves the learner's counter, so that what was read of them before no longer holds.
  await pool.query(`update learner set rollup_version = 0, change_seq = change_seq + 1 where user_id = $1`, [
    learner.userId,
  ])
  expect((await confidenceOf(learner)).rows).not.toEqual(before.rows)
  expect(await recountRollups()).toBe(1)
  expect(await confidenceOf(learner)).toEqual(before)
  expect(await recountRollups()).toBe(0)
})
