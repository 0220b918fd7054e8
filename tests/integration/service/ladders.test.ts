import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { waitingCards } from '@/lib/core/queue/ladder'
import { database } from '@/lib/db/database'
import { changeNotes } from '@/lib/service/change-notes'
import { createNote } from '@/lib/service/create-note'
import { deleteNote } from '@/lib/service/delete-note'
import { getCard } from '@/lib/service/get-card'
import { getQueue } from '@/lib/service/get-queue'
import { getToday } from '@/lib/service/get-today'
import { loadLibrary } from '@/lib/service/load-library'
import { patchCard } from '@/lib/service/patch-card'
import { patchMe } from '@/lib/service/patch-me'
import { patchNote } from '@/lib/service/patch-note'
import { subscribeToDeck } from '@/lib/service/subscribe-to-deck'
import { syncReviews } from '@/lib/service/sync-reviews'
import { undoChange } from '@/lib/service/undo-change'
import { answerJson, batchOf, voidJson } from '@/tests/support/entries'
import { makeLearner, useDatabase, type TestLearner } from '@/tests/support/learner'

useDatabase()

const now = Date.UTC(2026, 5, 1, 12)
const day = 86_400_000

const makeRung = async (learner: TestLearner, front: string, tags: string[]) => {
  const { note, cards } = await createNote(learner.at(now), {
    deckId: learner.deckId,
    noteType: 'basic',
    fields: { Front: front, Back: 'Answer' },
    tags,
  })
  return { noteId: note.id, cardId: cards[0]!.id }
}
const makeLadder = async (learner: TestLearner) => ({
  why: await makeRung(learner, 'why', ['ladder::exact', 'rung::2']),
  what: await makeRung(learner, 'what', ['ladder::exact', 'rung::1']),
})
const asked = async (learner: TestLearner, at = now) =>
  (await getQueue(learner.at(at), {})).cards.map(({ front }) => front.replace(/<[^>]*>/g, '')).sort()
const send = (learner: TestLearner, entries: unknown[], at = now) =>
  syncReviews(learner.at(at), batchOf(entries, at))

test('the why comes once the what has held for a week, goes with an undo, and stays once it was met', async () => {
  const learner = await makeLearner()
  const { what, why } = await makeLadder(learner)
  expect(await asked(learner)).toEqual(['what'])
  expect((await getToday(learner.at(now))).today).toMatchObject({
    counts: { new: 1, learning: 0, review: 0 },
    heldBack: { new: 0 },
  })

  const easy = answerJson(what.cardId, 'easy', now)
  await send(learner, [easy])
  expect(await asked(learner)).toEqual(['why'])
  await send(learner, [voidJson(easy.id, now + 1)], now + 1)
  expect(await asked(learner)).toEqual(['what'])

  await send(
    learner,
    [answerJson(what.cardId, 'easy', now + 2), answerJson(why.cardId, 'good', now + 3)],
    now + 3,
  )
  await send(learner, [answerJson(what.cardId, 'again', now + 2 * day)], now + 2 * day)
  expect(await asked(learner, now + 2 * day + 60 * 60_000)).toEqual(['what', 'why'])
})

test('interview mode climbs without waiting', async () => {
  const learner = await makeLearner()
  await makeLadder(learner)
  const { me } = await patchMe(learner.at(now), { interviewMode: true })
  expect(me.interviewMode).toBe(true)
  expect(await asked(learner)).toEqual(['what', 'why'])
  expect((await getQueue(learner.at(now), {})).cards.map(({ ladder }) => ladder)).toEqual([null, null])
  await patchMe(learner.at(now), { interviewMode: false })
  expect(await asked(learner)).toEqual(['what'])
  expect((await getQueue(learner.at(now), {})).cards[0]!.ladder).toEqual({ name: 'exact', rung: 1 })
})

test('a lower card that is suspended or deleted holds nothing back, and does again when it is back', async () => {
  const learner = await makeLearner()
  const { what } = await makeLadder(learner)
  await patchCard(learner.at(now), { id: what.cardId, suspended: true })
  expect(await asked(learner)).toEqual(['why'])
  await patchCard(learner.at(now), { id: what.cardId, suspended: false })
  expect(await asked(learner)).toEqual(['what'])
  const context = learner.at(now)
  await deleteNote(context, { id: what.noteId })
  expect(await asked(learner)).toEqual(['why'])
  await undoChange(learner.at(now), { id: context.changeId! })
  expect(await asked(learner)).toEqual(['what'])
})

test('a buried lower card still holds: it comes back tomorrow', async () => {
  const learner = await makeLearner()
  const { what } = await makeLadder(learner)
  await patchCard(learner.at(now), { id: what.cardId, buried: true })
  expect(await asked(learner)).toEqual([])
})

test('cards that wait take no place among the day’s new cards', async () => {
  const learner = await makeLearner()
  for (let index = 0; index < 25; index++)
    await makeRung(learner, `why ${index}`, [`ladder::${index}`, 'rung::2'])
  for (let index = 0; index < 25; index++)
    await makeRung(learner, `what ${index}`, [`ladder::${index}`, 'rung::1'])
  const { cards, counts } = await getQueue(learner.at(now), { limit: 100 })
  expect(counts.new).toBe(20)
  expect(cards.every(({ front }) => front.includes('what'))).toBe(true)
  expect((await getToday(learner.at(now))).today.heldBack.new).toBe(5)
})

test('a place on a ladder follows the tags, by editing, in bulk, and back by undo', async () => {
  const learner = await makeLearner()
  const { what, why } = await makeLadder(learner)
  await patchNote(learner.at(now), { id: why.noteId, tags: ['ladder::exact', 'rung::1'] })
  expect(await asked(learner)).toEqual(['what', 'why'])
  await patchNote(learner.at(now), { id: why.noteId, tags: ['LADDER::Exact', 'rung::2'] })
  expect(await asked(learner)).toEqual(['what'])

  const context = learner.at(now)
  await changeNotes(context, {
    noteIds: [what.noteId],
    action: { kind: 'remove-tags', tags: ['rung::1'] },
  } as never)
  expect(await asked(learner)).toEqual(['what', 'why'])
  await undoChange(learner.at(now), { id: context.changeId! })
  expect(await asked(learner)).toEqual(['what'])
})

const folder = mkdtempSync(join(tmpdir(), 'crossover-ladders-'))
afterAll(() => rmSync(folder, { recursive: true }))

const writeDeck = (ladders: Record<string, string>) => {
  rmSync(join(folder, 't01'), { recursive: true, force: true })
  mkdirSync(join(folder, 't01'))
  writeFileSync(
    join(folder, 't01', 'deck.yaml'),
    'slug: t01\nname: Framing\ncompetency: T01\ndescription: Asking first.\nversion: 1\n',
  )
  for (const [id, ladder] of Object.entries(ladders))
    writeFileSync(
      join(folder, 't01', `${id}.md`),
      `---\nid: ${id}\ntype: concept\ncompetency: T01\nstep: clarify\ndifficulty: 1\nprerequisites: []\nfacts: [F1.1]\nversion: 1\n${ladder}sources: ["A source"]\n---\n## Question\nWhat is ${id}?\n## Answer\nThis.\n`,
    )
}

test('the library sets ladders in its front matter, also for learners who have the deck already', async () => {
  writeDeck({ 'T01-01': 'ladder: Framing\nrung: 2\n', 'T01-02': 'ladder: framing\nrung: 1\n', 'T01-03': '' })
  await loadLibrary(folder, now, null)
  const learner = await makeLearner()
  await subscribeToDeck(learner.at(now), { slug: 't01' })
  expect(await asked(learner)).toEqual(['What is T01-02?', 'What is T01-03?'])
  writeDeck({ 'T01-01': 'ladder: framing\nrung: 1\n', 'T01-02': 'ladder: framing\nrung: 2\n' })
  await loadLibrary(folder, now, null)
  expect(await asked(learner)).toEqual(['What is T01-01?', 'What is T01-03?'])
  writeDeck({ 'T01-01': '', 'T01-02': '' })
  await loadLibrary(folder, now, null)
  expect(await asked(learner)).toHaveLength(3)
})

test('the queue’s statement leaves out exactly the cards of the rule, whatever stands on the ladders', async () => {
  const rungs = fc.record({
    ladder: fc.constantFrom('a', 'b'),
    rung: fc.constantFrom(1, 2, 3),
    met: fc.constantFrom('new', 'new', 'shaky', 'steady'),
    suspended: fc.constantFrom(false, false, false, true),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(rungs, { minLength: 2, maxLength: 8 }), async (list) => {
      const learner = await makeLearner()
      const cards: string[] = []
      for (const { ladder, rung, met, suspended } of list) {
        const { cardId } = await makeRung(learner, 'x', [`ladder::${ladder}`, `rung::${rung}`])
        if (met !== 'new')
          await send(learner, [answerJson(cardId, met === 'steady' ? 'easy' : 'good', now - day)])
        if (suspended) await patchCard(learner.at(now), { id: cardId, suspended: true })
        cards.push(cardId)
      }
      const { rows } = await database().pool.query<{ id: string; stability: number | null }>(
        'select id::text, stability from card where user_id = $1',
        [learner.userId],
      )
      const stability = new Map(rows.map((row) => [row.id, row.stability]))
      const world = list.map(({ ladder, rung, suspended }, index) => ({
        ...{ id: cards[index]!, ladder, rung, isSuspended: suspended },
        stability: stability.get(cards[index]!)!,
      }))
      const waits = waitingCards(world)
      const expected = world.filter((one) => one.stability === null && !one.isSuspended && !waits.has(one.id))
      const queue = await getQueue(learner.at(now), {})
      expect(
        queue.cards
          .filter(({ state }) => state === 'new')
          .map(({ id }) => id)
          .sort(),
      ).toEqual(expected.map(({ id }) => id).sort())
      expect(queue.counts.new).toBe(expected.length)
    }),
    { numRuns: 25 },
  )
}, 120_000)

test('a change of meaning asks the card once more, early, and moves nothing; one of wording does not', async () => {
  const write = (more: string, answer: string) => {
    writeDeck({ 'T01-01': '' })
    const file = join(folder, 't01', 'T01-01.md')
    writeFileSync(file, readFileSync(file, 'utf8').replace('version: 1\n', more).replace('This.', answer))
  }
  write('version: 1\n', 'Three.')
  await loadLibrary(folder, now, null)
  const learner = await makeLearner()
  const { cards } = await subscribeToDeck(learner.at(now), { slug: 't01' })
  const cardId = cards[0]!.cardId
  await send(learner, [answerJson(cardId, 'easy', now)])
  write('version: 2\n', 'Three, always.')
  await loadLibrary(folder, now + day, null)
  expect(await asked(learner, now + day)).toEqual([])

  write('version: 3\nmeaning: 3\n', 'Four.')
  await loadLibrary(folder, now + 2 * day, null)
  await loadLibrary(folder, now + 2 * day + 1, null)
  const before = (await getCard(learner.at(now), { id: cardId })).card.dueAt
  expect(await asked(learner, now + 2 * day + 2)).toEqual(['What is T01-01?'])
  const { cards: queued, counts } = await getQueue(learner.at(now + 2 * day + 2), {})
  expect(queued[0]).toMatchObject({ revised: true, mistakenOn: null, dueAt: before })
  expect(counts).toEqual({ new: 0, learning: 0, review: 1 })

  const answer = answerJson(cardId, 'good', now + 3 * day)
  await send(learner, [answer], now + 3 * day)
  expect(await asked(learner, now + 3 * day + 1)).toEqual([])
  await send(learner, [voidJson(answer.id, now + 3 * day + 2)], now + 3 * day + 2)
  expect(await asked(learner, now + 3 * day + 3)).toEqual(['What is T01-01?'])
  const late = await makeLearner()
  await subscribeToDeck(late.at(now + 3 * day), { slug: 't01' })
  const [fresh] = (await getQueue(late.at(now + 3 * day), {})).cards
  expect(fresh).toMatchObject({ state: 'new', revised: false })
})
