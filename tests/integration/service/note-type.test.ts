import { createNote } from '@/lib/service/create-note'
import { findDuplicates } from '@/lib/service/find-duplicates'
import { getNote } from '@/lib/service/get-note'
import { getQueue } from '@/lib/service/get-queue'
import { patchNote } from '@/lib/service/patch-note'
import { syncReviews } from '@/lib/service/sync-reviews'
import { undoChange } from '@/lib/service/undo-change'
import { answerJson, batchOf } from '@/tests/support/entries'
import { makeLearner, useDatabase } from '@/tests/support/learner'

useDatabase()

const now = Date.UTC(2026, 5, 1, 12)

test('a note changes its type: its card keeps its schedule, what fits stays, and undo brings the old type back', async () => {
  const learner = await makeLearner()
  const { note, cards } = await createNote(learner.at(now), {
    deckId: learner.deckId,
    noteType: 'basic',
    fields: { Front: 'Which index is exact?', Back: 'Flat' },
    tags: [],
  })
  await syncReviews(learner.at(now), batchOf([answerJson(cards[0]!.id, 'good', now)], now))
  const context = learner.at(now)
  const typed = await patchNote(context, { id: note.id, noteType: 'basic-typed' })
  expect(typed.note).toMatchObject({
    noteType: 'basic-typed',
    fields: { Front: 'Which index is exact?', Back: 'Flat' },
  })
  expect(typed.cards).toMatchObject([{ id: cards[0]!.id, reps: 1 }])
  const { duplicates } = await findDuplicates(context, {
    noteType: 'basic-typed',
    fields: { Front: 'Which index is exact?' },
  })
  expect(duplicates.map(({ id }) => id)).toEqual([note.id])

  const fields = { Text: 'The exact index is {{c1::flat}}, not {{c2::HNSW}}.', Extra: '' }
  const later = learner.at(now + 1)
  const cloze = await patchNote(later, { id: note.id, noteType: 'cloze', fields })
  expect(cloze.note.fields).toEqual(fields)
  expect(cloze.cards.map(({ ordinal, reps }) => [ordinal, reps])).toEqual([
    [0, 1],
    [1, 0],
  ])
  const { cards: queue } = await getQueue(learner.at(now), {})
  expect(queue.some(({ noteType, front }) => noteType === 'cloze' && front.includes('[...]'))).toBe(true)

  const typeNow = async () => (await getNote(learner.at(now), { id: note.id })).note.noteType
  await undoChange(learner.at(now + 2), { id: later.changeId! })
  expect(await typeNow()).toBe('basic-typed')
  await undoChange(learner.at(now + 3), { id: context.changeId! })
  expect(await typeNow()).toBe('basic')
})

test('a type that asks for other fields refuses what is missing, and changes nothing', async () => {
  const learner = await makeLearner()
  const { note } = await createNote(learner.at(now), {
    deckId: learner.deckId,
    noteType: 'basic',
    fields: { Front: 'a', Back: 'b' },
    tags: [],
  })
  await expect(patchNote(learner.at(now), { id: note.id, noteType: 'concept' })).rejects.toMatchObject({
    code: 'invalid-input',
  })
  await expect(patchNote(learner.at(now), { id: note.id, noteType: 'no-such' })).rejects.toMatchObject({
    code: 'invalid-input',
  })
  expect((await getNote(learner.at(now), { id: note.id })).note).toMatchObject({
    noteType: 'basic',
    fields: { Front: 'a', Back: 'b' },
  })
})
