import fc from 'fast-check'
import { database } from '@/lib/db/database'
import { hasKeys, learnerQuery, placesQuery } from '@/lib/db/search/keys'
import { idTime } from '@/lib/db/search/places'
import { useDatabase } from '@/tests/support/learner'

useDatabase()

type Row = Record<string, unknown>
const ask = async (sql: string, values: unknown[]) => (await database().pool.query<Row>(sql, values)).rows

/** What the database can hold: no lone surrogates, no zero. */
const storable = (text: string) => text.toWellFormed().replaceAll('\u0000', '')
const texts = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'recall',
        'ab',
        "'",
        '\\',
        ':*',
        '&',
        '|',
        '!',
        ' ',
        '\n',
        '\u0001',
        'ß',
        'é',
        'größe',
        'İ',
        'ﬁ',
        '評価',
        '🙂',
      ),
      fc.string({ unit: 'binary', maxLength: 6 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => storable(parts.join('')))

const cutOut = (text: string, from: number, length: number): string => {
  const letters = Array.from(text)
  const at = letters.length === 0 ? 0 : from % letters.length
  return letters.slice(at, at + length).join('')
}

/** Texts as the database folds them, with something that is in them and something that probably is not. */
const cases = fc.array(fc.tuple(texts, fc.nat(), fc.integer({ min: 1, max: 20 }), texts), {
  minLength: 1,
  maxLength: 200,
})

test('a text has the keys of whatever is in it, and what is asked for without keys is too short for any', async () => {
  await fc.assert(
    fc.asyncProperty(cases, async (all) => {
      const folded = await ask(
        `select folded_text_of(t) as text from unnest($1::text[]) with ordinality as t (t, n) order by n`,
        [all.map(([text]) => text)],
      )
      const asked = all.map(([, from, length], at) => ({
        text: folded[at]!.text as string,
        piece: cutOut(folded[at]!.text as string, from, length),
      }))
      const rows = await ask(
        `select w.text, w.piece, text_query_of(array[w.piece]) as query,
           array_to_tsvector(text_keys_of(w.text)) @@ text_query_of(array[w.piece]) as "isFound",
           position(folded_text_of(w.piece) in w.text) > 0 as "isThere", octet_length(folded_text_of(w.piece)) as bytes
         from jsonb_to_recordset($1::jsonb) as w (text text, piece text)`,
        [JSON.stringify(asked)],
      )
      for (const { query, isFound, isThere, bytes } of rows) {
        expect(query === null).toBe((bytes as number) < 3)
        if (query !== null && isThere) expect(isFound).toBe(true)
      }
    }),
    { numRuns: 30 },
  )
})

test('keys tell texts apart: four letters in a row that are not there are not found', async () => {
  const isFound = async (text: string, ...pieces: string[]) =>
    (
      await ask(`select array_to_tsvector(text_keys_of($1)) @@ text_query_of($2) as found`, [text, pieces])
    )[0]!.found
  expect(await isFound('recall at ten', 'recall')).toBe(true)
  expect(await isFound('recall at ten', 'rec')).toBe(true)
  expect(await isFound('recall at ten', 'ten')).toBe(true)
  expect(await isFound('recall at ten', 'call at t')).toBe(true)
  expect(await isFound('recall at ten', 'call', 'ten')).toBe(true)
  expect(await isFound('recall at ten', 'calm')).toBe(false)
  expect(await isFound('recall at ten', 'recall at tea')).toBe(false)
  expect(await isFound('recall at ten', 'call', 'tea')).toBe(false)
  expect(await isFound('a ∂ b', '∂')).toBe(true)
  expect(await isFound('a ∂ b', '∇')).toBe(false)
})

test('no text that a note can have is too long for its keys, nor is a tag', async () => {
  const wide = Array.from({ length: 32_000 }, (_, at) => String.fromCodePoint(0x20000 + at)).join('')
  const tags = Array.from({ length: 50 }, (_, at) => `${at}::${'長い::'.repeat(60)}${'名'.repeat(1000)}`)
  const [row] = await ask(
    `select length(keys) as keys, keys @@ text_query_of(array[right($1, 20)]) as text,
       keys @@ key_query_of(tag_key_of($2[50])) as tag, keys @@ key_query_of(tag_key_of($2[50] || 'x')) as other
     from (select note_keys_of(gen_random_uuid(), gen_random_uuid(), null, $2::text[], $1) as keys) k`,
    [wide, tags],
  )
  expect(row).toEqual({ keys: 32_000 + 50 + 16, text: true, tag: true, other: false })
})

test('a note has the key of its learner, and of one place a level', async () => {
  const [userId, otherId, id] = [
    '01a21856-be18-709a-830c-574f1be72214',
    '01a21856-be18-709a-830c-574f1be72215',
    '018bcfe9-f730-726a-8932-78a6a537e1bd',
  ]
  const has = async (query: string) =>
    (await ask(`select note_keys_of($1, $2, null, '{}', '') @@ $3::tsquery as has`, [userId, id, query]))[0]!
      .has
  expect(await has(learnerQuery(userId))).toBe(true)
  expect(await has(learnerQuery(otherId))).toBe(false)
  for (let level = 0; level < 15; level++) {
    const number = Math.floor(idTime(id) / 2 ** (3 * level + 3))
    expect(
      await has(
        placesQuery(userId, [
          { level, number: number + 1 },
          { level, number },
        ]),
      ),
    ).toBe(true)
    expect(
      await has(
        placesQuery(userId, [
          { level, number: number + 1 },
          { level, number: number - 1 },
        ]),
      ),
    ).toBe(false)
    expect(await has(placesQuery(otherId, [{ level, number }]))).toBe(false)
  }
})

test('what fills columns and indexes looks nowhere else: a dump that is read back sets no path', async () => {
  const client = await database().pool.connect()
  try {
    const { rows: at } = await client.query<{ schema: string }>('select current_schema() as schema')
    const { schema } = at[0]!
    await client.query(`begin; set local search_path = ''`)
    const { rows } = await client.query<Row>(
      `select ${schema}.search_text_of('{"Front": "Größe"}') as text, ${schema}.tag_paths_of(array['A::b']) as paths,
         length(${schema}.note_keys_of(gen_random_uuid(), gen_random_uuid(), null, array['a'], 'abcd')) as keys,
         ${schema}.text_keys_of('abcd') as "textKeys"`,
    )
    expect(rows[0]).toEqual({ text: 'größe', paths: ['a', 'a::b'], keys: 19, textKeys: ['abcd', 'bcd'] })
  } finally {
    await client.query('rollback')
    client.release()
  }
})

test.each([
  [['ab'], false],
  [['a', 'bc'], false],
  [['abc'], true],
  [['a', 'bcd'], true],
  [['∂'], true],
  [['éa'], true],
  [['c++'], true],
])('%j: has keys is %s', (pieces, expected) => {
  expect(hasKeys(pieces)).toBe(expected)
})
