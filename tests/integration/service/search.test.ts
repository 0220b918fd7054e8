import fc from 'fast-check'
import { parseSearch } from '@/lib/core/search/parse'
import { studyDayOf } from '@/lib/core/study-day'
import { database } from '@/lib/db/database'
import { loadSearchScene } from '@/lib/db/search/scene'
import { propertySql } from '@/lib/db/search/property-terms'
import { Values } from '@/lib/db/search/values'
import { changeNotes } from '@/lib/service/change-notes'
import { countNotes } from '@/lib/service/count-notes'
import { findNoteIds } from '@/lib/service/find-note-ids'
import { getNote } from '@/lib/service/get-note'
import { listNotes } from '@/lib/service/list-notes'
import { undoChange } from '@/lib/service/undo-change'
import { makeLearner, useDatabase, type TestLearner } from '@/tests/support/learner'
import { searchNaively, type OracleNote } from '@/tests/support/search-oracle'
import { addLibrary, deckNames, makeSearchWorld, tagNames, words } from '@/tests/support/search-world'

useDatabase()

/** Three days after the clock went forward in Berlin. */
const now = Date.UTC(2026, 3, 1, 10, 30)
const zone = 'Europe/Berlin'
const today = studyDayOf(now, { timeZone: zone, dayStartHour: 4 })

let learner: TestLearner
let notes: OracleNote[]
beforeAll(async () => {
  await addLibrary()
  learner = await makeLearner(zone)
  notes = await makeSearchWorld(learner, zone, now, 7, 300)
  const other = await makeLearner(zone)
  await makeSearchWorld(other, zone, now, 8, 60)
  // As the database does by itself within minutes.
  await database().pool.query('analyze')
})

const find = (q: string) => findNoteIds(learner.at(now), q, 10_000)
const expected = (q: string) => searchNaively(parseSearch(q), notes, today)

const quoted = (text: string) => `"${text.replace(/[\\"*]/g, '\\$&')}"`
const texts = words.map(quoted)
const terms = [
  ...texts,
  ...['re*l', 'FINE', 'straße', 'οδος', 'ndcg', '*', 'lines', '"two lines"', 'k', 'library', 'er'],
  ...tagNames.map((tag) => `tag:${tag}`),
  ...[
    'tag:none',
    'tag:ml*',
    'tag:*rank*',
    'tag:GRÖSSE',
    'tag:größe',
    'note:cloze',
    'note:"BASIC"',
    'note:c*',
    'note:nothing',
  ],
  ...deckNames.map((name) => `deck:${quoted(name)}`),
  ...['deck:metrics', 'deck:*ranking*', 'deck:none', '"deck:serving 100%"'],
  ...['new', 'learn', 'review', 'due', 'suspended', 'buried', 'mine', 'library'].map((one) => `is:${one}`),
  ...[
    'flag:0',
    'flag:1',
    'flag:7',
    'added:1',
    'added:4',
    'edited:1',
    'edited:6',
    'rated:1',
    'rated:3',
    'rated:9:again',
    'rated:5:4',
  ],
  ...['s', 'd', 'r', 'ivl', 'due', 'reps', 'lapses'].flatMap((property) =>
    ['=', '!=', '<', '<=', '>', '>='].map(
      (sign) => `prop:${property}${sign}${{ s: '25', d: '5.2', r: '0.9', due: '0' }[property] ?? '3'}`,
    ),
  ),
  ...['prop:due=-1', 'prop:due<=2', 'prop:r<0.95', 'prop:s>=10.5', 'prop:d!=5'],
]

test.each(terms)('%s finds what it says, and its opposite the rest', async (term) => {
  expect(await find(term)).toEqual(expected(term))
  expect(await find(`-${term}`)).toEqual(expected(`-${term}`))
})

test('the terms are worth asking: most find some notes and not all', () => {
  const telling = terms.filter((term) => {
    const { length } = expected(term)
    return length > 0 && length < notes.length
  })
  expect(telling.length / terms.length).toBeGreaterThan(0.8)
})

const searches = fc.letrec<{ search: string }>((tie) => ({
  search: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(...terms),
    tie('search').map((one) => `-(${one})`),
    fc.tuple(tie('search'), tie('search')).map(([a, b]) => `(${a} ${b})`),
    fc.tuple(tie('search'), tie('search')).map(([a, b]) => `(${a} or ${b})`),
  ),
})).search

test('any search finds what a slow and obvious one finds', async () => {
  const short = searches.filter((search) => search.length <= 1000 && search.split(/[ (]/).length < 35)
  await fc.assert(
    fc.asyncProperty(short, async (search) => {
      expect(await find(search)).toEqual(expected(search))
    }),
    { numRuns: 300 },
  )
})

test('conditions on cards hold on one and the same card', async () => {
  const q = 'is:suspended is:due'
  expect(await find(q)).toEqual([])
  expect((await find('is:suspended')).length).toBeGreaterThan(0)
})

test('recall in the database is recall in core, to a millionth', async () => {
  const scene = (await loadSearchScene(learner.userId, now, { kind: 'all' }))!
  const values = new Values()
  values.add(learner.userId, 'uuid')
  const sql = propertySql(
    { kind: 'property', property: 'r', comparison: '>', value: 0, decimals: 0 },
    scene,
    values,
  )
  const recall = /(power\([\s\S]*\)) > /.exec(sql)![1]
  // The value it is compared with has no place here.
  values.list.pop()
  const { rows } = await database().pool.query<{ noteId: string; id: string; recall: number }>(
    `select c.note_id as "noteId", c.id, ${recall} as recall from card c
     where c.user_id = $1 and c.stability is not null`,
    values.list,
  )
  expect(rows.length).toBeGreaterThan(100)
  for (const row of rows.slice(0, 60)) {
    const { cards } = await getNote(learner.at(now), { id: row.noteId })
    const memory = cards.find(({ id }) => id === row.id)!.memory!
    expect(Math.abs(memory.retrievability - row.recall)).toBeLessThan(1e-6)
  }
})

describe('a list', () => {
  const listAll = async (query: object): Promise<string[]> => {
    const ids: string[] = []
    let cursor: string | undefined
    do {
      const page = await listNotes(learner.at(now), { ...query, limit: 7, ...(cursor ? { cursor } : {}) })
      ids.push(...page.notes.map(({ id }) => id))
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    return ids
  }

  test('gives every note found once, in order, a page at a time', async () => {
    const found = expected('recall')
    expect(await listAll({ q: 'recall' })).toEqual(found)
    expect(await listAll({ q: 'recall', sort: 'oldest' })).toEqual([...found].reverse())
    expect((await listAll({})).length).toBe(notes.length)
    const edited = await listAll({ q: 'recall', sort: 'edited' })
    expect([...edited].sort()).toEqual([...found].sort())
    const { rows } = await database().pool.query<{ id: string }>(
      'select id from note where user_id = $1 and id = any($2::uuid[]) order by updated_at desc, id desc',
      [learner.userId, found],
    )
    expect(edited).toEqual(rows.map(({ id }) => id))
  })

  test.each([
    ...[
      'rated:3',
      'rated:9:again',
      'rated:9',
      'flag:1',
      '-flag:0',
      'is:suspended',
      'is:new',
      'is:learn',
      'is:due',
    ],
    ...['deck:Metrics', 'deck:*', 'note:c*', 'note:nothing', 'tag:none', 'tag:ml*', 'added:4', 'edited:6'],
    ...['recall tag:none', 'recall is:due', 'prop:lapses>=3'],
  ])('of %s is the same in pages, from either end', async (q) => {
    const found = expected(q)
    expect(await listAll({ q })).toEqual(found)
    expect(await listAll({ q, sort: 'oldest' })).toEqual([...found].reverse())
    expect((await listAll({ q, sort: 'edited' })).sort()).toEqual([...found].sort())
  })

  test('says of each note where it lies and how its cards stand', async () => {
    const { notes: page } = await listNotes(learner.at(now), { q: 'note:concept', limit: 1 })
    const note = notes.find(({ id }) => id === page[0]!.id)!
    expect(page[0]).toMatchObject({
      deckName: 'Metrics',
      noteTypeName: 'Concept',
      cardCount: note.cards.length,
    })
    expect(page[0]!.cards.map(({ state, flag, suspended }) => ({ state, flag, suspended }))).toEqual(
      note.cards.map(({ state, flag, suspended }) => ({ state, flag, suspended })),
    )
  })

  test('is narrowed by a deck and by what is one’s own; a stranger’s deck holds nothing', async () => {
    const stranger = await makeLearner()
    const { rows } = await database().pool.query<{ id: string }>(
      `select id from deck where user_id = $1 and name = 'Metrics'`,
      [learner.userId],
    )
    expect(await listAll({ deckId: rows[0]!.id })).toEqual(expected('deck:Metrics'))
    expect(await listAll({ q: 'k', mine: 1 })).toEqual(expected('k is:mine'))
    expect(await listAll({ deckId: stranger.deckId })).toEqual([])
  })

  test('is counted apart, up to a thousand', async () => {
    expect(await countNotes(learner.at(now), { q: 'recall' })).toEqual({
      count: { notes: expected('recall').length, more: false },
    })
    await database().pool.query(
      `insert into note (user_id, id, deck_id, note_type, fields, title)
       select user_id, gen_random_uuid(), deck_id, note_type, '{"Front": "plenty"}', '' from note, generate_series(1, 4)
       where user_id = $1 limit 1001`,
      [learner.userId],
    )
    expect(await countNotes(learner.at(now), { q: 'plenty' })).toEqual({ count: { notes: 1000, more: true } })
    await database().pool.query(`delete from note where user_id = $1 and search_text = 'plenty'`, [
      learner.userId,
    ])
  })

  test.each(['(', 'foo:bar', 'prop:x>1'])('refuses %s with a sentence under q', async (q) => {
    await expect(listNotes(learner.at(now), { q })).rejects.toMatchObject({
      code: 'invalid-input',
      details: { fields: { q: expect.stringMatching(/Look at “.*”, character 1\.$/) } },
    })
  })

  test('refuses a cursor that is not its own', async () => {
    await expect(listNotes(learner.at(now), { cursor: "1'; drop table note" })).rejects.toMatchObject({
      code: 'invalid-input',
    })
  })
})

test('all that a search finds is changed at once, and changed back', async () => {
  const context = learner.at(now)
  const before = await find('recall tag:none')
  const { bulk } = await changeNotes(context, {
    q: 'recall tag:none',
    action: { kind: 'add-tags', tags: ['found'] },
  })
  expect(bulk.notes).toBe(before.length)
  expect(await find('tag:found')).toEqual(before)
  await undoChange(context, { id: bulk.changeId! })
  expect(await find('tag:found')).toEqual([])
  expect(await find('recall tag:none')).toEqual(before)
  await expect(changeNotes(context, { q: 'tag:nowhere', action: { kind: 'delete' } })).rejects.toMatchObject({
    code: 'not-found',
  })
})

type Case = [q: string, limit: number, fits: (n: number) => boolean]

const ofWords: Case[] = [
  ['often', 50, (n) => n % 40 === 0],
  ['tag:often', 50, (n) => n % 40 === 0],
  ['seldom', 2, (n) => n % 997 === 0],
  ['formerly', 50, (n) => n < 60],
  ['once', 500, (n) => n <= 6600],
  ['formerly or seldom', 20, (n) => n < 60 || n % 997 === 0],
]
const ofOthers: Case[] = [
  ['', 500, () => true],
  ['flag:2', 50, (n) => n % 40 === 0],
  ['note:cloze', 7, (n) => n % 70 === 0],
  ['tag:none', 500, (n) => n % 40 !== 0],
  ['is:suspended', 2, (n) => n % 997 === 0],
  ['once -seldom', 500, (n) => n <= 6600 && n % 997 !== 0],
  ['-often', 500, (n) => n % 40 !== 0],
  ['ly', 50, (n) => n < 60],
  ['deck:*', 500, () => true],
]

describe.each<[string, string, Case[]]>([
  ['made at one moment', `'01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0')`, [...ofWords, ...ofOthers]],
  [
    'made over two months',
    `overlay(lpad(to_hex(1700000000000 + n * 800000::bigint), 12, '0') placing '-' from 9 for 0) || '-7000-8000-' || lpad(to_hex(n), 12, '0')`,
    ofWords,
  ],
])('of notes %s', (_, id, cases) => {
  let many: TestLearner
  beforeAll(async () => {
    many = await makeLearner()
    await database().pool.query(
      `insert into note (user_id, id, deck_id, note_type, fields, tags, title)
       select $1, (${id})::uuid, $2, case when n % 70 = 0 then 'cloze' else 'basic' end,
         jsonb_build_object('Front', case when n % 40 = 0 then 'often ' else '' end ||
           case when n % 997 = 0 then 'seldom ' else '' end || case when n < 60 then 'formerly ' else '' end ||
           case when n <= 6600 then 'once' else '' end),
         case when n % 40 = 0 then array['often::here'] else '{}' end, ''
       from generate_series(1, 7000) n`,
      [many.userId, many.deckId],
    )
    await database().pool.query(
      `insert into card (user_id, id, note_id, ordinal, deck_id, position, flag, suspended)
       select user_id, gen_random_uuid(), id, ordinal, deck_id, 1, case when search_text like '%often%' then 2 else 0 end,
         search_text like '%seldom%'
       from note, generate_series(0, 1) as ordinal where user_id = $1`,
      [many.userId],
    )
  })

  const pages = async (q: string, sort: 'newest' | 'oldest', limit: number) => {
    const found: number[] = []
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await listNotes(many.at(now), { q, sort, limit, ...(cursor ? { cursor } : {}) })
      found.push(...page.notes.map(({ id }) => Number.parseInt(id.slice(-12), 16)))
      cursor = page.nextCursor
    }
    return found
  }

  test.each(cases)(
    '%s goes on where its first looks end: nothing is missed, nothing comes twice',
    async (q, limit, fits) => {
      const wanted = Array.from({ length: 7000 }, (_, index) => 7000 - index).filter(fits)
      expect(await pages(q, 'newest', limit)).toEqual(wanted)
      expect(await pages(q, 'oldest', limit)).toEqual(wanted.reverse())
    },
  )
})
