import { findGenerator } from '@/lib/core/scenario/generators/all'
import { makeInstance } from '@/lib/core/scenario/instance'
import { seedOf } from '@/lib/core/scenario/seed'
import { createNote } from '@/lib/service/create-note'
import { getCard } from '@/lib/service/get-card'
import { getQueue } from '@/lib/service/get-queue'
import { loadLibrary } from '@/lib/service/load-library'
import { patchNote } from '@/lib/service/patch-note'
import { subscribeToDeck } from '@/lib/service/subscribe-to-deck'
import { syncReviews } from '@/lib/service/sync-reviews'
import { undoChange } from '@/lib/service/undo-change'
import { call, signUp, testApi } from '@/tests/support/api'
import { answerJson, batchOf, deviceId, voidJson } from '@/tests/support/entries'
import { makeLearner, useDatabase, type TestLearner } from '@/tests/support/learner'

useDatabase()

const now = Date.UTC(2026, 5, 1, 12)
const minute = 60_000

/** A learner with one flip card. */
const flipCard = async (generator = 'G01') => {
  const learner = await makeLearner()
  const { note, cards } = await createNote(learner.at(now), {
    deckId: learner.deckId,
    noteType: 'trade-off',
    fields: { Question: 'Exact or approximate?', Answer: 'It depends.', Generator: generator },
    tags: [],
  })
  return { learner, noteId: note.id, cardId: cards[0]!.id }
}

const scenarioAt = async (learner: TestLearner, at: number) =>
  (await getQueue(learner.at(at), {})).cards[0]!.scenario!

const answered = (scenario: Awaited<ReturnType<typeof scenarioAt>>) => {
  const { id, revision, seed, instance } = scenario
  return {
    scenario: {
      ...{ id, revision, seed },
      choice: instance.options[0]!.id,
      reason: instance.reasons[0]!.id,
      twistChoice: instance.twist.options[0]!.id,
    },
    confidence: 75 as const,
    suggestedRating: 'again' as const,
  }
}

const send = async (learner: TestLearner, entries: unknown[], at: number) =>
  (await syncReviews(learner.at(at), batchOf(entries, at))).entries

test('the queue brings the scenario of a card, drawn from card and basis: the same until it is answered', async () => {
  const { learner, cardId } = await flipCard()
  const scenario = await scenarioAt(learner, now)
  expect(scenario.seed).toBe(seedOf(cardId, null))
  expect(scenario.instance).toEqual(makeInstance(findGenerator('G01')!, scenario.seed))
  expect(await scenarioAt(learner, now + 5 * minute)).toEqual(scenario)
})

test('an answer holds all that was said, brings another instance, and its undo the same one again', async () => {
  const { learner, cardId } = await flipCard()
  const first = await scenarioAt(learner, now)
  const entry = answerJson(cardId, 'again', now, answered(first))
  expect(await send(learner, [entry], now)).toEqual([{ id: entry.id, result: 'applied' }])

  const second = await scenarioAt(learner, now + minute)
  expect(second.seed).not.toBe(first.seed)
  const { entries } = await getCard(learner.at(now), { id: cardId })
  expect(entries[0]).toMatchObject(answered(first))

  await send(learner, [voidJson(entry.id, now + minute)], now + minute)
  expect(await scenarioAt(learner, now + minute)).toEqual(first)
  const after = await getCard(learner.at(now), { id: cardId })
  expect(after.entries[0]!.scenario).toEqual(answered(first).scenario)
})

test('an own reason is one line, and the answer a duplicate when it is sent again', async () => {
  const { learner, cardId } = await flipCard()
  const { scenario } = answered(await scenarioAt(learner, now))
  const own = answerJson(cardId, 'good', now, {
    scenario: { ...scenario, reason: { text: 'the scan fits' } },
  })
  expect((await send(learner, [own], now))[0]!.result).toBe('applied')
  expect((await send(learner, [own], now))[0]!.result).toBe('duplicate')
})

const wrongs: [string, object][] = [
  ['an unknown generator', { id: 'G99' }],
  ['a name that every object has', { id: '__proto__' }],
  ['another spelling', { id: 'g01' }],
  ['an unknown revision', { revision: 2 }],
  ['a revision of none', { revision: 0 }],
  ['a seed too great', { seed: 4_294_967_296 }],
  ['a broken seed', { seed: 1.5 }],
  ['a choice that is no option', { choice: 'buy-more' }],
  ['a name in place of a choice', { choice: 'constructor' }],
  ['a reason that is none', { reason: 'because' }],
  ['a long reason', { reason: { text: 'x'.repeat(201) } }],
  ['a reason with half a character', { reason: { text: '\ud800' } }],
  ['a twist that is no option', { twistChoice: 'other' }],
  ['a field of its own', { answers: ['flat'] }],
  ['no choice', { choice: undefined }],
]

test.each(wrongs)('%s is rejected alone', async (_, change) => {
  const { learner, cardId } = await flipCard()
  const said = answered(await scenarioAt(learner, now))
  const broken = answerJson(cardId, 'good', now, {
    ...said,
    scenario: { ...said.scenario, ...change } as typeof said.scenario,
  })
  const sound = answerJson(cardId, 'good', now + 1)
  const [first, second] = await send(learner, [broken, sound], now + 1)
  expect(first).toMatchObject({ id: broken.id, result: 'rejected' })
  expect(first!.reason).toMatch(/^malformed entry: scenario/)
  expect(second!.result).toBe('applied')
})

test('a note asks no scenario that there is not, and is a plain card without one', async () => {
  const { learner, noteId } = await flipCard()
  const rename = (Generator: string) => patchNote(learner.at(now), { id: noteId, fields: { Generator } })
  await expect(rename('G99')).rejects.toMatchObject({ code: 'invalid-input' })
  const context = learner.at(now)
  await patchNote(context, { id: noteId, fields: { Generator: '' } })
  const plain = (await getQueue(learner.at(now), {})).cards[0]!
  expect(plain.scenario).toBeNull()
  expect(plain.back).not.toMatch(/Generator|G01/)
  await undoChange(learner.at(now), { id: context.changeId! })
  expect((await scenarioAt(learner, now)).id).toBe('G01')
})

test('a scenario goes along with its note, as CSV and in the export of everything', async () => {
  const api = testApi()
  const [writer, reader] = [await signUp(api), await signUp(api)]
  const { decks } = (await call(api, 'GET', '/decks', writer)).body as { decks: { id: string }[] }
  const fields = { Question: 'Exact or approximate?', Answer: 'It depends.', Generator: 'G01' }
  const note = { deckId: decks[0]!.id, noteType: 'trade-off', fields }
  await call(api, 'POST', '/notes', { ...writer, body: note })
  const exported = async (format: string) => {
    const headers = { Authorization: `Bearer ${writer.token}` }
    return (await api.request(`/api/v1/exports?format=${format}`, { headers })).text()
  }
  expect(JSON.parse(await exported('json')).notes[0].fields).toEqual(fields)

  const files = [{ name: 'notes.csv', text: await exported('csv') }]
  const { body } = await call(api, 'POST', '/imports', { ...reader, body: { files } })
  const { id } = (body as { import: { id: string } }).import
  await call(api, 'POST', `/imports/${id}/commit`, reader)
  const queue = (await call(api, 'GET', '/queue', reader)).body as { cards: { scenario: { id: string } }[] }
  expect(queue.cards.map(({ scenario }) => scenario?.id)).toEqual(['G01'])
})

test('a parametric card of the library asks its scenario; a guest’s answer to it comes in once they are signed up', async () => {
  await loadLibrary('content', now, null)
  const api = testApi()
  const instance = makeInstance(findGenerator('G01')!, 7)
  const entry = {
    ...answerJson('', 'good', now),
    cardId: undefined,
    libraryCard: 'T08-03',
    confidence: 50,
    scenario: { id: 'G01', revision: 1, seed: 7, choice: instance.options[0]!.id },
  }
  const body = { deviceId, clientNow: new Date(now).toISOString(), entries: [entry] }
  expect((await call(api, 'POST', '/reviews', { body })).status).toBe(401)

  const { token } = await signUp(api)
  const before = await call(api, 'POST', '/reviews', { token, body })
  expect((before.body as { entries: { result: string }[] }).entries[0]!.result).toBe('rejected')
  await call(api, 'POST', '/library/t08-vector-search/subscribe', { token, body: {} })
  const after = await call(api, 'POST', '/reviews', { token, body })
  expect((after.body as { entries: { result: string }[] }).entries[0]!.result).toBe('applied')

  const learner = await makeLearner()
  await subscribeToDeck(learner.at(now), { slug: 't08-vector-search' })
  const { cards } = await getQueue(learner.at(now), { limit: 500 })
  // The fourth lies behind the twenty new cards of a day.
  expect(cards.flatMap(({ scenario }) => scenario?.id ?? []).sort()).toEqual(['G01', 'G03', 'G04'])
})
