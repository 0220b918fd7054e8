/** A note that a learner wrote as a scenario is a flip card like those of the library. */
import type { Instance } from '@/lib/core/scenario/instance'
import { readOwnText, type OwnGenerator } from '@/lib/core/scenario/own/generator'
import { frontOf, makeOwnInstance, withFront } from '@/lib/core/scenario/own/instance'
import { seedOf } from '@/lib/core/scenario/seed'
import { createNote } from '@/lib/service/create-note'
import { getNote } from '@/lib/service/get-note'
import { getQueue } from '@/lib/service/get-queue'
import { patchNote } from '@/lib/service/patch-note'
import { syncReviews } from '@/lib/service/sync-reviews'
import { undoChange } from '@/lib/service/undo-change'
import { answerJson, batchOf, voidJson } from '@/tests/support/entries'
import { makeLearner, useDatabase, type TestLearner } from '@/tests/support/learner'
import { cacheOrDatabase, statedCrossover } from '@/tests/support/own-scenario'

useDatabase()

const now = Date.UTC(2026, 5, 1, 12)

const fieldsOf = ({ story, ...definition }: Record<string, unknown>) => ({
  Question: `**${String(story)}**`,
  Scenario: JSON.stringify(definition),
})

const write = async (learner: TestLearner, definition: Record<string, unknown> = cacheOrDatabase) => {
  const { note, cards } = await createNote(learner.at(now), {
    deckId: learner.deckId,
    noteType: 'scenario',
    fields: fieldsOf(definition),
    tags: [],
  })
  return { noteId: note.id, cardId: cards[0]!.id }
}

const scenarioAt = async (learner: TestLearner, at: number) =>
  (await getQueue(learner.at(at), {})).cards[0]!.scenario!

test('the queue brings its instance, with the question set as every question is', async () => {
  const learner = await makeLearner()
  const { cardId } = await write(learner)
  const { id, seed, revision, instance } = await scenarioAt(learner, now)
  expect([id, seed, revision]).toEqual(['own', seedOf(cardId, null), instance.revision])
  expect(instance.prompt).toContain('<strong>Reads grow.')
  expect(instance.prompt).toContain('<dt>Hosts of the cache</dt>')
  expect(instance.options.map((option) => option.id).sort()).toEqual(['first', 'other-1', 'second'])
  expect(instance.crossover!.variable).toBe('qps')
})

test('the definition comes with it, so that a device draws the next instance by itself', async () => {
  const learner = await makeLearner()
  await write(learner)
  const { own, seed, instance } = await scenarioAt(learner, now)
  const generator = readOwnText(own!.definition, own!.question) as OwnGenerator
  const drawn = makeOwnInstance(generator, seed)
  expect(withFront(drawn, frontOf(instance as Instance))).toEqual(instance)
})

test('an answer is taken, brings other numbers, and its undo the same ones again', async () => {
  const learner = await makeLearner()
  const { cardId } = await write(learner)
  const first = await scenarioAt(learner, now)
  const { id, revision, seed } = first
  const scenario = { id, revision, seed, choice: 'first', reason: 'second', twistChoice: 'other-1' }
  const entry = answerJson(cardId, 'again', now, { scenario })
  const { entries } = await syncReviews(learner.at(now), batchOf([entry], now))
  expect(entries).toEqual([{ id: entry.id, result: 'applied' }])
  expect((await scenarioAt(learner, now + 60_000)).seed).not.toBe(seed)
  await syncReviews(learner.at(now), batchOf([voidJson(entry.id, now)], now))
  expect(await scenarioAt(learner, now + 60_000)).toEqual(first)
})

test.each(['ann', 'other-5', '__proto__'])('the choice %s is none of such a scenario', async (choice) => {
  const learner = await makeLearner()
  const { cardId } = await write(learner)
  const scenario = { id: 'own', revision: 1, seed: 1, choice }
  const { entries } = await syncReviews(
    learner.at(now),
    batchOf([answerJson(cardId, 'good', now, { scenario })], now),
  )
  expect(entries[0]!.result).toBe('rejected')
})

test('an edit changes what is asked, and its undo brings the old scenario back', async () => {
  const learner = await makeLearner()
  const { noteId } = await write(learner)
  const before = await scenarioAt(learner, now)
  const context = learner.at(now)
  await patchNote(context, { id: noteId, fields: fieldsOf(statedCrossover) })
  const after = await scenarioAt(learner, now)
  expect(after.instance.crossover!.variable).toBe('n')
  expect(after.revision).not.toBe(before.revision)
  await undoChange(learner.at(now), { id: context.changeId! })
  expect(await scenarioAt(learner, now)).toEqual(before)
})

test('writing one can be undone', async () => {
  const learner = await makeLearner()
  const context = learner.at(now)
  const { note } = await createNote(context, {
    ...{ deckId: learner.deckId, noteType: 'scenario', tags: [] },
    fields: fieldsOf(cacheOrDatabase),
  })
  await undoChange(learner.at(now), { id: context.changeId! })
  await expect(getNote(learner.at(now), { id: note.id })).rejects.toMatchObject({ code: 'not-found' })
})

test.each<[string, string, string]>([
  ['no JSON', '{', 'Scenario.definition'],
  [
    'a formula with an unknown name',
    JSON.stringify({ ...statedCrossover, crossover: 'm' }),
    'Scenario.crossover',
  ],
  ['deep nesting', '['.repeat(20_000), 'Scenario.definition'],
  ['too much', `"${'x'.repeat(50_000)}"`, 'Scenario.definition'],
])('%s is refused, and nothing is written', async (_, Scenario, path) => {
  const learner = await makeLearner()
  const context = learner.at(now)
  const refused = createNote(context, {
    ...{ deckId: learner.deckId, noteType: 'scenario', tags: [] },
    fields: { Question: 'Which?', Scenario },
  })
  await expect(refused).rejects.toMatchObject({
    code: 'invalid-input',
    details: { fields: { [path]: expect.any(String) } },
  })
  expect((await getQueue(learner.at(now), {})).cards).toEqual([])
})

test('the back says what decides, for those who see the card outside review', async () => {
  const learner = await makeLearner()
  await write(learner)
  const [card] = (await getQueue(learner.at(now), {})).cards
  expect(card!.back).toContain('“A cache” or “A larger database”: what decides is “Reads”.')
})
