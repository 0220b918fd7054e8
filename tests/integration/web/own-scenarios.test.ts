/** Scenarios of a learner's own, through the API. */
import type { Instance } from '@/lib/core/scenario/instance'
import { call, testApi, type TestApi } from '@/tests/support/api'
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
