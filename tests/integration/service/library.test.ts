import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getCard } from '@/lib/service/get-card'
import { getNote } from '@/lib/service/get-note'
import { getQueue } from '@/lib/service/get-queue'
import { listLibrary } from '@/lib/service/list-library'
import { database } from '@/lib/db/database'
import { isLibraryOf, markLibrary } from '@/lib/db/library'
import { loadLibrary } from '@/lib/service/load-library'
import { patchNote } from '@/lib/service/patch-note'
import { subscribeToDeck } from '@/lib/service/subscribe-to-deck'
import { syncReviews } from '@/lib/service/sync-reviews'
import { answerJson, batchOf, makeId } from '@/tests/support/entries'
import { makeLearner, useDatabase } from '@/tests/support/learner'

useDatabase()

const now = Date.UTC(2026, 5, 1, 12)
const day = 86_400_000

const folder = mkdtempSync(join(tmpdir(), 'crossover-library-'))
afterAll(() => rmSync(folder, { recursive: true }))

const card = (id: string, answer: string, version = 1) => `---
id: ${id}
type: concept
competency: T01
step: clarify
difficulty: 1
prerequisites: []
facts: [F1.1]
version: ${version}
sources: ["A source"]
---
## Question
What is ${id} about?
## Answer
${answer}
## Why
Because of **this**.
`

const write = (cards: Record<string, string>) => {
  rmSync(join(folder, 't01'), { recursive: true, force: true })
  mkdirSync(join(folder, 't01'))
  writeFileSync(
    join(folder, 't01', 'deck.yaml'),
    'slug: t01\nname: Framing\ncompetency: T01\ndescription: Asking first.\nversion: 1\n',
  )
  for (const [id, text] of Object.entries(cards)) writeFileSync(join(folder, 't01', `${id}.md`), text)
}

test('a correction of the library reaches everybody, and neither edits nor schedules are lost', async () => {
  write({ 'T01-01': card('T01-01', 'First wording.'), 'T01-02': card('T01-02', 'Another.') })
  expect(await loadLibrary(folder, now, null)).toBe(2)
  expect(await loadLibrary(folder, now, null)).toBe(0)

  const learner = await makeLearner()
  const { cards } = await subscribeToDeck(learner.at(now), { slug: 't01' })
  expect(cards.map(({ libraryCard }) => libraryCard)).toEqual(['T01-01', 'T01-02'])
  const [first, second] = cards.map(({ cardId }) => cardId)
  await syncReviews(learner.at(now), batchOf([answerJson(first!, 'easy', now - 2 * day)], now))
  const before = await getCard(learner.at(now), { id: first! })
  await patchNote(learner.at(now), { id: before.card.noteId, fields: { Why: 'My own reason.' } })

  write({ 'T01-01': card('T01-01', 'Second wording.', 2), 'T01-03': card('T01-03', 'New here.') })
  expect(await loadLibrary(folder, now, null)).toBe(2)
  const { note } = await getNote(learner.at(now), { id: before.card.noteId })
  expect(note.fields).toMatchObject({ Answer: 'Second wording.', Why: 'My own reason.' })
  expect((await getCard(learner.at(now), { id: first! })).entries).toEqual(before.entries)

  const shown = (await getQueue(learner.at(now + 40 * day), {})).cards
  const back = shown.find(({ id }) => id === first)!.back
  expect(back).toContain('Second wording.')
  expect(back).toContain('My own reason.')
  expect(back).not.toContain('First wording.')
  // What left the library stays with those who have it.
  expect(shown.find(({ id }) => id === second)!.back).toContain('Another.')

  const again = await subscribeToDeck(learner.at(now), { slug: 't01' })
  expect(again.cards.map(({ libraryCard }) => libraryCard)).toEqual(
    expect.arrayContaining(['T01-01', 'T01-03']),
  )
  expect(again.cards.find(({ libraryCard }) => libraryCard === 'T01-01')!.cardId).toBe(first)
  const { decks } = await listLibrary({ viewer: { userId: learner.userId }, now, clientIp: '', device: '' })
  expect(decks.find(({ slug }) => slug === 't01')).toMatchObject({ cards: 2, mine: { met: 1 } })
})

test('going back to the library’s own words takes up its corrections again', async () => {
  write({ 'T01-01': card('T01-01', 'Wording.') })
  await loadLibrary(folder, now, null)
  const learner = await makeLearner()
  await subscribeToDeck(learner.at(now), { slug: 't01' })
  const { cards } = await getQueue(learner.at(now), {})
  const { noteId } = cards[0]!
  await patchNote(learner.at(now), { id: noteId, fields: { Answer: 'Mine.' } })
  await patchNote(learner.at(now), { id: noteId, fields: { Answer: 'Wording.' } })
  write({ 'T01-01': card('T01-01', 'Corrected.') })
  await loadLibrary(folder, now, null)
  expect((await getNote(learner.at(now), { id: noteId })).note.fields.Answer).toBe('Corrected.')
})

test('a correction that was broken off half way is finished by the next start', async () => {
  write({ 'T01-01': card('T01-01', 'Wording.') })
  await loadLibrary(folder, now, 'before')
  const learner = await makeLearner()
  await subscribeToDeck(learner.at(now), { slug: 't01' })
  const { noteId } = (await getQueue(learner.at(now), {})).cards[0]!
  await patchNote(learner.at(now), { id: noteId, fields: { Why: 'My own reason.' } })

  write({ 'T01-01': card('T01-01', 'Corrected.') })
  await database().pool.query(`
    create function break_off() returns trigger language plpgsql as $$ begin raise exception 'broken off'; end $$;
    create trigger break_off before update of rendered on note for each row execute function break_off()`)
  await expect(loadLibrary(folder, now, 'after')).rejects.toThrow('broken off')
  await database().pool.query('drop trigger break_off on note')
  await loadLibrary(folder, now, 'after')
  const { back } = (await getQueue(learner.at(now), {})).cards[0]!
  expect(back).toContain('Corrected.')
  expect(back).toContain('My own reason.')
})

test('an edited note that no longer goes with its library note stays as it is, and no start fails for it', async () => {
  write({ 'T01-01': card('T01-01', 'Wording.'), 'T01-02': card('T01-02', 'Another.') })
  await loadLibrary(folder, now, 'before')
  const learner = await makeLearner()
  await subscribeToDeck(learner.at(now), { slug: 't01' })
  const shown = (await getQueue(learner.at(now), {})).cards
  for (const { noteId } of shown)
    await patchNote(learner.at(now), { id: noteId, fields: { Why: 'My own reason.' } })
  const retyped = `${card('T01-01', 'Wording.').replace('type: concept', 'type: numbers')}\n## As of\nToday.\n`
  write({ 'T01-01': retyped, 'T01-02': card('T01-02', 'Corrected.') })
  await loadLibrary(folder, now, 'after')
  await loadLibrary(folder, now, 'later')
  const backs = (await getQueue(learner.at(now), {})).cards.map(({ back }) => back)
  expect(backs).toEqual([expect.stringContaining('Wording.'), expect.stringContaining('Corrected.')])
  for (const back of backs) expect(back).toContain('My own reason.')
})

test('a build brings its content once, and again after another has brought its own', async () => {
  write({ 'T01-01': card('T01-01', 'Wording.') })
  await loadLibrary(folder, now, 'one')
  write({ 'T01-01': card('T01-01', 'Other wording.') })
  expect(await loadLibrary(folder, now, 'one')).toBe(0)
  expect(await loadLibrary(folder, now, 'two')).toBe(1)
  write({ 'T01-01': card('T01-01', 'Wording.') })
  expect(await loadLibrary(folder, now, 'one')).toBe(1)
  // What no build has brought leaves nothing that a build could rely on.
  write({ 'T01-01': card('T01-01', 'A third wording.') })
  expect(await loadLibrary(folder, now, null)).toBe(1)
  write({ 'T01-01': card('T01-01', 'Wording.') })
  expect(await loadLibrary(folder, now, 'one')).toBe(1)
})

test('servers of one build that start at once all note it', async () => {
  await Promise.all(Array.from({ length: 8 }, () => markLibrary('at once', new Date(now))))
  expect(await isLibraryOf('at once')).toBe(true)
  expect(await isLibraryOf('one')).toBe(false)
})

test('a guest’s entries find their cards by the library’s own ids', async () => {
  write({ 'T01-01': card('T01-01', 'Wording.') })
  await loadLibrary(folder, now, null)
  const learner = await makeLearner()
  const entry = {
    id: makeId(),
    kind: 'answer',
    libraryCard: 'T01-01',
    rating: 'good',
    reviewedAt: new Date(now).toISOString(),
    durationMs: 1,
  }
  expect((await syncReviews(learner.at(now), batchOf([entry], now))).entries[0]!.result).toBe('rejected')
  const { cards } = await subscribeToDeck(learner.at(now), { slug: 't01' })
  const reply = await syncReviews(learner.at(now), batchOf([entry], now))
  expect(reply.entries[0]!.result).toBe('applied')
  expect(reply.cards[0]!.id).toBe(cards[0]!.cardId)
})
