import { ratings, type Rating } from '@/lib/core/rating'
import type { Instance } from '@/lib/core/scenario/instance'
import { createNote } from '@/lib/service/create-note'
import { getCard } from '@/lib/service/get-card'
import { getQueue } from '@/lib/service/get-queue'
import { getToday } from '@/lib/service/get-today'
import { patchCard } from '@/lib/service/patch-card'
import { syncReviews } from '@/lib/service/sync-reviews'
import { findDifferences } from '@/lib/service/check-integrity'
import { answerJson, batchOf, voidJson } from '@/tests/support/entries'
import { makeLearner, useDatabase, type TestLearner } from '@/tests/support/learner'

useDatabase()

const day = 86_400_000
const start = Date.UTC(2026, 5, 1, 12)
const at = (days: number) => start + days * day

const flipCard = async () => {
  const learner = await makeLearner()
  const { cards } = await createNote(learner.at(start), {
    deckId: learner.deckId,
    noteType: 'trade-off',
    fields: { Question: 'Which?', Answer: 'It depends.', Generator: 'G08' },
    tags: [],
  })
  return { learner, cardId: cards[0]!.id }
}

type Sort = 'right' | 'wrong choice' | 'wrong reason' | 'choice alone'

const scenarioOf = async (learner: TestLearner, now: number, sort: Sort) => {
  const { id, revision, seed, instance } = (await getQueue(learner.at(now), {})).cards[0]!.scenario!
  const { options, answers, reasons } = instance as Instance
  const pick = (isRight: boolean) => options.find((one) => answers.includes(one.id) === isRight)!.id
  const choice = pick(sort !== 'wrong choice')
  const reason = reasons.find(({ right }) => right === (sort !== 'wrong reason'))!.id
  return { ...{ id, revision, seed, choice }, ...(sort === 'choice alone' ? {} : { reason }) }
}

const answer = async (
  learner: TestLearner,
  cardId: string,
  now: number,
  {
    sort = 'wrong choice',
    confidence = 95,
    rating = 'easy',
  }: Partial<{ sort: Sort; confidence: 25 | 75 | 95; rating: Rating }> = {},
) => {
  const entry = answerJson(cardId, rating, now, {
    confidence,
    scenario: await scenarioOf(learner, now, sort),
  })
  const reply = await syncReviews(learner.at(now), batchOf([entry], now))
  expect(reply.entries[0]!.result).toBe('applied')
  await putOff(learner, cardId, now + 1)
  return entry.id
}

/** Due only long after all of this. */
const putOff = (learner: TestLearner, cardId: string, now: number) => {
  const { rating: _, durationMs: __, ...entry } = answerJson(cardId, 'good', now)
  const dueAt = new Date(at(60)).toISOString()
  return syncReviews(learner.at(now), batchOf([{ ...entry, kind: 'set-due', dueAt }], now))
}

/** An answer that says nothing of a scenario, whatever is in the queue. */
const answerPlainly = async (learner: TestLearner, cardId: string, now: number) => {
  await syncReviews(learner.at(now), batchOf([answerJson(cardId, 'easy', now)], now))
  await putOff(learner, cardId, now + 1)
}

const isAsked = async (learner: TestLearner, now: number): Promise<boolean> => {
  const [{ cards, counts }, { today }] = await Promise.all([
    getQueue(learner.at(now), {}),
    getToday(learner.at(now)),
  ])
  expect(today.counts).toEqual(counts)
  expect(counts.review).toBe(cards.length)
  return cards.length > 0
}

test.each(['wrong choice', 'wrong reason'] as const)(
  'a %s given as certain is asked again on the seventh study day after, and moves nothing',
  async (sort) => {
    const { learner, cardId } = await flipCard()
    await answer(learner, cardId, start, { sort })
    const before = await getCard(learner.at(at(7)), { id: cardId })
    expect(Date.parse(before.card.dueAt!)).toBeGreaterThan(at(8))
    for (const days of [1, 3, 5, 6]) expect([days, await isAsked(learner, at(days))]).toEqual([days, false])
    for (const days of [7, 7.5]) expect([days, await isAsked(learner, at(days))]).toEqual([days, true])
    const [asked] = (await getQueue(learner.at(at(7)), {})).cards
    expect(asked!.dueAt).toBe(before.card.dueAt)
    for (const rating of ratings) expect(Date.parse(asked!.outcomes[rating].dueAt)).toBeGreaterThan(at(7))

    await answer(learner, cardId, at(7), { sort: 'right' })
    expect(await isAsked(learner, at(7))).toBe(false)
    expect(await findDifferences(learner.userId)).toEqual([])
  },
)

test('whoever comes later than the seventh day is asked then', async () => {
  const { learner, cardId } = await flipCard()
  await answer(learner, cardId, start)
  expect(await isAsked(learner, at(20))).toBe(true)
})

test.each([
  [4, true],
  [5, false],
  [6, false],
])('answered on day %d, it is asked on the seventh: %s', async (days, asked) => {
  const { learner, cardId } = await flipCard()
  await answer(learner, cardId, start)
  await answerPlainly(learner, cardId, at(days))
  expect(await isAsked(learner, at(7))).toBe(asked)
})

test.each([
  ['right and certain', { sort: 'right', confidence: 95 }],
  ['wrong and fairly sure', { sort: 'wrong choice', confidence: 75 }],
  ['certain of a choice without a reason', { sort: 'choice alone', confidence: 95 }],
] as const)('%s is not asked again', async (_, said) => {
  const { learner, cardId } = await flipCard()
  await answer(learner, cardId, start, said)
  expect(await isAsked(learner, at(7))).toBe(false)
})

test('an undone answer asks nothing again, nor does a suspended card', async () => {
  const { learner, cardId } = await flipCard()
  const wrong = await answer(learner, cardId, start)
  await patchCard(learner.at(start), { id: cardId, suspended: true })
  expect(await isAsked(learner, at(7))).toBe(false)
  await patchCard(learner.at(start), { id: cardId, suspended: false })
  expect(await isAsked(learner, at(7))).toBe(true)
  await answerPlainly(learner, cardId, start + 1000)
  await syncReviews(learner.at(at(1)), batchOf([voidJson(wrong, at(1))], at(1)))
  expect(await isAsked(learner, at(7))).toBe(false)
})
