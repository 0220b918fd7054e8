import { getCard } from '@/lib/service/get-card'
import { getQueue } from '@/lib/service/get-queue'
import { createNote } from '@/lib/service/create-note'
import { patchNote } from '@/lib/service/patch-note'
import { syncReviews } from '@/lib/service/sync-reviews'
import { undoChange } from '@/lib/service/undo-change'
import { answerJson, batchOf, voidJson } from '@/tests/support/entries'
import { makeLearner, useDatabase, type TestLearner } from '@/tests/support/learner'

useDatabase()

const now = Date.UTC(2026, 5, 1, 12)

const send = (learner: TestLearner, entries: unknown[], at = now) =>
  syncReviews(learner.at(at), batchOf(entries, at))

const makeNote = async (learner: TestLearner) => {
  const { note, cards } = await createNote(learner.at(now), {
    deckId: learner.deckId,
    noteType: 'concept',
    fields: { Question: 'What does it cost?', Answer: 'Time.', Points: '!Time\nMemory' },
    tags: [],
  })
  return { noteId: note.id, cardId: cards[0]!.id }
}

const versionOf = async (learner: TestLearner) => (await getQueue(learner.at(now), {})).cards[0]!.noteVersion
const logOf = async (learner: TestLearner, cardId: string) =>
  (await getCard(learner.at(now), { id: cardId })).entries

test('an answer keeps the points hit, the rating they suggested and the version of the note they were read in', async () => {
  const learner = await makeLearner()
  const { noteId, cardId } = await makeNote(learner)
  const before = await versionOf(learner)
  const queued = (await getQueue(learner.at(now), {})).cards[0]!
  expect(queued.back).toContain('<li data-point="1" data-required>Time</li><li data-point="2">Memory</li>')
  const more = { points: ['1'], suggestedRating: 'hard' as const, noteVersion: before }
  const entry = answerJson(cardId, 'good', now - 1000, more)

  await patchNote(learner.at(now + 1000), { id: noteId, fields: { Points: '!Memory' } })
  expect(await versionOf(learner)).not.toBe(before)
  expect((await send(learner, [entry])).entries).toMatchObject([{ result: 'applied' }])
  expect(await logOf(learner, cardId)).toMatchObject([{ rating: 'good', ...more }])
})

test('a version that is left out is the one at receipt, and nothing that a retry is compared with', async () => {
  const learner = await makeLearner()
  const { cardId } = await makeNote(learner)
  const entry = answerJson(cardId, 'again', now - 1000, { points: ['2'], suggestedRating: 'again' })
  await send(learner, [entry])
  expect((await logOf(learner, cardId))[0]!.noteVersion).toBe(await versionOf(learner))
  expect((await send(learner, [entry])).entries).toMatchObject([{ result: 'duplicate' }])
  await send(learner, [answerJson(cardId, 'good', now)])
  expect((await logOf(learner, cardId))[1]!.noteVersion).toBeNull()
})

test('points that the note no longer has are kept: the answer was given, and its history stays readable', async () => {
  const learner = await makeLearner()
  const { noteId, cardId } = await makeNote(learner)
  const hit = ['1', 'gone', '7']
  expect(
    (await send(learner, [answerJson(cardId, 'good', now - 1000, { points: hit })])).entries,
  ).toMatchObject([{ result: 'applied' }])
  await patchNote(learner.at(now), { id: noteId, fields: { Points: '' } })
  expect((await logOf(learner, cardId))[0]!.points).toEqual(hit)
  expect((await getQueue(learner.at(now + 3_600_000), {})).cards[0]!.back).not.toContain('class="points"')
})

test('an undone answer keeps its points under its name; an undone edit brings the version back', async () => {
  const learner = await makeLearner()
  const { noteId, cardId } = await makeNote(learner)
  const before = await versionOf(learner)
  const entry = answerJson(cardId, 'again', now - 1000, { points: ['2'] })
  await send(learner, [entry, voidJson(entry.id, now)])
  expect(await logOf(learner, cardId)).toMatchObject([{ points: ['2'], voidedBy: expect.any(String) }])

  const context = learner.at(now + 1000)
  await patchNote(context, { id: noteId, fields: { Points: '!Memory' } })
  await undoChange(learner.at(now + 2000), { id: context.changeId! })
  expect(await versionOf(learner)).toBe(before)
})

test.each([
  ['a hundred and one points', { points: Array.from({ length: 101 }, (_, index) => `${index}`) }],
  ['a point of a thousand characters', { points: ['x'.repeat(1000)] }],
  ['points that are no words', { points: [1, null] }],
  ['a version of a megabyte', { points: [], noteVersion: 'x'.repeat(100_000) }],
  ['a suggestion that is no rating', { suggestedRating: 'great' }],
])('%s turns away that entry alone', async (_, more) => {
  const learner = await makeLearner()
  const { cardId } = await makeNote(learner)
  const bad = { ...answerJson(cardId, 'good', now - 2000), ...more }
  const reply = await send(learner, [bad, answerJson(cardId, 'good', now - 1000)])
  expect(reply.entries.map(({ result }) => result)).toEqual(['rejected', 'applied'])
})
