import fc from 'fast-check'
import { database } from '@/lib/db/database'
import { sampleKeys } from '@/lib/db/search/common-keys'
import { findNeedles } from '@/lib/db/search/needles'
import { parseSearch } from '@/lib/core/search/parse'
import { listNotes } from '@/lib/service/list-notes'
import { makeLearner, useDatabase, type TestLearner } from '@/tests/support/learner'

useDatabase()

const count = 1500
let learner: TestLearner
beforeEach(async () => {
  learner = await makeLearner()
  await database().pool.query(
    `insert into note (user_id, id, deck_id, note_type, fields, title)
     select $1, ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, $2, 'basic', jsonb_build_object(
       'Front', 'Question ' || n || '. It''s \\so: größer', 'Back',
       case when n % 500 = 7 then 'abcde' else 'abcd bcde' end), ''
     from generate_series(1, ${count}) n`,
    [learner.userId, learner.deckId],
  )
})
afterEach(() => jest.restoreAllMocks())

const numbersOf = async (q: string): Promise<number[]> =>
  (await listNotes(learner.at(Date.now()), { q, limit: 500 })).notes.map(({ id }) =>
    Number.parseInt(id.slice(-12), 16),
  )

/** What the index was asked for by a search. */
const askedBy = async (q: string): Promise<{ found: number[]; asked: string }> => {
  const query = jest.spyOn(database().pool, 'query')
  const found = await numbersOf(q)
  const asked = JSON.stringify(query.mock.calls)
  query.mockRestore()
  return { found, asked }
}

const numbers = (fits: (n: number) => boolean): number[] =>
  Array.from({ length: count }, (_, index) => count - index).filter(fits)

test('the index is no longer asked for what most notes have, once a sample has shown it, and what is found is the same', async () => {
  const wanted = numbers((n) => String(n).startsWith('51'))
  const before = await askedBy('"Question 51"')
  expect(before.found).toEqual(wanted)
  expect(before.asked).toContain(`'ques'`)
  await sampleKeys(learner.userId)
  const after = await askedBy('"Question 51"')
  expect(after.found).toEqual(wanted)
  expect(after.asked).toContain(`'n 51'`)
  expect(after.asked).not.toContain(`'ques'`)
})

test('notes of the library, which have no text of their own, hide nothing', async () => {
  await database().pool.query(
    `insert into note (user_id, id, deck_id, note_type, fields, title)
     select $1, ('018f0000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, $2, 'basic', '{}', ''
     from generate_series(1, 40) n`,
    [learner.userId, learner.deckId],
  )
  await sampleKeys(learner.userId)
  expect((await askedBy('"Question 51"')).asked).not.toContain(`'ques'`)
})

test('a text all of whose keys are common is found by them', async () => {
  await sampleKeys(learner.userId)
  const { found, asked } = await askedBy('abcde')
  expect(found).toEqual(numbers((n) => n % 500 === 7))
  expect(asked).toContain(`'abcd' & 'bcde'`)
})

test('another learner’s notes tell nothing', async () => {
  await sampleKeys((await makeLearner()).userId)
  expect((await askedBy('"Question 51"')).asked).toContain(`'ques'`)
})

test('the first search takes a sample for those to come, and fails with none', async () => {
  const pool = database().pool
  const real = pool.query.bind(pool) as (...given: unknown[]) => Promise<unknown>
  let taken: Promise<unknown> = Promise.resolve()
  jest.spyOn(pool, 'query').mockImplementation(((...given: unknown[]) => {
    if (!String(given[0]).includes('text_keys_of(left(')) return real(...given)
    return (taken = Promise.reject(new Error('no sample')))
  }) as typeof pool.query)
  const wanted = numbers((n) => String(n).startsWith('51'))
  expect(await numbersOf('"Question 51"')).toEqual(wanted)
  await expect(taken).rejects.toThrow('no sample')
  jest.restoreAllMocks()
  expect(await numbersOf('"Question 51"')).toEqual(wanted)
})

test('whatever is cut out of a note is found where a plain look at all texts finds it, by newest and oldest', async () => {
  await sampleKeys(learner.userId)
  const { rows } = await database().pool.query<{ id: string; text: string }>(
    `select id::text, search_text as text from note where user_id = $1 order by id desc`,
    [learner.userId],
  )
  await fc.assert(
    fc.asyncProperty(
      fc.nat(count - 1),
      fc.nat(40),
      fc.integer({ min: 3, max: 14 }),
      fc.constantFrom('newest' as const, 'oldest' as const),
      async (at, from, length, sort) => {
        const part = Array.from(rows[at]!.text)
          .slice(from, from + length)
          .join('')
        // Between fields, and at the ends of what is searched for, blanks are not themselves.
        fc.pre(part !== '' && !/\n|^\s|\s$/.test(part))
        const q = `"${part.replace(/[\\"*]/g, '\\$&')}"`
        const { notes } = await listNotes(learner.at(Date.now()), { q, limit: 40, sort })
        const fitting = rows.filter(({ text }) => text.includes(part))
        const expected = (sort === 'newest' ? fitting : fitting.reverse()).slice(0, 40)
        expect([q, ...notes.map(({ id }) => id)]).toEqual([q, ...expected.map(({ id }) => id)])
      },
    ),
    { numRuns: 60 },
  )
})

test('keys are told apart whatever they hold', async () => {
  for (const text of [`it's \\so`, `' & '`, `'':*`, `\\\\'`, 'größer', '評価指標', `a'b\\c'`]) {
    const q = `"${text.replace(/[\\"*]/g, '\\$&')}"`
    const [needle] = [...(await findNeedles(parseSearch(q))).values()]
    const { rows } = await database().pool.query<{ query: string; nodes: number }>(
      `select text_query_of(array[$1])::text as query, numnode(text_query_of(array[$1])) as nodes`,
      [text],
    )
    expect(needle!.keys.join(' & ')).toBe(rows[0]!.query)
    // One operator between every two.
    expect(2 * needle!.keys.length - 1).toBe(rows[0]!.nodes)
  }
})
