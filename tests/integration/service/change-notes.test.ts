import { changedTables } from '@/lib/core/change'
import { changeNotesInput } from '@/lib/contract/change-notes'
import { formatDay, studyDayOf } from '@/lib/core/study-day'
import { database } from '@/lib/db/database'
import { trackedColumns } from '@/lib/db/changes'
import type { Context } from '@/lib/service/context'
import { changeNotes } from '@/lib/service/change-notes'
import { createDeck } from '@/lib/service/create-deck'
import { createNote } from '@/lib/service/create-note'
import { findDifferences } from '@/lib/service/check-integrity'
import { getCard } from '@/lib/service/get-card'
import { getNote } from '@/lib/service/get-note'
import { patchPreset } from '@/lib/service/patch-preset'
import { listDecks } from '@/lib/service/list-decks'
import { listChanges } from '@/lib/service/list-changes'
import { runDoctor } from '@/lib/service/run-doctor'
import { syncReviews } from '@/lib/service/sync-reviews'
import { undoChange } from '@/lib/service/undo-change'
import { answerJson, batchOf, makeId } from '@/tests/support/entries'
import { makeLearner, useDatabase, type TestLearner } from '@/tests/support/learner'

useDatabase()

const now = Date.UTC(2026, 5, 1, 12)
const day = 86_400_000
const today = studyDayOf(now, { timeZone: 'UTC', dayStartHour: 4 })

/** Everything live of a learner, column by column, and their rollups without empty ones. */
const stateOf = async ({ userId }: TestLearner) => {
  const rows = async (sql: string) => (await database().pool.query(sql, [userId])).rows
  const fold =
    ', suspended, state, step, due_at, due_day, stability, interval_days, reps, lapses, basis, preset_revision'
  const tables = await Promise.all(
    changedTables.map((table) =>
      rows(
        `select id, ${trackedColumns[table].join(', ')}${table === 'card' ? fold : ''}
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

const input = (noteIds: string[], action: object) => changeNotesInput.parse({ noteIds, action })
const bulk = async (context: Context, noteIds: string[], action: object) =>
  (await changeNotes(context, input(noteIds, action))).bulk

/** Three notes of five cards, answered on several days under an older preset, one of them suspended as it were. */
const furnished = async () => {
  const learner = await makeLearner()
  const notes = []
  for (const [noteType, fields, tags] of [
    ['basic', { Front: 'a', Back: 'b' }, ['competency::T01', 'Old']],
    ['basic-reversed', { Front: 'c', Back: 'd' }, ['old']],
    ['cloze', { Text: '{{c1::e}} {{c2::f}}' }, []],
  ] as const)
    notes.push(
      await createNote(learner.at(now), { deckId: learner.deckId, noteType, fields, tags: [...tags] }),
    )
  const cards = notes.flatMap((note) => note.cards.map(({ id }) => id))
  const answers = cards
    .slice(0, 4)
    .flatMap((id) => [answerJson(id, 'easy', now - 30 * day), answerJson(id, 'again', now - 2 * day)])
  await syncReviews(learner.at(now), batchOf(answers, now))
  const [deck] = (await listDecks(learner.at(now))).decks
  await patchPreset(learner.at(now), { id: deck!.presetId, desiredRetention: 0.85 } as never)
  return { learner, notes, noteIds: notes.map(({ note }) => note.id), cards }
}

const actions: [string, object][] = [
  ['tags put on', { kind: 'add-tags', tags: ['new', 'OLD'] }],
  ['a competency put on', { kind: 'add-tags', tags: ['competency::T07'] }],
  ['a competency taken off', { kind: 'remove-tags', tags: ['COMPETENCY::t01', 'old'] }],
  ['a suspension', { kind: 'suspend' }],
  ['a burial', { kind: 'bury' }],
  ['a flag', { kind: 'flag', flag: 4 }],
  ['a day to be due on', { kind: 'set-due', day: formatDay(today + 3) }],
  ['a new start', { kind: 'reset' }],
  ['a deletion', { kind: 'delete' }],
]

test.each(actions)('%s of many notes is one change, and undone to the last column', async (_, action) => {
  const { learner, noteIds } = await furnished()
  const before = await stateOf(learner)
  const context = learner.at(now + 1000)
  const { notes, cards, changeId } = await bulk(context, noteIds, action)
  expect(notes + cards).toBeGreaterThan(0)
  expect(changeId).toBe(context.changeId)
  expect(await stateOf(learner)).not.toEqual(before)
  expect(await findDifferences(learner.userId)).toEqual([])
  expect((await runDoctor('look')).faults).toEqual([])

  await undoChange(learner.at(now + 2000), { id: changeId! })
  expect(await stateOf(learner)).toEqual(before)
  expect(await findDifferences(learner.userId)).toEqual([])
  await expect(undoChange(learner.at(now), { id: changeId! })).rejects.toMatchObject({ code: 'conflict' })
})

test('a move of many notes takes the days of all their cards along, and back', async () => {
  const { learner, noteIds, cards } = await furnished()
  const { deck } = await createDeck(learner.at(now), { name: 'Elsewhere' })
  const before = await stateOf(learner)
  const { changeId } = await bulk(learner.at(now), noteIds, { kind: 'move', deckId: deck.id })
  expect((await getCard(learner.at(now), { id: cards[4]! })).card.deckId).toBe(deck.id)
  expect((await stateOf(learner)).rollups.every((row) => row.deck_id === deck.id)).toBe(true)
  expect(await findDifferences(learner.userId)).toEqual([])
  const again = learner.at(now)
  expect(await bulk(again, noteIds, { kind: 'move', deckId: deck.id })).toEqual({
    notes: 0,
    cards: 0,
    changeId: null,
  })
  expect(again.changeId).toBeNull()
  await undoChange(learner.at(now), { id: changeId! })
  expect(await stateOf(learner)).toEqual(before)
})

test('what is rescheduled is due that day; a new card is held back; an answer since survives the undo', async () => {
  const { learner, noteIds, cards } = await furnished()
  const { changeId } = await bulk(learner.at(now), noteIds, { kind: 'set-due', day: '2026-07-01' })
  const due = await Promise.all(cards.map((id) => getCard(learner.at(now), { id })))
  expect(due.map(({ card }) => [card.state, card.dueDay])).toEqual([
    ...Array(4).fill(['review', '2026-07-01']),
    ['new', '2026-07-01'],
  ])
  await syncReviews(learner.at(now + day), batchOf([answerJson(cards[0]!, 'good', now + day)], now + day))
  await undoChange(learner.at(now + day), { id: changeId! })
  const { card, entries } = await getCard(learner.at(now + day), { id: cards[0]! })
  expect([card.reps, entries.filter(({ voidedBy }) => voidedBy).length]).toEqual([3, 1])
  expect((await getCard(learner.at(now + day), { id: cards[4]! })).card).toMatchObject({
    state: 'new',
    dueDay: null,
  })
  expect(await findDifferences(learner.userId)).toEqual([])
})

test('resets that a device sends as a batch are undone by one void', async () => {
  const { learner, cards } = await furnished()
  const before = await stateOf(learner)
  const batchId = makeId()
  const at = new Date(now).toISOString()
  const resets = cards.map((cardId) => ({ id: makeId(), kind: 'reset', cardId, batchId, reviewedAt: at }))
  const sent = await syncReviews(learner.at(now), batchOf(resets, now))
  expect(sent.entries.every(({ result }) => result === 'applied')).toBe(true)
  expect((await getCard(learner.at(now), { id: cards[0]! })).card).toMatchObject({ state: 'new', reps: 0 })
  await syncReviews(learner.at(now), batchOf([{ id: makeId(), kind: 'void', batchId, reviewedAt: at }], now))
  expect(await stateOf(learner)).toEqual(before)
  expect(await findDifferences(learner.userId)).toEqual([])
})

test('tags compare without regard to case, and a note keeps to fifty', async () => {
  const { learner, noteIds, notes } = await furnished()
  await bulk(learner.at(now), noteIds, { kind: 'add-tags', tags: ['OLD', 'x'] })
  const tagsOf = async (id: string) => (await getNote(learner.at(now), { id })).note.tags
  expect(await Promise.all(noteIds.map(tagsOf))).toEqual([
    ['competency::T01', 'Old', 'x'],
    ['old', 'x'],
    ['OLD', 'x'],
  ])
  const many = Array.from({ length: 48 }, (_, index) => `t${index}`)
  const before = await stateOf(learner)
  await expect(bulk(learner.at(now), noteIds, { kind: 'add-tags', tags: many })).rejects.toMatchObject({
    code: 'invalid-input',
  })
  expect(await stateOf(learner)).toEqual(before)
  await bulk(learner.at(now), [notes[1]!.note.id], { kind: 'add-tags', tags: many })
  expect(await tagsOf(notes[1]!.note.id)).toHaveLength(50)
})

test('ids of a stranger’s notes, and of notes that are gone, are left alone', async () => {
  const { learner, noteIds } = await furnished()
  const stranger = await furnished()
  const before = await stateOf(stranger.learner)
  await bulk(learner.at(now), [noteIds[0]!], { kind: 'delete' })
  const done = await bulk(learner.at(now), [...noteIds, ...stranger.noteIds, makeId()], { kind: 'delete' })
  expect(done).toMatchObject({ notes: 2, cards: 4 })
  const missing = { code: 'not-found' }
  await expect(bulk(learner.at(now), stranger.noteIds, { kind: 'reset' })).rejects.toMatchObject(missing)
  const theirDeck = { kind: 'move', deckId: learner.deckId }
  await expect(bulk(stranger.learner.at(now), stranger.noteIds, theirDeck)).rejects.toMatchObject(missing)
  expect(await stateOf(stranger.learner)).toEqual(before)
  expect((await listChanges(learner.at(now), { limit: 1 })).changes[0]!.label).toBe('Deleted 2 notes')
})

test('answers that arrive while many cards are rescheduled are kept, whichever comes first', async () => {
  const learner = await makeLearner()
  const noteIds = await fill(learner, 300, 0)
  const { rows } = await database().pool.query<{ id: string }>(`select id from card where user_id = $1`, [
    learner.userId,
  ])
  const answers = rows.map(({ id }) => answerJson(id, 'good', now))
  const batches = [0, 100, 200].map((start) =>
    syncReviews(learner.at(now), batchOf(answers.slice(start, start + 100), now)),
  )
  const context = learner.at(now)
  await Promise.all([...batches, bulk(context, noteIds, { kind: 'set-due', day: formatDay(today + 5) })])
  expect(await findDifferences(learner.userId)).toEqual([])
  await undoChange(learner.at(now), { id: context.changeId! })
  const { card } = await getCard(learner.at(now), { id: rows[0]!.id })
  expect(card).toMatchObject({ reps: 1, state: 'learning' })
  expect(await findDifferences(learner.userId)).toEqual([])
})

/** Notes with a card each, put in as they would have come to be; some of the cards are answered. */
const fill = async (learner: TestLearner, count: number, answered: number): Promise<string[]> => {
  const { pool } = database()
  await pool.query(
    `insert into note (user_id, id, deck_id, note_type, fields, title, tags, rendered)
     select $1, gen_random_uuid(), $2, 'basic', jsonb_build_object('Front', i::text, 'Back', 'b'), i::text, array['competency::T01', 'tag' || i % 50], '{}'
     from generate_series(1, $3) i`,
    [learner.userId, learner.deckId, count],
  )
  const { rows } = await pool.query<{ id: string; note_id: string }>(
    `insert into card (user_id, id, note_id, ordinal, deck_id, competency, position)
     select $1, gen_random_uuid(), id, 0, deck_id, 'T01', 1 from note where user_id = $1 returning id, note_id`,
    [learner.userId],
  )
  for (let start = 0; start < answered; start += 500) {
    const answers = rows.slice(start, start + 500).map(({ id }) => answerJson(id, 'good', now - day))
    await syncReviews(learner.at(now), batchOf(answers, now))
  }
  return rows.map(({ note_id }) => note_id)
}

test('ten thousand cards change, and change back', async () => {
  const learner = await makeLearner()
  const noteIds = await fill(learner, 10_000, 1000)
  const { deck } = await createDeck(learner.at(now), { name: 'Elsewhere' })
  const before = await stateOf(learner)
  const actions = [
    { kind: 'flag', flag: 4 },
    { kind: 'move', deckId: deck.id },
    { kind: 'set-due', day: formatDay(today + 3) },
  ]
  for (const action of actions) {
    const context = learner.at(now)
    expect(await bulk(context, noteIds, action)).not.toMatchObject({ notes: 0, cards: 0 })
    await undoChange(learner.at(now), { id: context.changeId! })
  }
  expect(await stateOf(learner)).toEqual(before)
  expect(await findDifferences(learner.userId)).toEqual([])
  const { rows } = await database().pool.query(
    `select jsonb_array_length(groups -> 'card') as groups from change where user_id = $1 and kind = 'flag'`,
    [learner.userId],
  )
  expect(rows).toEqual([{ groups: 1 }])
}, 240_000)
