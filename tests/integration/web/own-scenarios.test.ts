/** Scenarios of a learner's own, through the API. */
import type { Instance } from '@/lib/core/scenario/instance'
import { call, signUp, testApi, type TestApi } from '@/tests/support/api'
import { useDatabase } from '@/tests/support/learner'
import { cacheOrDatabase, statedCrossover } from '@/tests/support/own-scenario'

useDatabase()

let api: TestApi
beforeAll(() => {
  api = testApi()
})

const preview = (definition: unknown, seed?: number) =>
  call(api, 'POST', '/scenarios/preview', { body: { definition, ...(seed === undefined ? {} : { seed }) } })

type Refused = { error: { code: string; message: string; fields?: Record<string, string> } }

test('anybody may see a scenario that is being written, in the shape of the others', async () => {
  const { status, body } = await preview(cacheOrDatabase, 7)
  const library = await call(api, 'GET', '/scenarios/G01?seed=7')
  expect(status).toBe(200)
  expect(Object.keys(body)).toEqual(Object.keys(library.body))
  expect((body as Instance).options.map(({ id }) => id).sort()).toEqual(['first', 'other-1', 'second'])
  expect((await preview(cacheOrDatabase, 7)).body).toEqual(body)
})

test('a fresh draw tells its seed', async () => {
  const { body } = await preview(statedCrossover)
  expect((await preview(statedCrossover, (body as Instance).seed)).body).toEqual(body)
})

test('a formula that cannot be read is refused with its place', async () => {
  const { status, body } = await preview({ ...statedCrossover, crossover: '100 * (2 + vectors)' })
  expect([status, (body as Refused).error]).toEqual([
    400,
    expect.objectContaining({
      code: 'invalid-input',
      message: 'The crossover knows no "vectors", at character 12.',
      fields: { 'definition.crossover': 'knows no "vectors", at character 12' },
    }),
  ])
})

const withCost = (cost: unknown) => ({
  ...cacheOrDatabase,
  options: [{ ...cacheOrDatabase.options[0], cost }, cacheOrDatabase.options[1]],
})

const heads = [
  'qps',
  'constructor',
  'x.y',
  '1e308',
  'f',
  '"s"',
  '[1,2]',
  '(',
  '-',
  '9^9',
  'sqrt',
  'ｑ',
  '5 cm',
  '{',
]
const tails = ['!', '^'.repeat(3), '.constructor', '=1', '(qps)', '[0]', ')'.repeat(50), '^9^9^9^9', '+1'.repeat(400), ';x', ' to m'] // prettier-ignore
const wraps = [
  (text: string) => text,
  (text: string) => '('.repeat(200) + text + ')'.repeat(200),
  (text: string) => `max(${text},${text})`,
  (text: string) => `-(${text})^2`,
  (text: string) => `exp(exp(exp(${text})))`,
  (text: string) => `${text} * `.repeat(100) + '1',
  (text: string) => text.repeat(50),
]

test('a thousand hostile formulas are answered or refused', async () => {
  const texts = heads.flatMap((head) => tails.flatMap((tail) => wraps.map((wrap) => wrap(head + tail))))
  expect(texts.length).toBeGreaterThan(1000)
  const statuses = new Map<string, number>()
  for (const text of texts) {
    const { status, body } = await preview(withCost(text), 1)
    const code = status === 200 ? 'drawn' : (body as Refused).error.code
    statuses.set(`${status} ${code}`, (statuses.get(`${status} ${code}`) ?? 0) + 1)
  }
  expect([...statuses.keys()].sort()).toEqual(['200 drawn', '400 invalid-input'])
})

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['null', null],
  ['a list', [cacheOrDatabase]],
  ['a formula that is a tree', withCost({ cost: '1' })],
  ['a formula that is not finite', withCost(null)],
  ['a prototype', JSON.parse('{"__proto__": {"story": "x"}}')],
  ['deep nesting', JSON.parse('['.repeat(400) + ']'.repeat(400))],
])('%s as a definition is refused', async (_, definition) => {
  const { status, body } = await preview(definition)
  expect([status, (body as Refused).error.code]).toEqual([400, 'invalid-input'])
})

test.each([-1, 4_294_967_296, 1.5, 'x'])('the seed %j is refused', async (seed) => {
  const { status } = await preview(cacheOrDatabase, seed as number)
  expect(status).toBe(400)
})

test('a definition of a megabyte is too large', async () => {
  const { status, body } = await preview({ ...cacheOrDatabase, story: 'x'.repeat(1_000_000) })
  expect([status, (body as Refused).error.code]).toEqual([413, 'too-large'])
})

const importText = async (token: string, text: string) => {
  const plan = await call(api, 'POST', '/imports', { token, body: { files: [{ name: 'x.csv', text }] } })
  const { id } = (plan.body as { import: { id: string } }).import
  const done = await call(api, 'POST', `/imports/${id}/commit`, { token })
  return (done.body as { import: { counts: { new: number; bad: number }; issues: { reason: string }[] } })
    .import
}

const writeNote = async (token: string, Scenario: string) => {
  const { body } = await call(api, 'GET', '/decks', { token })
  const deckId = (body as { decks: { id: string }[] }).decks[0]!.id
  const fields = { Question: 'Which?', Scenario }
  return call(api, 'POST', '/notes', { token, body: { deckId, noteType: 'scenario', fields } })
}

const scenarioFields = async (token: string) => {
  const { body } = await call(api, 'GET', '/notes', { token })
  return (body as { notes: { fields: Record<string, string> }[] }).notes.map(({ fields }) => fields.Scenario)
}

test('a scenario goes out as CSV and comes back the same; one that was broken on the way is named', async () => {
  const { story: _, ...definition } = cacheOrDatabase
  const text = JSON.stringify(definition)
  const [writer, reader] = [await signUp(api), await signUp(api)]
  expect((await writeNote(writer.token, text)).status).toBe(201)
  const response = await api.request('/api/v1/exports?format=csv', {
    headers: { Authorization: `Bearer ${writer.token}` },
  })
  const csv = await response.text()

  const broken = await importText(reader.token, csv.replace('hosts * hostCost', 'hosts * '))
  expect([broken.counts.new, broken.issues[0]!.reason]).toEqual([
    0,
    expect.stringContaining('Cost of the first option cannot be read'),
  ])
  expect((await importText(reader.token, csv)).counts.new).toBe(1)
  expect(await scenarioFields(reader.token)).toEqual([text])
})
