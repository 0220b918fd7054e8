import { database } from '@/lib/db/database'
import { countFirstFields } from '@/lib/db/first-field'
import { createNote } from '@/lib/service/create-note'
import { deleteNote } from '@/lib/service/delete-note'
import { findDuplicates } from '@/lib/service/find-duplicates'
import { getNote } from '@/lib/service/get-note'
import { listTags } from '@/lib/service/list-tags'
import { loadLibrary } from '@/lib/service/load-library'
import { patchNote } from '@/lib/service/patch-note'
import { subscribeToDeck } from '@/lib/service/subscribe-to-deck'
import { undoChange } from '@/lib/service/undo-change'
import { makeLearner, useDatabase, type TestLearner } from '@/tests/support/learner'

useDatabase()

const now = Date.UTC(2026, 5, 1, 12)

const write = async (learner: TestLearner, front: string, noteType = 'basic', tags: string[] = []) => {
  const fields = { Front: front, Back: 'An answer' }
  return (await createNote(learner.at(now), { deckId: learner.deckId, noteType, fields, tags })).note
}

const alike = async (learner: TestLearner, front: string, noteType = 'basic', exceptId?: string) =>
  (await findDuplicates(learner.at(now), { noteType, fields: { Front: front }, exceptId })).duplicates

test('a note with the same first field is found, however it is dressed, within its type and its learner', async () => {
  const learner = await makeLearner()
  const stranger = await makeLearner()
  const note = await write(learner, 'What is **recall**?')
  expect(await alike(learner, ' What is   recall? ')).toEqual([
    { id: note.id, title: 'What is recall?', deckName: expect.any(String) },
  ])
  expect(await alike(learner, 'What is recall')).toEqual([])
  expect(await alike(learner, 'What is recall?', 'basic-reversed')).toEqual([])
  expect(await alike(learner, 'What is recall?', 'basic', note.id)).toEqual([])
  expect(await alike(stranger, 'What is recall?')).toEqual([])
})

test('an edit moves a note to its new words, a deletion takes it away', async () => {
  const learner = await makeLearner()
  const note = await write(learner, 'Old words')
  await patchNote(learner.at(now), { id: note.id, fields: { Front: 'New words' } })
  expect(await alike(learner, 'Old words')).toEqual([])
  expect(await alike(learner, 'New words')).toHaveLength(1)
  await deleteNote(learner.at(now), { id: note.id })
  expect(await alike(learner, 'New words')).toEqual([])
})

test('notes without words in front do not double one another', async () => {
  const learner = await makeLearner()
  await write(learner, '![](media:0)')
  expect(await alike(learner, '![](media:1)')).toEqual([])
})

test('library notes count, edited and reverted', async () => {
  await loadLibrary('content', now, null)
  const learner = await makeLearner()
  await subscribeToDeck(learner.at(now), { slug: 't08-vector-search' })
  const { prisma } = database()
  const row = await prisma.note.findFirstOrThrow({
    where: { userId: learner.userId, noteType: 'concept', libraryId: { not: null } },
  })
  const original = (await prisma.libraryNote.findUniqueOrThrow({ where: { id: row.libraryId! } })).fields as {
    Question: string
  }
  const ask = async (Question: string) =>
    (await findDuplicates(learner.at(now), { noteType: 'concept', fields: { Question } })).duplicates.map(
      ({ id }) => id,
    )
  expect(await ask(original.Question)).toEqual([row.id])
  await patchNote(learner.at(now), { id: row.id, fields: { Question: 'Put in other words?' } })
  expect([await ask(original.Question), await ask('Put in other words?')]).toEqual([[], [row.id]])
  await patchNote(learner.at(now), { id: row.id, fields: { Question: original.Question } })
  expect(await ask(original.Question)).toEqual([row.id])
})

test('notes from before are counted at start, once', async () => {
  const learner = await makeLearner()
  await write(learner, 'From before')
  await database().pool.query('update note set first_field_hash = null where user_id = $1', [learner.userId])
  expect(await alike(learner, 'From before')).toEqual([])
  expect(await countFirstFields()).toBe(1)
  expect(await countFirstFields()).toBe(0)
  expect(await alike(learner, 'From before')).toHaveLength(1)
})

test('a title from before says its formula in signs after the start, and stands in the way of no undo', async () => {
  const learner = await makeLearner()
  const { id } = await write(learner, 'Why $\\sqrt{d}$?')
  const edit = learner.at(now)
  await patchNote(edit, { id, fields: { Front: 'Is $a \\le b$?' } })
  await database().pool.query(
    `update note set first_field_hash = null, title = 'Is a le b?' where user_id = $1 and id = $2`,
    [learner.userId, id],
  )
  await database().pool.query(
    `update change set groups = replace(groups::text, 'Is a ≤ b?', 'Is a le b?')::jsonb where user_id = $1`,
    [learner.userId],
  )
  const title = async () => (await getNote(learner.at(now), { id })).note.title
  expect(await title()).toBe('Is a le b?')
  await countFirstFields()
  expect(await title()).toBe('Is a ≤ b?')
  await undoChange(learner.at(now), { id: edit.changeId! })
  expect(await title()).toBe('Why √d?')
})

test('tags are listed by use, one’s own alone, and completed whatever their case', async () => {
  const learner = await makeLearner()
  const other = await makeLearner()
  await write(learner, 'a', 'basic', ['Serving', 'latency'])
  await write(learner, 'b', 'basic', ['latency', '100%_sure'])
  const gone = await write(learner, 'c', 'basic', ['gone'])
  await deleteNote(learner.at(now), { id: gone.id })
  await write(other, 'd', 'basic', ['theirs'])
  expect((await listTags(learner.at(now), {})).tags).toEqual([
    { name: 'latency', notes: 2 },
    { name: '100%_sure', notes: 1 },
    { name: 'Serving', notes: 1 },
  ])
  expect((await listTags(learner.at(now), { prefix: 'SER' })).tags.map(({ name }) => name)).toEqual([
    'Serving',
  ])
  expect((await listTags(learner.at(now), { prefix: '%' })).tags).toEqual([])
})
