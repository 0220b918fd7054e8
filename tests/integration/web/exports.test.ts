import { strFromU8, unzipSync } from 'fflate'
import { call, signUp, testApi, type TestApi } from '@/tests/support/api'
import { answerJson, deviceId } from '@/tests/support/entries'
import { useDatabase } from '@/tests/support/learner'

useDatabase()

let api: TestApi
beforeAll(() => {
  api = testApi()
})

type Learner = { token: string }

const download = async ({ token }: Learner, query: string) => {
  const response = await api.request(`/api/v1/exports?${query}`, {
    headers: { Authorization: `Bearer ${token}` },
  })
  return {
    status: response.status,
    headers: response.headers,
    bytes: new Uint8Array(await response.arrayBuffer()),
  }
}
const textOf = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)

type Note = { noteType: string; fields: Record<string, string>; tags: string[]; deckId: string }
const notesOf = async ({ token }: Learner) => {
  const { decks } = (await call(api, 'GET', '/decks', { token })).body as {
    decks: { id: string; name: string }[]
  }
  const { notes } = (await call(api, 'GET', '/notes?limit=500', { token })).body as { notes: Note[] }
  return notes
    .map(({ noteType, fields, tags, deckId }) => ({
      ...{ noteType, tags },
      deck: decks.find(({ id }) => id === deckId)!.name,
      fields: Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '')),
    }))
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
}

const importText = async ({ token }: Learner, name: string, text: string) => {
  const { body } = await call(api, 'POST', '/imports', { token, body: { files: [{ name, text }] } })
  const { id } = (body as { import: { id: string } }).import
  return (await call(api, 'POST', `/imports/${id}/commit`, { token })).body as {
    import: { counts: Record<string, number>; issues: unknown[] }
  }
}

const awkward = [
  '=HYPERLINK("http://evil.example","x")',
  "'=1",
  '+1',
  '- a list\n- of two',
  '@you',
  '\ttab first',
  'a "quote", a comma;\r\na line',
  '#hash',
  '  blanks around  ',
  '$x^2$ and **bold** <b>tag</b>',
  'こんにちは 🎴',
]

/** Notes of several types, with everything that a table could trip over. */
const writeNotes = async ({ token }: Learner) => {
  const { body } = await call(api, 'POST', '/decks', { token, body: { name: 'Odd::=Deck, "quoted"' } })
  const deckId = (body as { deck: { id: string } }).deck.id
  const write = async (noteType: string, fields: Record<string, string>, tags: string[] = []) => {
    const made = await call(api, 'POST', '/notes', { token, body: { deckId, noteType, fields, tags } })
    expect([fields, made.status]).toEqual([fields, 201])
    return (made.body as { cards: { id: string }[] }).cards[0]!.id
  }
  for (const text of awkward) await write('basic', { Front: `${text}`, Back: text }, ['=tag', 'a,b', 'x::y'])
  await write('basic-reversed', { Front: 'there', Back: 'back' })
  await write('cloze', { Text: 'A {{c1::cloze}}', Extra: 'more' })
  const cardId = await write('concept', {
    Question: 'Which?',
    Answer: 'That.',
    Why: 'Because.',
    Source: 'A book',
  })
  return { deckId, cardId }
}

test('a CSV export read into an empty account gives the same notes, and again adds nothing', async () => {
  const [mine, theirs] = [await signUp(api), await signUp(api)]
  await writeNotes(mine)
  const { headers, bytes } = await download(mine, 'format=csv')
  expect(headers.get('content-disposition')).toMatch(
    /^attachment; filename="crossover-\d{4}-\d\d-\d\d\.csv"$/,
  )
  expect(headers.get('content-type')).toBe('text/csv; charset=utf-8')
  const text = textOf(bytes)
  const done = await importText(theirs, 'crossover.csv', text)
  expect(done.import).toMatchObject({ counts: { records: 14, new: 14, bad: 0 }, issues: [] })
  expect(await notesOf(theirs)).toEqual(await notesOf(mine))
  expect((await importText(theirs, 'crossover.csv', text)).import.counts).toMatchObject({ new: 0, update: 0 })
  expect((await importText(mine, 'crossover.csv', text)).import.counts).toMatchObject({ new: 0, update: 0 })
})

test('no cell of a CSV export begins a formula', async () => {
  const mine = await signUp(api)
  await writeNotes(mine)
  const rows = textOf((await download(mine, 'format=csv')).bytes)
    .split('\n')
    .filter((line) => !/^\uFEFF?#/.test(line))
  const cells = rows.flatMap((line) => line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/))
  expect(cells.filter((cell) => /^"?[=+@\t]/.test(cell))).toEqual([])
})

test('Markdown is a zip with a file a deck, or one file for one deck, and can be read in again', async () => {
  const [mine, theirs] = [await signUp(api), await signUp(api)]
  const { deckId } = await writeNotes(mine)
  const files = unzipSync((await download(mine, 'format=markdown')).bytes)
  expect(Object.keys(files)).toEqual(['Odd/=Deck, -quoted-.md'])
  const one = await download(mine, `format=markdown&deckId=${deckId}`)
  expect(one.headers.get('content-type')).toBe('text/markdown; charset=utf-8')
  expect(textOf(one.bytes)).toBe(strFromU8(Object.values(files)[0]!))
  const done = await importText(theirs, 'odd.md', textOf(one.bytes))
  expect(done.import.counts).toMatchObject({ records: 14, new: 14, bad: 0 })
})

test('each deck with notes has a file of its own in the zip, and no other has one', async () => {
  const { token } = await signUp(api)
  for (const [name, front] of [
    ['A', 'One?'],
    ['B', ''],
    ['C', 'Two?'],
    ['A::D', 'Three?'],
  ]) {
    const { body } = await call(api, 'POST', '/decks', { token, body: { name } })
    const { id: deckId } = (body as { deck: { id: string } }).deck
    const note = { deckId, noteType: 'basic', fields: { Front: front, Back: 'Answer' } }
    if (front) await call(api, 'POST', '/notes', { token, body: note })
  }
  const files = unzipSync((await download({ token }, 'format=markdown')).bytes)
  const questions = Object.entries(files).map(([path, bytes]) => [path, strFromU8(bytes).split('\n')[0]])
  expect(Object.fromEntries(questions)).toEqual({
    'A.md': 'Q: One?',
    'A/D.md': 'Q: Three?',
    'C.md': 'Q: Two?',
  })
})

test('JSON is everything a learner has, and nothing of anybody else', async () => {
  const [mine, other] = [await signUp(api), await signUp(api)]
  await writeNotes(other)
  const { cardId } = await writeNotes(mine)
  const now = Date.now()
  await call(api, 'POST', '/reviews', {
    token: mine.token,
    body: {
      deviceId,
      clientNow: new Date(now).toISOString(),
      entries: [answerJson(cardId, 'good', now - 5000)],
    },
  })
  await call(api, 'POST', '/searches', { token: mine.token, body: { name: 'New ones', q: 'is:new' } })
  const { bytes, headers } = await download(mine, 'format=json')
  expect(headers.get('content-type')).toBe('application/json; charset=utf-8')
  const all = JSON.parse(textOf(bytes)) as Record<string, Record<string, unknown>[]> & {
    account: { email: string }
    settings: { timeZone: string }
  }
  expect(all.settings).not.toHaveProperty('nextPosition')
  expect([all.format, all.version, all.account.email, all.settings.timeZone]).toEqual([
    'crossover',
    1,
    mine.email,
    'UTC',
  ])
  expect(all.entries).toMatchObject([{ kind: 'answer', rating: 'good', cardId }])
  expect(all.notes!.filter(({ libraryId }) => libraryId === null)).toHaveLength(14)
  expect(all.cards!.find(({ id }) => id === cardId)).toMatchObject({ reps: 1, state: 'learning' })
  expect(all.savedSearches).toMatchObject([{ name: 'New ones' }])
  expect(all.presetRevisions!.length).toBeGreaterThan(0)
  expect(all.presets!.length).toBeGreaterThan(0)
  expect(all.decks!.map(({ name }) => name)).toContain('Odd::=Deck, "quoted"')
  expect(textOf(bytes)).not.toMatch(/user_?id/i)
})

test('what cannot be exported is refused in words', async () => {
  const [mine, other] = [await signUp(api), await signUp(api)]
  const { deckId } = await writeNotes(other)
  const ask = async (query: string) => {
    const { status, bytes } = await download(mine, query)
    return [status, (JSON.parse(textOf(bytes)) as { error: { code: string } }).error.code]
  }
  expect(await ask('format=apkg')).toEqual([400, 'invalid-input'])
  expect(await ask('format=colpkg')).toEqual([400, 'invalid-input'])
  expect(await ask('format=pdf')).toEqual([400, 'invalid-input'])
  expect(await ask(`format=csv&deckId=${deckId}`)).toEqual([404, 'not-found'])
  expect(await ask(`format=json&deckId=${deckId}`)).toEqual([400, 'invalid-input'])
})
