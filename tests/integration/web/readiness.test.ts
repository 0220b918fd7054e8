import type { ReadinessReply } from '@/lib/contract/readiness'
import type { QueueReply, TodayReply } from '@/lib/contract/queue'
import { call, signUp, testApi, type ApiLearner, type TestApi } from '@/tests/support/api'
import { makeId } from '@/tests/support/entries'
import { useDatabase } from '@/tests/support/learner'
import { dayFromNow, middayZone } from '@/tests/support/midday'

useDatabase()

let api: TestApi
beforeAll(() => {
  api = testApi()
})

const dayMs = 86_400_000
const today = Date.now()
const zone = middayZone(today)
const dateIn = (days: number) => dayFromNow(days, today)

const send = async <T>(
  { token }: ApiLearner,
  method: 'GET' | 'POST' | 'PATCH',
  path: string,
  body?: unknown,
) => {
  const reply = await call(api, method, path, { token, body })
  return { status: reply.status, body: reply.body as T }
}
const readinessOf = async (learner: ApiLearner, query = '') =>
  (await send<ReadinessReply>(learner, 'GET', `/readiness${query}`)).body
const queueOf = async (learner: ApiLearner) =>
  (await send<QueueReply>(learner, 'GET', '/queue?limit=500')).body

/** Cards of two topics and one without, made in turn. */
const makeNotes = async (learner: ApiLearner, count: number): Promise<string[]> => {
  const { decks } = (await send<{ decks: { id: string }[] }>(learner, 'GET', '/decks')).body
  const ids: string[] = []
  for (let index = 0; index < count; index++) {
    const tags = [['competency::T08'], ['competency::T05'], []][index % 3]
    const fields = { Front: `Question ${index}`, Back: 'Answer' }
    const note = { deckId: decks[0]!.id, noteType: 'basic', fields, tags }
    const { body } = await send<{ cards: { id: string }[] }>(learner, 'POST', '/notes', note)
    ids.push(body.cards[0]!.id)
  }
  return ids
}

const answer = (learner: ApiLearner, cardIds: readonly string[], daysAgo: number, rating = 'good') =>
  send(learner, 'POST', '/reviews', {
    deviceId: makeId(),
    clientNow: new Date(today).toISOString(),
    entries: cardIds.map((cardId, index) => ({
      ...{ id: makeId(), kind: 'answer', cardId, rating, durationMs: 5000 },
      reviewedAt: new Date(today - daysAgo * dayMs + index * 1000).toISOString(),
    })),
  })

test('without a date ahead it is what would be recalled today', async () => {
  const learner = await signUp(api, zone)
  expect(await readinessOf(learner)).toMatchObject({
    ...{ day: null, nominal: 0.8, deferred: [], competencies: [] },
    all: { cards: 0, met: 0, now: 0, mean: 0, low: 0, high: 0 },
  })
  const ids = await makeNotes(learner, 3)
  await answer(learner, ids.slice(0, 1), 4, 'easy')
  const { all, competencies } = await readinessOf(learner)
  expect(all).toMatchObject({ cards: 3, met: 1 })
  expect(all.mean).toBeGreaterThan(0.25)
  expect(all.mean).toBeLessThan(1 / 3)
  expect(all.now).toBeCloseTo(all.mean, 1)
  expect(competencies.map(({ competency, cards, met }) => [competency, cards, met])).toEqual([
    ['T05', 1, 0],
    ['T08', 1, 1],
    ['own', 1, 0],
  ])
})

test('with a date, more minutes reach more cards, and what they do not reach is named', async () => {
  const learner = await signUp(api, zone)
  const ids = await makeNotes(learner, 40)
  await send(learner, 'PATCH', '/me', { interviewDate: dateIn(10), minutesPerDay: 1 })
  const little = await readinessOf(learner)
  const much = await readinessOf(learner, '?minutesPerDay=60')
  expect(little).toMatchObject({ day: dateIn(10), minutesPerDay: 1, all: { cards: 40, met: 0 } })
  expect(little.deferred.length).toBeGreaterThan(15)
  expect(ids).toEqual(expect.arrayContaining(little.deferred))
  expect(much.deferred).toEqual([])
  expect(much.all.mean).toBeGreaterThan(little.all.mean + 0.2)
  for (const { low, mean, high } of [little.all, much.all, ...much.competencies]) {
    expect(low).toBeLessThanOrEqual(mean)
    expect(mean).toBeLessThanOrEqual(high)
  }
  expect(await readinessOf(learner)).toEqual(little)
})

test('the queue asks what the plan chose, within the minutes, until the date has come', async () => {
  const learner = await signUp(api, zone)
  const ids = await makeNotes(learner, 30)
  const plain = await queueOf(learner)
  expect(plain.counts.new).toBe(20)
  await send(learner, 'PATCH', '/me', { interviewDate: dateIn(20), minutesPerDay: 3 })
  const planned = await queueOf(learner)
  const { today: due } = (await send<TodayReply>(learner, 'GET', '/today')).body
  const { today: asked } = await readinessOf(learner)
  // Three minutes at 45 seconds a new card.
  expect(planned.cards).toHaveLength(4)
  expect(due).toMatchObject({ counts: planned.counts, plannedFor: dateIn(20), heldBack: { new: 0 } })
  expect(asked).toMatchObject({ new: 4, reviews: 0 })
  // Topics take turns.
  expect(new Set(planned.cards.slice(0, 3).map(({ competency }) => competency)).size).toBe(3)
  const { decks } = (await send<{ decks: { counts: unknown }[] }>(learner, 'GET', '/decks')).body
  expect(decks[0]!.counts).toEqual(planned.counts)

  await send(learner, 'PATCH', '/me', { followPlan: false })
  expect((await queueOf(learner)).counts).toEqual(plain.counts)
  await send(learner, 'PATCH', '/me', { followPlan: true, interviewDate: dateIn(-1) })
  expect((await queueOf(learner)).counts).toEqual(plain.counts)
  expect(ids).toHaveLength(30)
})

test('a deck that the plan leaves out says what its schedule would ask, and gives it when asked to', async () => {
  const learner = await signUp(api, zone)
  await makeNotes(learner, 3)
  const { deck } = (
    await send<{ deck: { id: string } }>(learner, 'POST', '/decks', { name: 'For another job' })
  ).body
  const fields = { Front: 'Not of a topic', Back: 'Answer' }
  for (let index = 0; index < 2; index++)
    await send(learner, 'POST', '/notes', {
      ...{ deckId: deck.id, noteType: 'basic', tags: ['competency::T11'] },
      fields: { ...fields, Front: `${fields.Front} ${index}` },
    })
  const ofDeck = async (query = '') =>
    (await send<QueueReply>(learner, 'GET', `/queue?deckId=${deck.id}${query}`)).body
  const todayOf = async () => (await send<TodayReply>(learner, 'GET', '/today')).body.today
  expect((await ofDeck()).leftOut).toBeNull()

  // A topic that weighs nothing is left out of the plan.
  const plan = { interviewDate: dateIn(20), competencyWeights: { T11: 0 } }
  await send(learner, 'PATCH', '/me', plan)
  const leftOut = { counts: { new: 2, learning: 0, review: 0 }, plannedFor: dateIn(20) }
  expect(await ofDeck()).toMatchObject({ cards: [], leftOut })
  expect((await todayOf()).leftOut).toBeNull()
  const bySchedule = await ofDeck('&by=schedule')
  expect(bySchedule).toMatchObject({ counts: leftOut.counts, leftOut: null })
  expect(bySchedule.cards).toHaveLength(2)

  await answer(
    learner,
    (await queueOf(learner)).cards.map(({ id }) => id),
    0,
    'easy',
  )
  expect((await queueOf(learner)).cards).toEqual([])
  expect((await todayOf()).leftOut).toMatchObject({ plannedFor: dateIn(20) })
  await send(learner, 'PATCH', '/me', { followPlan: false })
  expect((await ofDeck()).counts).toEqual(leftOut.counts)
  expect(await send(learner, 'GET', '/queue?by=whim')).toMatchObject({ status: 400 })
})

test('before the day cards are asked that are not due, and no due date or memory is touched', async () => {
  const learner = await signUp(api, zone)
  const ids = await makeNotes(learner, 6)
  for (const rating of ['good', 'good']) await answer(learner, ids, rating === 'good' ? 12 : 11, rating)
  await answer(learner, ids, 2, 'good')
  const before = await queueOf(learner)
  expect(before.cards).toEqual([])
  const card = async () =>
    (await send<{ card: { dueAt: string; memory: unknown } }>(learner, 'GET', `/cards/${ids[0]}`)).body.card
  const { dueAt } = await card()
  await send(learner, 'PATCH', '/me', { interviewDate: dateIn(1) })
  const lastDay = await queueOf(learner)
  expect(lastDay.cards.map(({ id }) => id).sort()).toEqual([...ids].sort())
  expect((await card()).dueAt).toBe(dueAt)
  await send(learner, 'PATCH', '/me', { interviewDate: null })
  expect((await queueOf(learner)).cards).toEqual([])
})

test('days off before the interview are planned without, and leave less to expect of it', async () => {
  const learner = await signUp(api, zone)
  await makeNotes(learner, 60)
  await send(learner, 'PATCH', '/me', { interviewDate: dateIn(12), minutesPerDay: 4 })
  const before = await readinessOf(learner)
  expect(before).toMatchObject({ daysOff: 0, today: { share: 1 } })
  await send(learner, 'PATCH', '/me', { daysOff: [{ from: dateIn(2), to: dateIn(8) }] })
  const after = await readinessOf(learner)
  expect(after.daysOff).toBe(7)
  expect(after.all.mean).toBeLessThan(before.all.mean - 0.1)
  expect(after.deferred.length).toBeGreaterThan(before.deferred.length)
  expect(after.today).toEqual(before.today)
  // With as many minutes in fewer days it is the same again.
  expect((await readinessOf(learner, '?minutesPerDay=12')).all.mean).toBeGreaterThan(after.all.mean + 0.1)

  const feed = await send<{ calendarFeed: { url: string } }>(learner, 'POST', '/calendar-feed', {})
  const calendar = await api.request(new URL(feed.body.calendarFeed.url).pathname)
  const days = [...(await calendar.text()).matchAll(/DTSTART;VALUE=DATE:(\d+)/g)].map(([, day]) => day)
  const name = (day: number) => dateIn(day).replaceAll('-', '')
  for (let day = 2; day <= 8; day++) expect(days).not.toContain(name(day))
  expect(days).toEqual(expect.arrayContaining([1, 9, 10, 11].map(name)))
  expect(days).not.toContain(name(12))

  await send(learner, 'PATCH', '/me', { daysOff: [] })
  expect(await readinessOf(learner)).toEqual(before)
})

test('on a day off the plan asks nothing, on an easy day what half its minutes reach, and says what waits', async () => {
  const learner = await signUp(api, zone)
  await makeNotes(learner, 30)
  await send(learner, 'PATCH', '/me', {
    ...{ interviewDate: dateIn(20), minutesPerDay: 6 },
    daysOff: [{ from: dateIn(-1), to: dateIn(0) }],
  })
  const todayOf = async () => (await send<TodayReply>(learner, 'GET', '/today')).body.today
  expect((await readinessOf(learner)).today).toEqual({ new: 0, reviews: 0, seconds: 0, share: 0 })
  expect((await queueOf(learner)).cards).toEqual([])
  // Six minutes at 45 seconds a new card.
  expect((await todayOf()).rest).toEqual({ share: 0, waiting: 8 })

  await send(learner, 'PATCH', '/me', { daysOff: [], easyDays: [50, 50, 50, 50, 50, 50, 50] })
  const eased = await readinessOf(learner)
  expect(eased.today).toEqual({ new: 4, reviews: 0, seconds: 180, share: 0.5 })
  expect((await queueOf(learner)).counts).toEqual({ new: 4, learning: 0, review: 0 })
  expect((await todayOf()).rest).toEqual({ share: 0.5, waiting: 4 })
  await send(learner, 'PATCH', '/me', { easyDays: [100, 100, 100, 100, 100, 100, 100] })
  expect((await readinessOf(learner)).all.mean).toBeGreaterThan(eased.all.mean)
})

test('weights of topics and the level are kept, and a topic left out is not counted', async () => {
  const learner = await signUp(api, zone)
  await makeNotes(learner, 6)
  const { body } = await send<{ me: object }>(learner, 'PATCH', '/me', {
    level: 'staff',
    competencyWeights: { T05: 0, T08: 2, T01: 1 },
  })
  expect(body.me).toMatchObject({ level: 'staff', competencyWeights: { T05: 0, T08: 2 } })
  const { competencies, all } = await readinessOf(learner)
  expect(all.cards).toBe(4)
  expect(competencies.map(({ competency }) => competency)).toEqual(['T08', 'own'])
})

test.each([
  ['minutesPerDay=0', 400],
  ['minutesPerDay=601', 400],
  ['minutesPerDay=NaN', 400],
  ['minutesPerDay=1e3', 400],
  ['at=yesterday', 400],
  ['other=1', 400],
])('/readiness?%s is refused in words', async (query, status) => {
  const learner = await signUp(api, zone)
  expect((await send(learner, 'GET', `/readiness?${query}`)).status).toBe(status)
})

test.each([
  { level: 'intern' },
  { competencyWeights: { T17: 1 } },
  { competencyWeights: { T01: -1 } },
  { competencyWeights: { T01: 5 } },
  { competencyWeights: [] },
  { followPlan: 'yes' },
])('settings that make no sense are refused: %j', async (patch) => {
  const learner = await signUp(api, zone)
  expect((await send(learner, 'PATCH', '/me', patch)).status).toBe(400)
})
