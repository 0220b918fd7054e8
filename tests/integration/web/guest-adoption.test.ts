import { randomUUID } from 'node:crypto'
import { exactOrApproximateSearch } from '@/lib/core/scenario/generators/exact-or-approximate-search'
import { makeInstance } from '@/lib/core/scenario/instance'
import { loadLibrary } from '@/lib/service/load-library'
import { landingSeeds } from '@/components/landing/seeds'
import { call, openBrowser, signUp, testApi, type TestApi } from '@/tests/support/api'
import { useDatabase } from '@/tests/support/learner'

useDatabase()

/** The browser's own code, with its storage and its network played here. */
const browserOf = async (api: TestApi, email: string) => {
  const kept = new Map<string, string>()
  const { headers } = await openBrowser(email)
  let isDown = false
  globalThis.localStorage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  } as Storage
  globalThis.fetch = async (path, init) => {
    if (isDown && String(path).endsWith('/reviews')) throw new TypeError('the network is away')
    return api.request(String(path), { ...init, headers: { ...(init?.headers as object), ...headers } })
  }
  return { cut: () => (isDown = true), mend: () => (isDown = false) }
}

beforeAll(() => loadLibrary('content', Date.now(), null))

const entry = (change: object = {}) => {
  const instance = makeInstance(exactOrApproximateSearch, landingSeeds[0]!)
  const { id, revision, seed } = instance
  return {
    id: randomUUID(),
    kind: 'answer' as const,
    libraryCard: 'T08-03',
    rating: 'good' as const,
    reviewedAt: new Date(Date.now() - 90_000).toISOString(),
    offsetMinutes: 60,
    durationMs: 40_000,
    confidence: 75 as const,
    suggestedRating: 'good' as const,
    scenario: {
      ...{ id, revision, seed },
      choice: instance.answers[0]!,
      reason: instance.reasons.find(({ right }) => right)!.id,
      twistChoice: instance.twist.answers[0]!,
    },
    ...change,
  }
}

type Answered = { entries: { id: string; scenario: unknown }[]; card: { state: string; reps: number } }

const adoptedCard = async (api: TestApi, token: string): Promise<Answered> => {
  const { body } = await call(api, 'POST', '/library/t08-vector-search/subscribe', { token, body: {} })
  const { cards } = body as { cards: { libraryCard: string; cardId: string }[] }
  const { cardId } = cards.find(({ libraryCard }) => libraryCard === 'T08-03')!
  return (await call(api, 'GET', `/cards/${cardId}`, { token })).body as Answered
}

test('what a guest did becomes the learner’s own, once, also when the network broke on the way', async () => {
  const api = testApi()
  const { token, email } = await signUp(api)
  const network = await browserOf(api, email)
  const { changeGuest, readGuest } = await import('@/lib/client/guest')
  const { adoptGuest } = await import('@/lib/client/adopt-guest')
  const [first, second] = [entry(), entry({ rating: 'again', scenario: undefined })]
  const guest = {
    entries: [first, second],
    wishes: { interviewDate: '2031-03-04', minutesPerDay: 9, level: 'senior' as const },
    keeping: 'asked' as const,
  }
  changeGuest(() => ({ ...guest, keeping: 'no' }))
  expect(await adoptGuest()).toBe(0)

  changeGuest(() => guest)
  network.cut()
  expect(await adoptGuest()).toBe(0)
  expect(readGuest().entries).toHaveLength(2)
  network.mend()
  expect(await adoptGuest()).toBe(2)
  expect(readGuest().entries).toHaveLength(0)

  changeGuest(() => guest)
  expect(await adoptGuest()).toBe(2)
  const { entries, card } = await adoptedCard(api, token)
  expect(entries.map(({ id }) => id).sort()).toEqual([first.id, second.id].sort())
  expect(entries.find(({ id }) => id === first.id)!.scenario).toEqual(first.scenario)
  expect(card).toMatchObject({ reps: 2 })
  expect(card.state).not.toBe('new')
  const { me } = (await call(api, 'GET', '/me', { token })).body as { me: object }
  expect(me).toMatchObject({ interviewDate: '2031-03-04', minutesPerDay: 9, level: 'senior' })
})

test('what a learner has set already stays when a guest’s wishes come in', async () => {
  const api = testApi()
  const { token, email } = await signUp(api)
  await call(api, 'PATCH', '/me', { token, body: { interviewDate: '2030-01-01', minutesPerDay: 33 } })
  await browserOf(api, email)
  const { changeGuest } = await import('@/lib/client/guest')
  const { adoptGuest } = await import('@/lib/client/adopt-guest')
  changeGuest(() => ({
    entries: [entry()],
    wishes: { minutesPerDay: 9, interviewDate: '2031-01-01' },
    keeping: 'asked',
  }))
  expect(await adoptGuest()).toBe(1)
  const { me } = (await call(api, 'GET', '/me', { token })).body as { me: object }
  expect(me).toMatchObject({ interviewDate: '2030-01-01', minutesPerDay: 33 })
})

const hostile: [string, object][] = [
  ['a card that is no library card', { libraryCard: 'T08-03; drop' }],
  ['a card of a deck that was not added', { libraryCard: 'T16-01' }],
  ['both a card and a library card', { cardId: randomUUID() }],
  ['a scenario that was never drawn', { scenario: { id: 'G99', revision: 1, seed: 1, choice: 'flat' } }],
  ['a choice that was not offered', { scenario: { id: 'G01', revision: 1, seed: 1, choice: '<script>' } }],
  ['a far future', { reviewedAt: '9999-12-31T23:59:59.000Z' }],
  ['no time', { reviewedAt: 'soon' }],
  ['a confidence between', { confidence: 60 }],
  ['a field of its own', { __proto__2: 'x'.repeat(5000) }],
]

test('of a guest’s entries what is malformed or forged is turned away alone, each with its reason', async () => {
  const api = testApi()
  const { token } = await signUp(api)
  await call(api, 'POST', '/library/t08-vector-search/subscribe', { token, body: {} })
  const sound = entry()
  const body = {
    deviceId: randomUUID(),
    clientNow: new Date().toISOString(),
    entries: [...hostile.map(([, change]) => entry(change)), sound],
  }
  const reply = await call(api, 'POST', '/reviews', { token, body })
  expect(reply.status).toBe(200)
  const { entries } = reply.body as { entries: { result: string; reason?: string }[] }
  hostile.forEach(([what], index) => {
    expect([what, entries[index]!.result]).toEqual([what, 'rejected'])
    expect(entries[index]!.reason).toBeTruthy()
  })
  expect(entries.at(-1)).toEqual({ id: sound.id, result: 'applied' })
})
