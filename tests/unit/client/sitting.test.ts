import { createSitting, type Sitting } from '@/lib/client/sitting'
import { voidEntry } from '@/lib/client/entry'
import { minutesLeft, shownCard, summaryOf } from '@/lib/client/session'
import { openStore } from '@/lib/client/store'
import type { Rating } from '@/lib/core/rating'
import { aDayLater, createFakeServer, freshBrowser, idOf, monday, userId, type FakeServer } from './support'

let clock: { now: number }
let server: FakeServer
let open: Sitting[]

beforeEach(() => {
  freshBrowser()
  clock = { now: monday }
  server = createFakeServer(6, clock)
  open = []
})

afterEach(() => open.forEach((sitting) => sitting.close()))

const sit = async (patienceMs = 50) => {
  const { calls, post } = server
  const sitting = createSitting({
    asked: () => ({ deckId: null }),
    calls,
    post,
    now: () => (clock.now += 1),
    patienceMs,
  })
  open.push(sitting)
  await sitting.start()
  await sitting.flush()
  await sitting.settled()
  return sitting
}

const answer = async (sitting: Sitting, rating: Rating) => {
  sitting.reveal()
  clock.now += 4000
  await sitting.answer(rating)
}

const shown = (sitting: Sitting) => shownCard(sitting.state().session)
const cardsOf = (sitting: Sitting) =>
  Object.fromEntries([...sitting.state().session.cards].map(([id, { card }]) => [id, card]))

test('an answer is on the disk before the next card shows', async () => {
  const sitting = await sit()
  const first = shown(sitting)!
  const seen: { waiting: number; shownId: string | null }[] = []
  const store = await openStore(userId)
  sitting.reveal()
  const answered = sitting.answer('good')
  expect(shown(sitting)?.id).toBe(first.id)
  sitting.subscribe(() => {
    const { shownId } = sitting.state().session
    if (shownId !== first.id) void store.countPending().then((waiting) => seen.push({ waiting, shownId }))
  })
  await answered
  await sitting.settled()
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(seen[0]!.waiting).toBe(1)
  expect(shown(sitting)?.id).not.toBe(first.id)
  store.close()
})

test('nothing is answered before the answer is shown', async () => {
  const sitting = await sit()
  await sitting.answer('good')
  expect(sitting.state().session.history).toHaveLength(0)
})

test('the client stands where the server folds to, whatever was answered and undone', async () => {
  const sitting = await sit()
  for (const rating of ['good', 'again', 'easy', 'hard', 'good', 'again', 'good'] as Rating[])
    await answer(sitting, rating)
  await sitting.undo()
  await sitting.undo()
  await answer(sitting, 'hard')
  const mine = cardsOf(sitting)
  await sitting.flush()
  await sitting.settled()
  expect(server.sent.filter(({ kind }) => kind === 'void')).toHaveLength(2)
  for (const id of server.ids) expect(mine[id]).toEqual(server.cardOf(id))
  expect(cardsOf(sitting)).toEqual(mine)
})

test('the promise in the entry is what the button showed', async () => {
  const sitting = await sit()
  const before = shown(sitting)!
  await answer(sitting, 'good')
  await sitting.flush()
  const [entry] = server.sent
  expect(entry).toMatchObject({
    kind: 'answer',
    cardId: before.id,
    rating: 'good',
    basis: null,
    offsetMinutes: 60,
    promise: { state: 'learning', step: 1 },
  })
  const { reviewedAt, promise } = entry as { reviewedAt: string; promise: { dueAt: string } }
  expect(Date.parse(promise.dueAt) - Date.parse(reviewedAt)).toBe(600_000)
})

test('undo of three levels after a reload restores the cards exactly', async () => {
  const first = await sit()
  const atStart = cardsOf(first)
  const order: string[] = []
  for (const rating of ['good', 'again', 'easy'] as Rating[]) {
    order.push(shown(first)!.id)
    await answer(first, rating)
  }
  await first.flush()
  await first.settled()
  first.close()

  const second = await sit()
  for (const id of order.reverse()) {
    await second.undo()
    expect(shown(second)?.id).toBe(id)
  }
  expect(second.state().session.history).toHaveLength(0)
  expect(cardsOf(second)).toEqual(atStart)
  await second.flush()
  for (const id of server.ids) expect(server.cardOf(id).reps).toBe(0)
})

test('a queue fetched before an undo has arrived takes no card away', async () => {
  const sitting = await sit()
  const id = shown(sitting)!.id
  await answer(sitting, 'easy')
  await sitting.flush()
  server.fail({ is: 'later', why: 'server', retryAfterMs: 60_000 })
  await sitting.undo()
  sitting.close()
  const second = await sit()
  expect(second.state().session.cards.get(id)!.card.reps).toBe(0)
})

test('undo lives on after the last card', async () => {
  const sitting = await sit()
  for (let count = 0; count < 6; count++) await answer(sitting, 'easy')
  expect(shown(sitting)).toBeNull()
  const { session, queue } = sitting.state()
  const summary = summaryOf(session, queue!)
  expect(summary).toMatchObject({ answers: 6, recalled: 6, missed: 0 })
  expect(Math.round(summary.ms / 1000)).toBe(24)
  expect(minutesLeft(session, queue!)).toBe(0)
  await sitting.undo()
  expect(shown(sitting)).not.toBeNull()
})

test('entries still on their way are applied to cards that are fetched again', async () => {
  const first = await sit()
  server.cut()
  await answer(first, 'good')
  await answer(first, 'easy')
  const mine = cardsOf(first)
  const done = first.state().session.history.map(({ cardId }) => cardId)
  first.close()

  server.mend()
  server.fail({ is: 'later', why: 'server', retryAfterMs: 60_000 })
  const second = await sit()
  expect(server.sent).toHaveLength(0)
  expect(cardsOf(second)).toEqual(mine)
  expect(done).not.toContain(shown(second)!.id)
  expect(second.state().outbox).toMatchObject({ waiting: 2, problem: 'server-away' })
})

test('a reload without the network goes on from this device, on the same study day only', async () => {
  const first = await sit()
  await answer(first, 'easy')
  await first.flush()
  first.close()
  server.cut()

  const second = await sit()
  expect(second.state().stage).toBe('ready')
  expect(second.state().session.history).toHaveLength(1)
  await answer(second, 'easy')
  expect(second.state().session.history).toHaveLength(2)
  second.close()

  clock.now = aDayLater(clock.now)
  const third = await sit()
  expect(third.state()).toMatchObject({ stage: 'failed', failure: { why: 'offline', kept: 'older' } })
  server.mend()
  await third.wake()
  expect(third.state().stage).toBe('ready')
  expect(third.state().session.history).toHaveLength(0)
  await third.flush()
  expect(server.sent).toHaveLength(2)
})

test.each([
  [503, 'server-busy'],
  [429, 'server-busy'],
  [500, 'server-away'],
  [0, 'offline'],
])(
  'a server that answers %i is said to be what it is, where cards are missing and where answers wait',
  async (status, why) => {
    server.cut(status)
    const empty = await sit()
    expect(empty.state()).toMatchObject({ stage: 'failed', failure: { why, kept: 'none' } })
    server.mend()
    await empty.wake()
    await empty.flush()
    server.cut(status)
    await answer(empty, 'easy')
    await empty.flush()
    expect(empty.state().outbox).toMatchObject({ waiting: 1, problem: why })
    empty.close()
    await new Promise((resolve) => setTimeout(resolve, 20))

    // Reloaded, it asks first who is signed in, and that fails alike.
    const again = await sit()
    expect(again.state().stage).toBe('ready')
    await again.flush()
    expect(again.state().outbox).toMatchObject({ waiting: 1, problem: why })
  },
)

test('an answer undone before it went is not said to wait', async () => {
  const sitting = await sit()
  server.cut()
  await answer(sitting, 'good')
  await answer(sitting, 'easy')
  await sitting.undo()
  await sitting.flush()
  expect(sitting.state().outbox).toEqual({ waiting: 1, problem: 'offline', attention: 0 })
  server.mend()
  await sitting.flush()
  expect(server.sent.map(({ kind }) => kind)).toEqual(['answer', 'answer', 'void'])
  server.cut()
  await sitting.undo()
  await sitting.flush()
  expect(sitting.state().outbox.waiting).toBe(1)
})

test('a slow server does not hold up a learner whose cards are here', async () => {
  const first = await sit()
  first.close()
  server.calls.queue = () => new Promise(() => undefined)
  const second = await sit(5)
  expect(second.state().stage).toBe('ready')
})

test('a new day while the page is open brings a new queue', async () => {
  const sitting = await sit()
  await answer(sitting, 'easy')
  clock.now = aDayLater(clock.now)
  await sitting.wake()
  await sitting.settled()
  expect(sitting.state().queue!.day.studyDay).toBe('2026-11-24')
  expect(sitting.state().session.history).toHaveLength(0)
})

test('another tab sees an answer and moves on', async () => {
  const [left, right] = [await sit(), await sit()]
  const id = shown(left)!.id
  expect(shown(right)!.id).toBe(id)
  await answer(left, 'easy')
  for (let tries = 0; tries < 50 && shown(right)!.id === id; tries++)
    await new Promise((resolve) => setTimeout(resolve, 10))
  expect(shown(right)!.id).not.toBe(id)
  expect(right.state().session.history).toHaveLength(1)
})

const undoInLog = async (sitting: Sitting, entryId: string) => {
  const posted = await server.post([voidEntry(idOf(7777), entryId, clock.now)])
  if (posted.is !== 'taken') throw new Error('the fake server takes what it is sent')
  await sitting.undone(entryId, posted.reply)
}

test('an answer of this sitting that is undone in the log of its card is asked anew, and not undone twice', async () => {
  const sitting = await sit()
  const id = shown(sitting)!.id
  for (const rating of ['again', 'easy', 'easy', 'easy', 'easy', 'easy'] as const)
    await answer(sitting, rating)
  await sitting.flush()
  clock.now += 120_000
  expect(shown(sitting)!.id).toBe(id)
  const before = shown(sitting)!.card
  await undoInLog(sitting, before.lastEntryId!)
  expect(shown(sitting)).toMatchObject({ id, card: server.cardOf(id), place: 0 })
  expect(shown(sitting)!.card).not.toEqual(before)
  expect(sitting.state().session.history.map(({ cardId }) => cardId)).not.toContain(id)
  expect(minutesLeft(sitting.state().session, sitting.state().queue!)).toBe(1)
})

test('an old answer that is undone in the log changes what the buttons promise', async () => {
  const first = await sit()
  const id = shown(first)!.id
  await answer(first, 'good')
  await first.flush()
  const old = server.cardOf(id).lastEntryId!
  clock.now += 600_000
  const sitting = await sit()
  await sitting.settled()
  sitting.call(id)
  await undoInLog(sitting, old)
  expect(shown(sitting)).toMatchObject({ id, card: server.cardOf(id) })
  expect(shown(sitting)!.card.position.state).toBe('new')
  await answer(sitting, 'easy')
  await sitting.flush()
  expect(cardsOf(sitting)[id]).toEqual(server.cardOf(id))
})

test('a buried card leaves the sitting and comes back', async () => {
  const sitting = await sit()
  const id = shown(sitting)!.id
  const bringBack = await sitting.setAside([id], { buried: true })
  expect(shown(sitting)!.id).not.toBe(id)
  await bringBack()
  expect(shown(sitting)!.id).toBe(id)
})
