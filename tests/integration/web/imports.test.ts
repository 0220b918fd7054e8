import fc from 'fast-check'
import { call, signUp, testApi, type TestApi } from '@/tests/support/api'
import { useDatabase } from '@/tests/support/learner'

useDatabase()

let api: TestApi
beforeAll(() => {
  api = testApi()
})

type Planned = { import: { id: string; counts: Record<string, number>; changeId: string | null } }
type Refused = { error: { code: string; message: string } }

test('a commit names its change in the reply, and the change is undone by it', async () => {
  const { token } = await signUp(api)
  const plan = await call(api, 'POST', '/imports', {
    token,
    body: { files: [{ name: 'words.txt', text: 'one\t1\ntwo\t2\n' }] },
  })
  expect(plan.status).toBe(201)
  const { id } = (plan.body as Planned).import
  const done = await call(api, 'POST', `/imports/${id}/commit`, { token })
  const changeId = done.headers.get('X-Change-Id')
  expect([done.status, (done.body as Planned).import.changeId]).toEqual([200, changeId])
  expect((await call(api, 'POST', `/changes/${changeId}/undo`, { token })).status).toBe(200)
  const { notes } = (await call(api, 'GET', '/notes', { token })).body as { notes: unknown[] }
  expect(notes).toEqual([])
})

test('what cannot be imported is refused in words', async () => {
  const { token } = await signUp(api)
  const ask = async (body: unknown) => {
    const { status, body: reply } = await call(api, 'POST', '/imports', { token, body })
    return [status, (reply as Refused).error.code]
  }
  const file = (text: string) => ({ files: [{ name: 'x.csv', text }] })
  expect(await ask({ files: [] })).toEqual([400, 'invalid-input'])
  expect(await ask({ files: [{ name: 'x' }] })).toEqual([400, 'invalid-input'])
  expect(await ask({ ...file('a,b'), options: { delimiter: '' } })).toEqual([400, 'invalid-input'])
  expect(await ask({ ...file('a,b'), options: { nonsense: 1 } })).toEqual([400, 'invalid-input'])
  expect(await ask(file(''))).toEqual([422, 'unreadable-file'])
  expect(await ask(file('%PDF-1.7'))).toEqual([422, 'unreadable-file'])
  expect(await ask(file('a,b\n'.repeat(30_001)))).toEqual([413, 'too-large'])
  expect(await ask(file('x'.repeat(21 * 1024 * 1024)))).toEqual([413, 'too-large'])
})

const inDecks = (names: readonly string[]) => ({
  files: [
    {
      name: 'x.txt',
      text: `#separator:tab\n#deck column:1\n${names.map((name, n) => `${name}\tq${n}\ta`).join('\n')}`,
    },
  ],
})

test('hundreds of decks are made at once, below those that are there', async () => {
  const { token } = await signUp(api)
  await call(api, 'POST', '/decks', { token, body: { name: 'Lang::Greek' } })
  const names = Array.from({ length: 400 }, (_, n) => `lang::greek::Unit ${n}::Words`)
  const plan = await call(api, 'POST', '/imports', { token, body: inDecks(names) })
  const { id } = (plan.body as Planned).import
  expect((await call(api, 'POST', `/imports/${id}/commit`, { token })).status).toBe(200)
  const { decks } = (await call(api, 'GET', '/decks', { token })).body as { decks: { name: string }[] }
  expect(decks.filter(({ name }) => name.startsWith('Lang::Greek::Unit'))).toHaveLength(800)
})

test('more decks than anybody wants, and names that count as one, are refused in words', async () => {
  const { token } = await signUp(api)
  const many = await call(api, 'POST', '/imports', {
    token,
    body: inDecks(Array.from({ length: 1001 }, (_, n) => `D${n}`)),
  })
  expect([many.status, (many.body as Refused).error.message]).toEqual([
    413,
    'This import would make 1,001 decks; 1,000 is the most. Leave the column with decks out, or import a part.',
  ])
  const alike = await call(api, 'POST', '/imports', { token, body: inDecks(['ΑΣ', 'ασ']) })
  const { id } = (alike.body as Planned).import
  expect((await call(api, 'POST', `/imports/${id}/commit`, { token })).status).toBeLessThan(500)
})

const texts = [
  '',
  'a',
  'a,b\nc,d',
  'Q: x\nA: y',
  '\u0000',
  '\ud800',
  '#deck:\n',
  '#columns:,,\na,b',
  '"',
  '<b>x</b>',
  '{{c1::x}}',
]
const odd = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    0,
    -1,
    1e21,
    NaN,
    '',
    '\u0000',
    [],
    {},
    'x'.repeat(400),
    '../../etc',
    '\ud800',
  ),
  fc.string(),
)
const value = <T>(good: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 4, arbitrary: good }, { weight: 1, arbitrary: odd })
const body = fc.record(
  {
    files: value(
      fc.array(fc.record({ name: value(fc.string()), text: value(fc.constantFrom(...texts)) }), {
        maxLength: 3,
      }),
    ),
    options: value(
      fc.record(
        {
          format: value(fc.constantFrom('table', 'pairs', 'questions', 'glossary')),
          delimiter: value(fc.constantFrom(',', '\n', '"', 'a')),
          cardSeparator: value(fc.constantFrom('\n', ',', '\r')),
          headerRow: value(fc.constantFrom('yes', 'no')),
          content: value(fc.constantFrom('html', 'markdown', 'plain')),
          columns: value(
            fc.array(
              fc.record({
                index: value(fc.nat(5)),
                to: value(fc.constantFrom('Front', null, 'tags', 'deck', 'guid', 'noteType')),
              }),
            ),
          ),
          noteType: value(fc.constantFrom('basic', 'cloze', 'concept')),
          deckName: value(fc.constantFrom('A::B', '::', 'x')),
          tags: value(fc.array(fc.constantFrom('a', 'b b', ''))),
          duplicates: value(fc.constantFrom('update', 'keep-both', 'keep-current')),
        },
        { requiredKeys: [] },
      ),
    ),
  },
  { requiredKeys: ['files'] },
)

test('whatever is sent is planned or refused, and what is planned can be committed', async () => {
  const { token } = await signUp(api)
  await fc.assert(
    fc.asyncProperty(body, async (sent) => {
      const { status, body: reply } = await call(api, 'POST', '/imports', { token, body: sent })
      expect([201, 400, 404, 422]).toContain(status)
      if (status !== 201) return
      const { id, counts } = (reply as Planned).import
      expect(counts.records).toBe(counts.new! + counts.update! + counts.duplicate! + counts.bad!)
      const done = await call(api, 'POST', `/imports/${id}/commit`, { token })
      expect([done.status, (done.body as Planned).import.counts]).toEqual([200, counts])
    }),
    { numRuns: 150 },
  )
})

test('names and cells are never cut within a character', async () => {
  const { token } = await signUp(api)
  const files = [
    { name: `${'x'.repeat(98)}🧠🧠.csv`, text: `${'y'.repeat(198)}🧠🧠,b\n` },
    { name: '🧠'.repeat(200), text: '🧠'.repeat(300) },
  ]
  for (const file of files)
    expect((await call(api, 'POST', '/imports', { token, body: { files: [file] } })).status).toBe(201)
  expect((await call(api, 'POST', '/imports', { token, body: { files } })).status).toBe(201)
})

test('a note type that no database keeps is refused in words', async () => {
  const { token } = await signUp(api)
  for (const path of ['/notes/duplicates', '/notes/preview'])
    expect(
      (await call(api, 'POST', path, { token, body: { noteType: 'a\u0000b', fields: { Front: 'x' } } }))
        .status,
    ).toBe(400)
})
