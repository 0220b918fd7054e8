import { changedTables } from '@/lib/core/change'
import { database } from '@/lib/db/database'
import { mostChanges, trackedColumns, untrackedColumns } from '@/lib/db/changes'
import type { Context } from '@/lib/service/context'
import { createDeck } from '@/lib/service/create-deck'
import { createNote } from '@/lib/service/create-note'
import { createPreset } from '@/lib/service/create-preset'
import { deleteDeck } from '@/lib/service/delete-deck'
import { deleteNote } from '@/lib/service/delete-note'
import { deletePreset } from '@/lib/service/delete-preset'
import { getNote } from '@/lib/service/get-note'
import { listChanges } from '@/lib/service/list-changes'
import { listDecks } from '@/lib/service/list-decks'
import { listNotes } from '@/lib/service/list-notes'
import { patchCard } from '@/lib/service/patch-card'
import { patchDeck } from '@/lib/service/patch-deck'
import { patchNote } from '@/lib/service/patch-note'
import { runDoctor } from '@/lib/service/run-doctor'
import { syncReviews } from '@/lib/service/sync-reviews'
import { undoChange } from '@/lib/service/undo-change'
import { answerJson, batchOf, makeId } from '@/tests/support/entries'
import { makeLearner, useDatabase, type TestLearner } from '@/tests/support/learner'

useDatabase()

const now = Date.UTC(2026, 5, 1, 12)
const day = 86_400_000

/** Live rows of a learner, column by column, and their rollups without empty ones. */
const stateOf = async ({ userId }: TestLearner) => {
  const rows = async (sql: string) => (await database().pool.query(sql, [userId])).rows
  const tables = await Promise.all(
    changedTables.map((table) =>
      rows(
        `select id, ${trackedColumns[table].join(', ')}${table === 'card' ? ', suspended, state, due_at, reps, basis' : ''}
         from ${table} where user_id = $1 and deleted_at is null order by id`,
      ),
    ),
  )
  const rollups = await rows(
    `select study_day, deck_id, competency, measures from day_rollup
     where user_id = $1 and 0 <> any(measures) order by 1, 2, 3`,
  )
  return { tables, rollups }
}

const wellOf = async ({ userId }: TestLearner) => {
  const { differences, faults } = await runDoctor('look')
  return { differences: differences.filter((one) => one.userId === userId), faults }
}
const well = { differences: [], faults: [] }

/** Runs a use case and tells the change it made. */
const changing = async <T>(
  learner: TestLearner,
  run: (context: Context) => Promise<T>,
): Promise<T & { changeId: string }> => {
  const context = learner.at(now)
  const result = await run(context)
  expect(context.changeId).toMatch(/^[0-9a-f-]{36}$/)
  return { ...result, changeId: context.changeId! }
}

const undo = (learner: TestLearner, id: string) => undoChange(learner.at(now), { id })
const conflict = { code: 'conflict' }

/** A learner with a deck in a deck, an answered cloze note with two cards in it, and a preset besides. */
const furnished = async () => {
  const learner = await makeLearner('Asia/Tokyo')
  const { deck } = await createDeck(learner.at(now), { name: 'Metrics::Ranking' })
  const { note, cards } = await createNote(learner.at(now), {
    deckId: deck.id,
    noteType: 'cloze',
    fields: { Text: '{{c1::NDCG}} discounts by {{c2::rank}}' },
    tags: ['ranking'],
  })
  const answers = cards.flatMap(({ id }) => [
    answerJson(id, 'easy', now - 30 * day),
    answerJson(id, 'again', now - day),
  ])
  await syncReviews(learner.at(now), batchOf(answers, now))
  const { decks } = await listDecks(learner.at(now))
  const { preset } = await createPreset(learner.at(now), { name: 'Slow' } as never)
  const metrics = decks.find(({ name }) => name === 'Metrics')!
  return { learner, deck, metrics, note, cards, preset }
}
type Furnished = Awaited<ReturnType<typeof furnished>>

const kinds: [string, (at: Context, has: Furnished) => Promise<unknown>][] = [
  [
    'a note that is written',
    (at, { deck }) =>
      createNote(at, {
        deckId: deck.id,
        noteType: 'basic-reversed',
        fields: { Front: 'a', Back: 'b' },
        tags: [],
      }),
  ],
  [
    'a note’s wording',
    (at, { note }) => patchNote(at, { id: note.id, fields: { Text: '{{c1::DCG}} first' } }),
  ],
  [
    'a note’s cards',
    (at, { note }) => patchNote(at, { id: note.id, fields: { Text: '{{c2::a}} {{c3::b}}' } }),
  ],
  ['a note’s competency', (at, { note }) => patchNote(at, { id: note.id, tags: ['competency::T07'] })],
  ['a note’s place', (at, { note, learner }) => patchNote(at, { id: note.id, deckId: learner.deckId })],
  ['a note', (at, { note }) => deleteNote(at, { id: note.id })],
  ['a new deck in new decks', (at) => createDeck(at, { name: 'A::B::C' })],
  ['the name of a deck', (at, { metrics }) => patchDeck(at, { id: metrics.id, name: 'Figures::All' })],
  [
    'the preset of a deck',
    (at, { metrics, preset }) => patchDeck(at, { id: metrics.id, presetId: preset.id }),
  ],
  ['a deck with all in it', (at, { metrics }) => deleteDeck(at, { id: metrics.id })],
  ['a card’s deck', (at, { cards, learner }) => patchCard(at, { id: cards[0]!.id, deckId: learner.deckId })],
  ['a card’s flag', (at, { cards }) => patchCard(at, { id: cards[0]!.id, flag: 3 })],
  ['a suspension', (at, { cards }) => patchCard(at, { id: cards[0]!.id, suspended: true })],
  ['a burial', (at, { cards }) => patchCard(at, { id: cards[0]!.id, buried: true })],
]

test.each(kinds)('undo puts back %s, column by column, days included', async (_, change) => {
  const has = await furnished()
  const before = await stateOf(has.learner)
  const context = has.learner.at(now + 1000)
  await change(context, has)
  expect(await stateOf(has.learner)).not.toEqual(before)
  expect(await wellOf(has.learner)).toEqual(well)

  const { change: undone } = await undo(has.learner, context.changeId!)
  expect(undone).toMatchObject({ id: context.changeId, undoneAt: new Date(now).toISOString() })
  expect(await stateOf(has.learner)).toEqual(before)
  expect(await wellOf(has.learner)).toEqual(well)
  await expect(undo(has.learner, context.changeId!)).rejects.toMatchObject(conflict)
})

test('what was answered since stays when an older change is undone', async () => {
  const { learner, note, cards } = await furnished()
  const { changeId } = await changing(learner, (at) => patchNote(at, { id: note.id, deckId: learner.deckId }))
  await syncReviews(learner.at(now), batchOf([answerJson(cards[0]!.id, 'good', now)], now))
  await undo(learner, changeId)
  expect((await getNote(learner.at(now), { id: note.id })).cards[0]).toMatchObject({ reps: 3 })
  expect(await wellOf(learner)).toEqual(well)
})

test('only what a change changed goes back; a later change of the same is in the way', async () => {
  const { learner, note } = await furnished()
  const words = await changing(learner, (at) => patchNote(at, { id: note.id, fields: { Text: '{{c1::a}}' } }))
  const tags = await changing(learner, (at) => patchNote(at, { id: note.id, tags: ['later'] }))
  await undo(learner, words.changeId)
  const { note: after } = await getNote(learner.at(now), { id: note.id })
  expect(after).toMatchObject({ tags: ['later'], fields: { Text: note.fields.Text } })

  const third = await changing(learner, (at) => patchNote(at, { id: note.id, tags: ['last'] }))
  const before = await stateOf(learner)
  await expect(undo(learner, tags.changeId)).rejects.toMatchObject(conflict)
  expect(await stateOf(learner)).toEqual(before)
  await undo(learner, third.changeId)
  await undo(learner, tags.changeId)
  expect((await getNote(learner.at(now), { id: note.id })).note.tags).toEqual(['ranking'])
})

test('a deleted note is gone for every call, and comes back whole', async () => {
  const { learner, note, cards } = await furnished()
  const { changeId } = await changing(learner, async (at) => ({
    gone: await deleteNote(at, { id: note.id }),
  }))
  const missing = { code: 'not-found' }
  const id = note.id
  await expect(getNote(learner.at(now), { id })).rejects.toMatchObject(missing)
  await expect(patchNote(learner.at(now), { id, tags: ['x'] })).rejects.toMatchObject(missing)
  await expect(deleteNote(learner.at(now), { id })).rejects.toMatchObject(missing)
  await expect(patchCard(learner.at(now), { id: cards[0]!.id, flag: 1 })).rejects.toMatchObject(missing)
  expect((await listNotes(learner.at(now), {})).notes).toEqual([])
  await undo(learner, changeId)
  expect(await getNote(learner.at(now), { id })).toMatchObject({ note, cards: [{ id: cards[0]!.id }, {}] })
})

test('the making of a note is not undone over a later edit of it', async () => {
  const learner = await makeLearner()
  const made = await changing(learner, (at) =>
    createNote(at, {
      deckId: learner.deckId,
      noteType: 'basic',
      fields: { Front: 'a', Back: 'b' },
      tags: [],
    }),
  )
  const edit = await changing(learner, (at) => patchNote(at, { id: made.note.id, fields: { Front: 'c' } }))
  await expect(undo(learner, made.changeId)).rejects.toMatchObject(conflict)
  await undo(learner, edit.changeId)
  await undo(learner, made.changeId)
  await expect(getNote(learner.at(now), { id: made.note.id })).rejects.toMatchObject({ code: 'not-found' })
})

test('a deck does not come back over another of its name, nor into a deck that is gone', async () => {
  const { learner, deck, metrics } = await furnished()
  const inner = await changing(learner, async (at) => ({ gone: await deleteDeck(at, { id: deck.id }) }))
  const again = await changing(learner, (at) => createDeck(at, { name: 'metrics::RANKING' }))
  await expect(undo(learner, inner.changeId)).rejects.toMatchObject({
    message: 'Another deck has that name now. Rename it, then undo.',
  })
  await undo(learner, again.changeId)
  const outer = await changing(learner, async (at) => ({ gone: await deleteDeck(at, { id: metrics.id }) }))
  await expect(undo(learner, inner.changeId)).rejects.toMatchObject({
    message: 'The deck this belongs in is gone. Bring the deck back first.',
  })
  await undo(learner, outer.changeId)
  await undo(learner, inner.changeId)
  expect(await wellOf(learner)).toEqual(well)
})

test('a note does not come back into a deck that is gone', async () => {
  const { learner, deck, note } = await furnished()
  const first = await changing(learner, async (at) => ({ gone: await deleteNote(at, { id: note.id }) }))
  const second = await changing(learner, async (at) => ({ gone: await deleteDeck(at, { id: deck.id }) }))
  await expect(undo(learner, first.changeId)).rejects.toMatchObject(conflict)
  await undo(learner, second.changeId)
  await undo(learner, first.changeId)
  expect((await getNote(learner.at(now), { id: note.id })).cards).toHaveLength(2)
})

test('a deck does not get a preset back that is gone', async () => {
  const { learner, metrics, preset } = await furnished()
  await patchDeck(learner.at(now), { id: metrics.id, presetId: preset.id })
  const back = await changing(learner, (at) => patchDeck(at, { id: metrics.id, presetId: metrics.presetId }))
  await deletePreset(learner.at(now), { id: preset.id })
  await expect(undo(learner, back.changeId)).rejects.toMatchObject(conflict)
})

test('every column of a deck, a note or a card is kept by changes, or said not to be', async () => {
  for (const table of changedTables) {
    const { rows } = await database().pool.query<{ name: string }>(
      `select column_name as name from information_schema.columns where table_name = $1 and table_schema = 'public'`,
      [table],
    )
    const known: readonly string[] = [...trackedColumns[table], ...untrackedColumns[table]]
    expect([table, rows.filter(({ name }) => !known.includes(name))]).toEqual([table, []])
  }
})

test('a new deck is not undone once something lies in it', async () => {
  const learner = await makeLearner()
  const { deck, changeId } = await changing(learner, (at) => createDeck(at, { name: 'Fresh' }))
  await createNote(learner.at(now), {
    ...{ deckId: deck.id, noteType: 'basic', tags: [] },
    fields: { Front: 'a', Back: 'b' },
  })
  await expect(undo(learner, changeId)).rejects.toMatchObject({ code: 'conflict' })
  expect((await listDecks(learner.at(now))).decks.map(({ name }) => name)).toContain('Fresh')
})

test('a note whose cards lie in two decks loses one with its deck and follows the other', async () => {
  const { learner, note, cards, deck } = await furnished()
  await patchCard(learner.at(now), { id: cards[1]!.id, deckId: learner.deckId })
  const before = await stateOf(learner)
  const { changeId } = await changing(learner, async (at) => ({
    gone: await deleteDeck(at, { id: deck.id }),
  }))
  const left = await getNote(learner.at(now), { id: note.id })
  expect(left).toMatchObject({ note: { deckId: learner.deckId }, cards: [{ id: cards[1]!.id }] })
  expect(left.cards).toHaveLength(1)
  // A card that the note makes again comes back into a deck that is there, with its days.
  const edit = await changing(learner, (at) =>
    patchNote(at, { id: note.id, fields: { Text: '{{c1::a}} {{c2::b}}' } }),
  )
  expect((await getNote(learner.at(now), { id: note.id })).cards.map(({ deckId }) => deckId)).toEqual([
    learner.deckId,
    learner.deckId,
  ])
  expect(await wellOf(learner)).toEqual(well)
  await undo(learner, edit.changeId)
  await undo(learner, changeId)
  expect(await stateOf(learner)).toEqual(before)
  expect(await wellOf(learner)).toEqual(well)
})

test('of two undos at once one is done, the other refused', async () => {
  const { learner, note } = await furnished()
  const before = await stateOf(learner)
  const { changeId } = await changing(learner, (at) => patchNote(at, { id: note.id, tags: ['x'] }))
  const results = await Promise.allSettled(Array.from({ length: 5 }, () => undo(learner, changeId)))
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  for (const one of results) if (one.status === 'rejected') expect(one.reason).toMatchObject(conflict)
  expect(await stateOf(learner)).toEqual(before)
})

test('a stranger’s change is not found, and stays', async () => {
  const { learner, note } = await furnished()
  const stranger = await makeLearner()
  const { changeId } = await changing(learner, (at) => patchNote(at, { id: note.id, tags: ['x'] }))
  await expect(undo(stranger, changeId)).rejects.toMatchObject({ code: 'not-found' })
  await expect(undo(stranger, makeId())).rejects.toMatchObject({ code: 'not-found' })
  expect((await listChanges(stranger.at(now), {})).changes).toEqual([])
  expect((await getNote(learner.at(now), { id: note.id })).note.tags).toEqual(['x'])
})

test('changes are listed in words, latest first; what changes nothing is none; the oldest go', async () => {
  const { learner, note, metrics, cards } = await furnished()
  await patchNote(learner.at(now), { id: note.id, deckId: learner.deckId })
  await patchDeck(learner.at(now), { id: metrics.id, name: 'Figures' })
  const same = learner.at(now)
  await patchNote(same, { id: note.id, tags: note.tags })
  expect(same.changeId).toBeNull()
  const first = await listChanges(learner.at(now), { limit: 2 })
  expect(first.changes.map(({ label }) => label)).toEqual([
    'Renamed the deck “Metrics”',
    'Moved the note “NDCG discounts by rank”',
  ])
  const rest = await listChanges(learner.at(now), { cursor: first.nextCursor! })
  expect(rest.changes.map(({ label }) => label)).toEqual([
    'Added the note “NDCG discounts by rank”',
    'Made the deck “Metrics::Ranking”',
  ])
  expect(rest.nextCursor).toBeNull()
  await expect(listChanges(learner.at(now), { cursor: '1e9' })).rejects.toMatchObject({
    code: 'invalid-input',
  })
  for (let index = 0; index < mostChanges; index++)
    await patchCard(learner.at(now), { id: cards[0]!.id, flag: 1 + (index % 2) })
  const { changes } = await listChanges(learner.at(now), { limit: 500 })
  expect([changes.length, new Set(changes.map(({ label }) => label))]).toEqual([
    mostChanges,
    new Set(['Flagged a card']),
  ])
})
