import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ImportOptionsInput, ImportReply } from '@/lib/contract/imports'
import { database } from '@/lib/db/database'
import { commitImport } from '@/lib/service/commit-import'
import { createImport } from '@/lib/service/create-import'
import { createNote } from '@/lib/service/create-note'
import { findDifferences } from '@/lib/service/check-integrity'
import { getImport } from '@/lib/service/get-import'
import { listNotes } from '@/lib/service/list-notes'
import { patchImport } from '@/lib/service/patch-import'
import { syncReviews } from '@/lib/service/sync-reviews'
import { undoChange } from '@/lib/service/undo-change'
import { answerJson, batchOf } from '@/tests/support/entries'
import { makeLearner, useDatabase, type TestLearner } from '@/tests/support/learner'

useDatabase()

const now = Date.UTC(2026, 5, 1, 12)

type Files = string | { name: string; text: string }[]
const plan = async (
  learner: TestLearner,
  files: Files,
  options: ImportOptionsInput = {},
): Promise<ImportReply> =>
  (
    await createImport(learner.at(now), {
      files: typeof files === 'string' ? [{ name: '', text: files }] : files,
      options,
    })
  ).import
const commit = async (learner: TestLearner, id: string): Promise<ImportReply> =>
  (await commitImport(learner.at(now), { id })).import
const importAll = async (learner: TestLearner, files: Files, options: ImportOptionsInput = {}) =>
  commit(learner, (await plan(learner, files, options)).id)

/** Everything an undo has to bring back: what is there for the learner, column by column. */
const stateOf = async ({ userId }: TestLearner): Promise<string> => {
  const state: unknown[] = []
  for (const table of ['deck', 'note', 'card']) {
    const { rows } = await database().pool.query(
      `select to_jsonb(t) - 'change_seq' as row from ${table} t where user_id = $1 and deleted_at is null order by id`,
      [userId],
    )
    state.push(rows.map(({ row }) => row as object))
  }
  return JSON.stringify(state, null, 1)
}
const notesOf = async (learner: TestLearner) =>
  (await listNotes(learner.at(now), { limit: 500 } as never)).notes.map(({ fields, tags, noteType }) => ({
    fields,
    tags,
    noteType,
  }))

test('a plan writes nothing; its commit writes it once, and undo brings back what was', async () => {
  const learner = await makeLearner()
  const before = await stateOf(learner)
  const planned = await plan(
    learner,
    'deck,front,back,tags\nMetrics::Ranking,What is NDCG?,A gain,a b\n,Two,2,\n,,3,\n',
  )
  expect(planned).toMatchObject({
    state: 'planned',
    format: 'table',
    delimiter: ',',
    headerRow: 'yes',
    counts: { records: 3, new: 2, update: 0, duplicate: 0, bad: 1 },
    newDecks: ['Metrics::Ranking'],
    issues: [{ line: 4, kind: 'bad', reason: 'The first field, Front, is empty.' }],
    changeId: null,
  })
  expect(await stateOf(learner)).toBe(before)
  const done = await commit(learner, planned.id)
  expect(done).toMatchObject({ state: 'done', counts: { new: 2 }, done: 2, total: 2 })
  const after = await stateOf(learner)
  expect(await notesOf(learner)).toEqual(
    expect.arrayContaining([
      { noteType: 'basic', tags: ['a', 'b'], fields: { Front: 'What is NDCG?', Back: 'A gain' } },
      { noteType: 'basic', tags: [], fields: { Front: 'Two', Back: '2' } },
    ]),
  )
  expect(await commit(learner, planned.id)).toMatchObject({ state: 'done', changeId: done.changeId })
  expect(await stateOf(learner)).toBe(after)
  await undoChange(learner.at(now), { id: done.changeId! })
  expect(await stateOf(learner)).toBe(before)
  expect(await findDifferences(learner.userId)).toEqual([])
})

test('the same file again adds nothing and changes nothing', async () => {
  const learner = await makeLearner()
  const text = '#separator:tab\n#guid column:1\nid1\tone\t1\nid2\ttwo\t2\n'
  await importAll(learner, text)
  const before = await stateOf(learner)
  const again = await importAll(learner, text)
  expect(again).toMatchObject({ counts: { new: 0, update: 0, duplicate: 2 }, changeId: null })
  expect(await stateOf(learner)).toBe(before)
})

test('an update keeps ids and schedule, and its undo brings the old words back', async () => {
  const learner = await makeLearner()
  await importAll(learner, 'one\t1\ntwo\t2\n')
  const { rows } = await database().pool.query(
    `select id::text from card where user_id = $1 and deleted_at is null order by id`,
    [learner.userId],
  )
  const cardId = (rows[0] as { id: string }).id
  await syncReviews(learner.at(now), batchOf([answerJson(cardId, 'good', now - 1000)], now))
  const before = await stateOf(learner)
  const planned = await plan(learner, 'one\tuno\ntwo\t2\nthree\t3\n')
  expect(planned.counts).toEqual({ records: 3, new: 1, update: 1, duplicate: 1, bad: 0 })
  const done = await commit(learner, planned.id)
  const { rows: after } = await database().pool.query(
    `select c.reps, n.fields from card c join note n on n.user_id = c.user_id and n.id = c.note_id where c.user_id = $1 and c.id = $2`,
    [learner.userId, cardId],
  )
  expect(after).toEqual([{ reps: 1, fields: { Front: 'one', Back: 'uno' } }])
  await undoChange(learner.at(now), { id: done.changeId! })
  expect(await stateOf(learner)).toBe(before)
})

test('the rules for duplicates do what they say', async () => {
  const learner = await makeLearner()
  await createNote(learner.at(now), {
    ...{ deckId: learner.deckId, noteType: 'basic', tags: ['mine'] },
    fields: { Front: '**one**', Back: 'old' },
  })
  expect((await importAll(learner, 'one\tnew\n', { duplicates: 'keep-current' })).counts.duplicate).toBe(1)
  expect((await importAll(learner, 'one\tnew\n', { duplicates: 'keep-both' })).counts.new).toBe(1)
  expect(await notesOf(learner)).toHaveLength(2)
  const cloze = await importAll(learner, 'one {{c1::x}}\textra\nno deletion\t\n', { noteType: 'cloze' })
  expect(cloze).toMatchObject({ counts: { new: 1, bad: 1 }, issues: [{ line: 2, kind: 'bad' }] })
})

test('an update that makes other cards takes back and brings cards as the text says', async () => {
  const learner = await makeLearner()
  const text = (cloze: string) => `#separator:tab\n#notetype:Cloze\n#guid column:1\nid1\t${cloze}\n`
  const live = async () =>
    (
      await database().pool.query(
        `select ordinal from card where user_id = $1 and deleted_at is null order by ordinal`,
        [learner.userId],
      )
    ).rows.map(({ ordinal }) => ordinal as number)
  await importAll(learner, text('{{c1::a}} {{c2::b}}'))
  expect(await live()).toEqual([0, 1])
  const second = await importAll(learner, text('{{c2::b}} {{c3::c}}'))
  expect(await live()).toEqual([1, 2])
  await undoChange(learner.at(now), { id: second.changeId! })
  expect(await live()).toEqual([0, 1])
  await importAll(learner, text('{{c1::a}} {{c3::c}}'))
  expect(await live()).toEqual([0, 2])
})

test('other options plan anew; a committed import takes none', async () => {
  const learner = await makeLearner()
  const { id } = await plan(learner, 'a,b\nc,d\n')
  const other = (
    await patchImport(learner.at(now), {
      id,
      options: {
        columns: [
          { index: 0, to: 'Back' },
          { index: 1, to: 'Front' },
        ],
        deckName: 'New',
        headerRow: 'yes',
      },
    })
  ).import
  expect(other).toMatchObject({
    counts: { records: 1, new: 1 },
    deck: { id: null, name: 'New' },
    notes: [{ fields: { Front: 'd', Back: 'c' }, deck: 'New' }],
  })
  await expect(patchImport(learner.at(now), { id, options: { noteType: 'nonsense' } })).rejects.toMatchObject(
    { code: 'invalid-input' },
  )
  await expect(
    patchImport(learner.at(now), { id, options: { columns: [{ index: 0, to: 'Nonsense' }] } }),
  ).rejects.toMatchObject({ code: 'invalid-input' })
  await commit(learner, id)
  await expect(patchImport(learner.at(now), { id, options: {} })).rejects.toMatchObject({ code: 'conflict' })
})

test('a stranger’s import is none', async () => {
  const [mine, theirs] = [await makeLearner(), await makeLearner()]
  const { id } = await plan(mine, 'a\tb\n')
  for (const ask of [getImport, commitImport])
    await expect(ask(theirs.at(now), { id })).rejects.toMatchObject({ code: 'not-found' })
  await expect(patchImport(theirs.at(now), { id, options: {} })).rejects.toMatchObject({ code: 'not-found' })
  await expect(plan(theirs, 'a\tb\n', { deckId: mine.deckId })).rejects.toMatchObject({ code: 'not-found' })
})

test('two commits at once write once', async () => {
  const learner = await makeLearner()
  const { id } = await plan(learner, Array.from({ length: 50 }, (_, at) => `q${at}\ta${at}`).join('\n'))
  const [first, second] = await Promise.all([commit(learner, id), commit(learner, id)])
  expect([first.state, second.state, first.changeId]).toEqual(['done', 'done', second.changeId])
  expect(await notesOf(learner)).toHaveLength(50)
})

describe('files that are no text', () => {
  test.each([
    ['empty', ''],
    ['blank', ' \n\t\n'],
    ['a zip', 'PK\u0003\u0004\u0014\u0000'],
    ['UTF-16', [...'hello,world\n'.repeat(20)].join('\u0000')],
    ['binary', `\u0001\u0002\u0003${'\u0000\u0007'.repeat(50)}`],
  ])('%s is refused as unreadable', async (_, text) => {
    const learner = await makeLearner()
    await expect(plan(learner, text)).rejects.toMatchObject({ code: 'unreadable-file' })
  })
})

test('after a large import the planner knows of its learner at once', async () => {
  const learner = await makeLearner()
  await importAll(learner, Array.from({ length: 1000 }, (_, n) => `Question ${n};Answer ${n}`).join('\n'))
  const known = async () => {
    const { rows } = await database().pool.query(
      `select from pg_stats where tablename = 'note' and attname = 'user_id' and most_common_vals::text like $1`,
      [`%${learner.userId}%`],
    )
    return rows.length === 1
  }
  for (let waitedMs = 0; waitedMs < 10_000 && !(await known()); waitedMs += 100) await sleep(100)
  expect(await known()).toBe(true)
})

test('hostile rows are named, and the rest goes in', async () => {
  const learner = await makeLearner()
  const text = [
    'good,1',
    `big,${'x'.repeat(1_100_000)}`,
    `wide${',a'.repeat(100_000)}`,
    `${'long '.repeat(2_000)}nul\u0000,2`,
    '"never closed,3',
    'also good,4',
  ].join('\r\n')
  const done = await importAll(learner, text, { delimiter: ',' })
  expect(done.counts).toEqual({ records: 6, new: 2, update: 0, duplicate: 0, bad: 4 })
  expect(done.issues.filter(({ kind }) => kind === 'bad').map(({ line }) => line)).toEqual([2, 3, 4, 5])
})

const folder = join(process.cwd(), '../shared/fixtures/text')
const real = existsSync(folder) ? test : test.skip
const read = (name: string) => ({ name, text: readFileSync(join(folder, name), 'utf8') })

test('a file whose headings ask is a deck of its name, and comes out as it went in', async () => {
  const learner = await makeLearner()
  const before = await stateOf(learner)
  const text =
    '# Ranking\n\n## 1. What is NDCG?\n\nA gain.\n\n```js\nif (a <b>c) {}\n```\n\n## Why not MAP?\n\n## Explain MRR\n\nThe first hit.\n'
  const done = await importAll(learner, [{ name: 'Ranking questions.md', text }])
  expect(done).toMatchObject({
    format: 'headings',
    counts: { records: 3, new: 2, bad: 1 },
    newDecks: ['Ranking questions'],
    issues: [{ line: 11, kind: 'bad', reason: 'There is no answer below this question.' }],
  })
  expect((await notesOf(learner)).map(({ fields }) => fields)).toEqual([
    { Front: 'Explain MRR', Back: 'The first hit.' },
    { Front: 'What is NDCG?', Back: 'A gain.\n\n```js\nif (a <b>c) {}\n```' },
  ])
  expect((await importAll(learner, [{ name: 'again.md', text }])).counts).toMatchObject({
    new: 0,
    update: 0,
    duplicate: 2,
  })
  await undoChange(learner.at(now), { id: done.changeId! })
  expect(await stateOf(learner)).toBe(before)
})

real('every real file goes in, again adds nothing, and comes out without a trace', async () => {
  const learner = await makeLearner()
  const names = readdirSync(folder).filter((name) => /\.(csv|tsv|txt)$/.test(name))
  const sets = [
    ...names.map((name) => [read(name)]),
    ...['ml_glossary', 'hashcards_example'].map((sub) =>
      readdirSync(join(folder, sub)).map((name) => read(`${sub}/${name}`)),
    ),
  ]
  for (const files of sets) {
    const before = await stateOf(learner)
    const first = await importAll(learner, files, { duplicates: 'keep-both' })
    expect([files[0]!.name, first.counts.bad, first.counts.new]).toEqual([
      files[0]!.name,
      0,
      first.counts.records,
    ])
    const again = await importAll(learner, files)
    expect([files[0]!.name, again.counts.new, again.counts.update]).toEqual([files[0]!.name, 0, 0])
    await undoChange(learner.at(now), { id: first.changeId! })
    expect(await stateOf(learner)).toBe(before)
  }
})
