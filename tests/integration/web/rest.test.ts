import type { QueueReply, TodayReply } from '@/lib/contract/queue'
import type { MeReply } from '@/lib/contract/accounts'
import type { WeeklyReply } from '@/lib/contract/weekly'
import type { DeckReply } from '@/lib/contract/decks'
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
const now = Date.now()
const zone = middayZone(now)
const dayIn = (days: number) => dayFromNow(days, now)
const weekdayNow = (new Date(`${dayIn(0)}T12:00:00Z`).getUTCDay() + 6) % 7

const send = async <T>({ token }: ApiLearner, method: string, path: string, body?: unknown) => {
  const reply = await call(api, method, path, { token, body })
  return { status: reply.status, body: reply.body as T }
}
const todayOf = async (learner: ApiLearner) => (await send<TodayReply>(learner, 'GET', '/today')).body.today
const queueOf = async (learner: ApiLearner, query = '') =>
  (await send<QueueReply>(learner, 'GET', `/queue?limit=500${query}`)).body
const patch = (learner: ApiLearner, body: unknown) => send<MeReply>(learner, 'PATCH', '/me', body)

/** Cards, the first `answered` of them answered as good so many days ago, and due since. */
const makeCards = async (learner: ApiLearner, count: number, answered: number): Promise<string[]> => {
  const { decks } = (await send<{ decks: DeckReply[] }>(learner, 'GET', '/decks')).body
  const ids: string[] = []
  for (let index = 0; index < count; index++) {
    const fields = { Front: `Question ${index}`, Back: 'Answer' }
    const note = { deckId: decks[0]!.id, noteType: 'basic', fields, tags: ['competency::T08'] }
    ids.push((await send<{ cards: { id: string }[] }>(learner, 'POST', '/notes', note)).body.cards[0]!.id)
  }
  await send(learner, 'POST', '/reviews', {
    deviceId: makeId(),
    clientNow: new Date(now).toISOString(),
    entries: ids.slice(0, answered).map((cardId, index) => ({
      ...{ id: makeId(), kind: 'answer', cardId, rating: 'easy', durationMs: 5000 },
      reviewedAt: new Date(now - 30 * dayMs + index * 1000).toISOString(),
    })),
  })
  return ids
}

test('on a day off nothing is asked, nothing is moved, and one tap has the day back', async () => {
  const learner = await signUp(api, zone)
  const ids = await makeCards(learner, 6, 4)
  const before = await send(learner, 'GET', `/cards/${ids[0]}`)
  const { body } = await patch(learner, { daysOff: [{ from: dayIn(0), to: dayIn(1) }] })
  expect(body.me.daysOff).toEqual([{ from: dayIn(0), to: dayIn(1) }])
  expect((await queueOf(learner)).cards).toEqual([])
  expect(await todayOf(learner)).toMatchObject({
    counts: { new: 0, learning: 0, review: 0 },
    rest: { share: 0, waiting: 6 },
  })
  expect(await send(learner, 'GET', `/cards/${ids[0]}`)).toMatchObject({
    body: { card: { dueAt: (before.body as { card: { dueAt: string } }).card.dueAt } },
  })
  await patch(learner, { worksOn: dayIn(0) })
  expect((await queueOf(learner)).counts).toEqual({ new: 2, learning: 0, review: 4 })
})

test('what was due on a day off is asked after it', async () => {
  const learner = await signUp(api, zone)
  await makeCards(learner, 4, 4)
  await patch(learner, { daysOff: [{ from: dayIn(0), to: dayIn(0) }] })
  const at = encodeURIComponent(new Date(now + dayMs).toISOString())
  expect((await queueOf(learner, `&at=${at}`)).counts.review).toBe(4)
})

test('an easy day asks half of what is due, of one card too, and the decks say the same', async () => {
  const learner = await signUp(api, zone)
  const easyDays = [100, 100, 100, 100, 100, 100, 100]
  easyDays[weekdayNow] = 50
  await patch(learner, { easyDays })
  await makeCards(learner, 1, 1)
  expect((await queueOf(learner)).cards).toHaveLength(0)
  const ids = await makeCards(learner, 5, 4)
  const { cards, counts } = await queueOf(learner)
  expect(cards.filter(({ state }) => state !== 'new')).toHaveLength(2)
  const { decks } = (await send<{ decks: DeckReply[] }>(learner, 'GET', '/decks')).body
  expect(decks[0]!.counts).toEqual(counts)
  expect((await queueOf(learner, `&deckId=${decks[0]!.id}`)).counts).toEqual(counts)
  expect(ids).toHaveLength(5)
})

test('after time away new cards wait, and minutes and days are said; each can be had otherwise', async () => {
  const learner = await signUp(api, zone)
  await patch(learner, { minutesPerDay: 1 })
  await makeCards(learner, 75, 70)
  expect(await todayOf(learner)).toMatchObject({
    backlog: { mode: 'as-due', minutesPerDay: 1 },
    counts: { new: 5, review: 70 },
  })
  await patch(learner, { backlog: 'pause-new' })
  const today = await todayOf(learner)
  expect(today.backlog).toMatchObject({ mode: 'pause-new', minutesPerDay: 1 })
  expect(today.counts).toMatchObject({ new: 0, review: 70 })
  await patch(learner, { backlog: 'spread' })
  expect((await todayOf(learner)).counts).toMatchObject({ new: 0, review: 5 })
  await patch(learner, { backlog: 'as-due' })
  expect(await todayOf(learner)).toMatchObject({ counts: { new: 5, review: 70 } })
})

test('rest that makes no sense is refused in words', async () => {
  const learner = await signUp(api, zone)
  for (const body of [
    { daysOff: [{ from: '2026-12-24', to: '2026-12-20' }] },
    { daysOff: [{ from: '2026-12-24', to: '2028-12-20' }] },
    { daysOff: [{ from: 'soon', to: '2026-12-20' }] },
    { daysOff: Array.from({ length: 101 }, () => ({ from: '2026-12-24', to: '2026-12-24' })) },
    { easyDays: [100] },
    { easyDays: [100, 100, 100, 100, 100, 100, 33] },
    { backlog: 'panic' },
    { worksOn: 7 },
  ])
    expect((await patch(learner, body)).status).toBe(400)
  expect((await send<MeReply>(learner, 'GET', '/me')).body.me.daysOff).toEqual([])
})

test('the week is summed up from its days, and says what comes back on the next', async () => {
  const learner = await signUp(api, zone)
  const ids = await makeCards(learner, 3, 3)
  await send(learner, 'POST', '/reviews', {
    deviceId: makeId(),
    clientNow: new Date(now).toISOString(),
    entries: ['good', 'again', 'good'].map((rating, index) => ({
      ...{ id: makeId(), kind: 'answer', cardId: ids[index], rating, durationMs: 6000 },
      ...(rating === 'again' ? { confidence: 95 } : {}),
      reviewedAt: new Date(now - 1000 + index).toISOString(),
    })),
  })
  await patch(learner, { daysOff: [{ from: dayIn(1), to: dayIn(7) }] })
  const { weekly } = (await send<WeeklyReply>(learner, 'GET', '/weekly')).body
  expect(weekly).toMatchObject({
    ...{ from: dayIn(-6), to: dayIn(0), answers: 3, recalled: 2, ms: 18_000, daysStudied: 1, newCards: 0 },
    retention: { recalled: 2, of: 3 },
    competencies: [{ competency: 'T08', answers: 3, retention: { recalled: 2, of: 3 } }],
    sureAndWrong: [{ cardId: ids[1], title: 'Question 1' }],
  })
  expect(weekly.next.map(({ share, cards }) => [share, cards])).toEqual(Array(7).fill([0, 0]))
  const other = await signUp(api, zone)
  expect((await send<WeeklyReply>(other, 'GET', '/weekly')).body.weekly).toMatchObject({
    ...{ answers: 0, retention: null, sureAndWrong: [] },
  })
  expect((await send(other, 'GET', '/weekly?ending=never')).status).toBe(400)
})

test('one goes back week by week as far as there are answers, and forward to today', async () => {
  const learner = await signUp(api, zone)
  await makeCards(learner, 3, 3)
  const week = async (query = '') => (await send<WeeklyReply>(learner, 'GET', `/weekly${query}`)).body.weekly
  expect(await week()).toMatchObject({ answers: 0, earlier: dayIn(-7), later: null })
  expect(await week(`?ending=${dayIn(-7)}`)).toMatchObject({
    ...{ from: dayIn(-13), to: dayIn(-7), answers: 0, earlier: dayIn(-14), later: dayIn(0) },
  })
  expect(await week(`?ending=${dayIn(-28)}`)).toMatchObject({
    ...{ from: dayIn(-34), answers: 3, earlier: null, later: dayIn(-21) },
  })
  expect(await week(`?ending=${dayIn(-3)}`)).toMatchObject({ to: dayIn(-3), later: dayIn(0) })
  expect(await week(`?ending=${dayIn(40)}`)).toMatchObject({ to: dayIn(0), later: null })
  expect(await week('?ending=0001-01-01')).toMatchObject({ answers: 0, earlier: null })
  expect(await week('?ending=9999-12-31')).toMatchObject({ to: dayIn(0) })
})
