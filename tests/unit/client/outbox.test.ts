import type { SentEntryJson } from '@/lib/contract/reviews'
import { backOffMs, cutBatch, farewellLimits } from '@/lib/client/batches'
import { rememberUser } from '@/lib/client/device'
import { countUnsent, createOutbox, type OutboxOptions } from '@/lib/client/outbox'
import { openStore, type Store } from '@/lib/client/store'
import { newCard } from '@/lib/core/card'
import { createFakeServer, freshBrowser, idOf, monday, userId, type FakeServer } from './support'

let store: Store
let server: FakeServer
let boxes: { close: () => Promise<void> }[]

beforeEach(async () => {
  freshBrowser()
  server = createFakeServer(3, { now: monday })
  store = await openStore(userId)
  boxes = []
})

afterEach(async () => {
  await Promise.all(boxes.map((box) => box.close()))
  store.close()
})

const outboxOf = (options: Partial<OutboxOptions> = {}) => {
  const box = createOutbox({
    store,
    post: server.post,
    owner: async () => ({ is: 'known', userId }),
    gatherMs: 5,
    chance: () => 0,
    ...options,
  })
  boxes.push(box)
  return box
}

const put = async (n: number) => {
  const id = idOf(n)
  const cardId = server.ids[n % 3]!
  const entry: SentEntryJson = {
    id,
    kind: 'answer',
    cardId,
    rating: 'good',
    reviewedAt: new Date(monday + n).toISOString(),
    durationMs: 4000,
  }
  const card = {
    ...{ id: cardId, noteId: idOf(1), noteType: 'basic', presetId: idOf(500), competency: null, flag: 0 },
    ...{ front: '', back: '', card: newCard, place: null, isAway: false, touchedAt: monday },
  }
  const before = { card: newCard, place: 0 }
  const past = {
    entryId: id,
    cardId,
    rating: 'good' as const,
    ms: 4000,
    answeredAt: monday,
    before,
    after: newCard,
  }
  await store.putAnswer({ id, cardId, entry, restores: null }, card, past)
  return id
}

test('two flushers send each answer once', async () => {
  for (let n = 1; n <= 5; n++) await put(n)
  await Promise.all([outboxOf().flush(), outboxOf().flush()])
  expect(server.batches).toHaveLength(1)
  expect(server.sent.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5].map(idOf))
  expect(await store.countPending()).toBe(0)
})

test('quick answers share a batch, however long the machine takes for each', async () => {
  jest.useFakeTimers({
    doNotFake: ['setImmediate', 'queueMicrotask', 'nextTick', 'Date'],
  })
  try {
    const outbox = outboxOf({ gatherMs: 300 })
    for (let n = 1; n <= 3; n++) {
      await put(n)
      outbox.flushSoon()
      jest.advanceTimersByTime(99)
    }
    expect(server.batches).toEqual([])
    jest.advanceTimersByTime(3)
    while ((await store.countPending()) > 0) jest.advanceTimersByTime(1)
    await outbox.close()
    expect(server.batches.map((batch) => batch.length)).toEqual([3])
  } finally {
    jest.useRealTimers()
  }
})

test('a failure keeps everything, and the next try sends it', async () => {
  await put(1)
  const outbox = outboxOf()
  server.cut()
  await outbox.flush()
  expect(outbox.state()).toEqual({ waiting: 1, problem: 'offline', attention: 0 })
  server.mend()
  await outbox.flush()
  expect(outbox.state()).toEqual({ waiting: 0, problem: null, attention: 0 })
  expect(server.sent).toHaveLength(1)
})

test('only entries that the reply names leave the outbox', async () => {
  await put(1)
  await put(2)
  const outbox = outboxOf({
    post: async () => ({
      is: 'taken',
      reply: { entries: [{ id: idOf(2), result: 'duplicate' }], cards: [] },
    }),
  })
  // The first batch is named in part, the second not at all: that is a fault of the server, and put off.
  await outbox.flush()
  expect((await store.pending()).map(({ id }) => id)).toEqual([idOf(1)])
  expect(outbox.state().problem).toBe('server-away')
})

test('what the server rejects is kept aside with its reason, and can be sent again', async () => {
  const id = await put(1)
  await put(2)
  server.reject(id, 'no card of yours has this id')
  const outbox = outboxOf()
  await outbox.flush()
  expect(await store.countPending()).toBe(0)
  expect(await store.attention()).toMatchObject([{ id, reason: 'no card of yours has this id' }])
  expect(outbox.state().attention).toBe(1)
  server.reject(id, '')
  await outbox.retryAttention()
  expect(outbox.state()).toMatchObject({ waiting: 0, attention: 0 })
  expect(server.sent.map((entry) => entry.id).sort()).toEqual([idOf(1), idOf(2)])
})

test('one entry that makes the whole batch refused does not hold up the others', async () => {
  for (let n = 1; n <= 8; n++) await put(n)
  const outbox = outboxOf({
    post: async (entries) =>
      entries.some(({ id }) => id === idOf(3))
        ? { is: 'refused', reason: 'malformed' }
        : server.post(entries),
  })
  await outbox.flush()
  expect(server.sent.map(({ id }) => id)).toEqual([1, 2, 4, 5, 6, 7, 8].map(idOf))
  expect(await store.attention()).toMatchObject([{ id: idOf(3), reason: 'malformed' }])
})

test('a session that has ended stops the sending and says so', async () => {
  await put(1)
  const outbox = outboxOf()
  server.fail({ is: 'signed-out' })
  await outbox.flush()
  expect(outbox.state()).toMatchObject({ waiting: 1, problem: 'signed-out' })
  server.fail(null)
  await outbox.flush()
  expect(outbox.state()).toMatchObject({ waiting: 0, problem: null })
})

test('answers are never sent under another account', async () => {
  await put(1)
  const outbox = outboxOf({ owner: async () => ({ is: 'known', userId: idOf(998) }) })
  await outbox.flush()
  expect(server.batches).toHaveLength(0)
  expect(outbox.state()).toMatchObject({ waiting: 1, problem: 'other-account' })
})

test('a hundred entries at most go out together, and what a closing page may send is smaller', async () => {
  for (let n = 1; n <= 130; n++) await put(n)
  await outboxOf().flush()
  expect(server.batches.map((batch) => batch.length)).toEqual([100, 30])
  const entry = { id: idOf(1), kind: 'cram', reviewedAt: 'x'.repeat(40_000), durationMs: 0 } as SentEntryJson
  const rows = [1, 2, 3].map((seq) => ({ seq, id: idOf(seq), cardId: '', entry, restores: null }))
  expect(cutBatch(rows, farewellLimits)).toHaveLength(1)
})

test('what waits when the page is left is sent before it closes', async () => {
  await put(1)
  const outbox = outboxOf({ gatherMs: 60_000 })
  outbox.flushSoon()
  await outbox.close()
  expect(server.batches).toHaveLength(1)
  expect(await store.countPending()).toBe(0)
})

test('the wait between tries doubles, with chance in it, and ends at a minute', () => {
  expect([1, 2, 3, 20].map((count) => backOffMs(count, 1))).toEqual([1000, 2000, 4000, 60_000])
  expect(backOffMs(1, 0)).toBe(500)
})

test('answers not sent are counted for the learner last signed in here', async () => {
  expect(await countUnsent()).toBe(0)
  rememberUser(userId)
  await put(1)
  await put(2)
  expect(await countUnsent()).toBe(2)
})
