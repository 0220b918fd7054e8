import { call, signUp, testApi, type TestApi } from '@/tests/support/api'
import { useDatabase } from '@/tests/support/learner'

useDatabase()

let api: TestApi
beforeAll(() => {
  api = testApi()
})

type Listed = { notes: { id: string }[]; nextCursor: string | null }
type Decks = { decks: { id: string; presetId: string }[] }
type Queue = { cards: { id: string }[]; counts: { new: number } }

// Too tangled to be parsed, so that setting it takes no time.
const long = '['.repeat(95_000)

test('notes of a hundred thousand characters come in pages and queues that can be sent', async () => {
  const { token } = await signUp(api)
  const { decks } = (await call(api, 'GET', '/decks', { token })).body as Decks
  const { id: deckId, presetId } = decks[0]!
  await call(api, 'PATCH', `/presets/${presetId}`, { token, body: { newPerDay: 9999 } })
  const made: string[] = []
  for (let index = 0; index < 70; index++) {
    const fields = { Front: `${index} ${long}`, Back: long }
    const { status, body } = await call(api, 'POST', '/notes', { token, body: { deckId, fields } })
    expect(status).toBe(201)
    made.push((body as { note: { id: string } }).note.id)
  }
  const found: string[] = []
  for (let cursor: string | null = ''; cursor !== null;) {
    const query: string = cursor === '' ? '' : `&cursor=${cursor}`
    const page = (await call(api, 'GET', `/notes?limit=500&sort=oldest${query}`, { token })).body as Listed
    expect(page.notes.length).toBeLessThan(made.length)
    found.push(...page.notes.map(({ id }) => id))
    cursor = page.nextCursor
  }
  expect(found).toEqual(made)
  const queue = (await call(api, 'GET', '/queue?limit=500', { token })).body as Queue
  expect(queue.cards.length).toBeGreaterThan(0)
  expect(queue.cards.length).toBeLessThan(made.length)
  expect(queue.counts.new).toBe(made.length)
})

test('a note longer than three hundred thousand characters is refused in words', async () => {
  const { token } = await signUp(api)
  const { decks } = (await call(api, 'GET', '/decks', { token })).body as Decks
  const fields = Object.fromEntries(
    ['Question', 'Answer', 'Why', 'Source'].map((name) => [name, 'x'.repeat(90_000)]),
  )
  const body = { deckId: decks[0]!.id, noteType: 'concept', fields }
  const { status, body: reply } = await call(api, 'POST', '/notes', { token, body })
  expect([status, (reply as { error: { message: string } }).error.message]).toEqual([
    400,
    'This note is too long to set. Split it.',
  ])
})
