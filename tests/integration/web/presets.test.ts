import { call, signUp, testApi, type TestApi } from '@/tests/support/api'
import { useDatabase } from '@/tests/support/learner'

useDatabase()

let api: TestApi
let token: string
beforeAll(async () => {
  api = testApi()
  token = (await signUp(api)).token
})

type Preset = { id: string; name: string; revision: number; learningSteps: string[]; isDefault: boolean }
const presets = async () =>
  ((await call(api, 'GET', '/presets', { token })).body as { presets: Preset[] }).presets

test.each([
  ['a hundred levels', Array(100).fill('a').join('::')],
  ['eleven levels', Array(11).fill('a').join('::')],
  ['an empty level', 'a::::b'],
  ['only colons', '::'],
  ['a long name', 'x'.repeat(201)],
  ['a very long name', 'x'.repeat(500_000)],
  ['half a pair', 'a\udc00'],
  ['a NUL', 'a\u0000'],
])('a deck of %s is refused in words, made and moved to', async (_, name) => {
  const { body: made } = await call(api, 'POST', '/decks', { token, body: { name: `Kept ${Math.random()}` } })
  const { id, name: kept } = (made as { deck: { id: string; name: string } }).deck
  for (const [method, path] of [
    ['POST', '/decks'],
    ['PATCH', `/decks/${id}`],
  ] as const) {
    const { status, body } = await call(api, method, path, { token, body: { name } })
    expect([method, status]).toEqual([method, 400])
    expect((body as { error: { fields: { name: string } } }).error.fields.name).toMatch(/must|holds|is no/)
  }
  const { body } = await call(api, 'GET', '/decks', { token })
  expect((body as { decks: { name: string }[] }).decks.map((deck) => deck.name)).toContain(kept)
})

test('a deck of ten levels is made with the nine above it', async () => {
  const name = 'abcdefghij'.split('').join('::')
  expect((await call(api, 'POST', '/decks', { token, body: { name } })).status).toBe(201)
})

test.each([
  ['steps without a unit', { learningSteps: ['10'] }],
  ['too many steps', { learningSteps: Array(21).fill('1m') }],
  ['a step of four hundred days', { relearningSteps: ['400d'] }],
  ['a retention of 1', { desiredRetention: 1 }],
  ['a retention below 0.7', { desiredRetention: 0.69 }],
  ['half a card', { newPerDay: 1.5 }],
  ['fewer than none', { reviewsPerDay: -1 }],
  ['more than can be', { maximumIntervalDays: 36_501 }],
  ['twenty weights', { weights: Array(20).fill(0.5) }],
  ['an order of its own', { reviewOrder: 'by mood' }],
  ['a blank name', { name: ' \t ' }],
  ['nothing', {}],
])('a preset with %s is refused, and no revision is written', async (_, body) => {
  const [before] = await presets()
  const { status } = await call(api, 'PATCH', `/presets/${before!.id}`, { token, body })
  expect(status).toBe(400)
  expect((await presets())[0]).toEqual(before)
})

test('a preset is made, revised, renamed, and deleted; its steps read as they are written', async () => {
  const { body } = await call(api, 'POST', '/presets', {
    token,
    body: { name: 'Slow 🐢', learningSteps: ['90s', '60m'], newPerDay: 3 },
  })
  const { preset } = body as { preset: Preset }
  expect(preset.learningSteps).toEqual(['90s', '1h'])
  const renamed = await call(api, 'PATCH', `/presets/${preset.id}`, { token, body: { name: 'Slower' } })
  expect((renamed.body as { preset: Preset }).preset).toMatchObject({ name: 'Slower', revision: 2 })
  expect((await call(api, 'DELETE', `/presets/${preset.id}`, { token })).status).toBe(204)
  expect((await call(api, 'DELETE', `/presets/${preset.id}`, { token })).status).toBe(404)
  expect((await presets()).map(({ name }) => name)).toEqual(['Default'])
  const [standard] = await presets()
  const kept = await call(api, 'DELETE', `/presets/${standard!.id}`, { token })
  expect(kept.status).toBe(409)
  expect((kept.body as { error: { message: string } }).error.message).toMatch(/preset of new decks/)
})

test('two revisions at once are both kept, one after the other', async () => {
  const [preset] = await presets()
  const answers = await Promise.all(
    [{ newPerDay: 11 }, { reviewsPerDay: 111 }, { desiredRetention: 0.91 }].map((body) =>
      call(api, 'PATCH', `/presets/${preset!.id}`, { token, body }),
    ),
  )
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
  expect((await presets())[0]).toMatchObject({
    revision: preset!.revision + 3,
    newPerDay: 11,
    reviewsPerDay: 111,
    desiredRetention: 0.91,
  })
})
