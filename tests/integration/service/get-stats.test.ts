import fc from 'fast-check'
import { AppError } from '@/lib/core/errors'
import { defaultWeights } from '@/lib/core/preset'
import { ratings } from '@/lib/core/rating'
import { ranges } from '@/lib/core/stats/graph'
import { database } from '@/lib/db/database'
import { findDifferences } from '@/lib/service/check-integrity'
import { createDeck } from '@/lib/service/create-deck'
import { createNote } from '@/lib/service/create-note'
import { createPreset } from '@/lib/service/create-preset'
import { deleteDeck } from '@/lib/service/delete-deck'
import { deleteNote } from '@/lib/service/delete-note'
import { patchCard } from '@/lib/service/patch-card'
import { patchDeck } from '@/lib/service/patch-deck'
import { listChanges } from '@/lib/service/list-changes'
import { listPresets } from '@/lib/service/list-presets'
import { patchMe } from '@/lib/service/patch-me'
import { patchNote } from '@/lib/service/patch-note'
import { patchPreset } from '@/lib/service/patch-preset'
import { syncReviews } from '@/lib/service/sync-reviews'
import { undoChange } from '@/lib/service/undo-change'
import { answerJson, batchOf, makeId, voidJson } from '@/tests/support/entries'
import { expectRecounted } from '@/tests/support/expect-graphs'
import { makeLearner, useDatabase } from '@/tests/support/learner'
import { recount } from '@/tests/support/recount'

useDatabase()

const hour = 3_600_000
const day = 24 * hour

/** Each begins some days before the clocks there change. */
const places = [
  { timeZone: 'America/Los_Angeles', start: Date.UTC(2026, 9, 28, 5) },
  { timeZone: 'Australia/Lord_Howe', start: Date.UTC(2026, 2, 29, 14) },
  { timeZone: 'Europe/Berlin', start: Date.UTC(2026, 2, 25, 1) },
  { timeZone: 'Asia/Tokyo', start: Date.UTC(2026, 5, 1, 18) },
] as const

type Deed = {
  kind: string
  card: number
  gap: number
  rating: (typeof ratings)[number]
  back: number
  ms: number
}
const deedsOf = (kinds: string[], longestGap: number, length: { minLength: number; maxLength: number }) =>
  fc.array(
    fc.record<Deed>({
      kind: fc.constantFrom(...kinds),
      card: fc.nat(11),
      gap: fc.oneof(fc.nat(15 * 60_000), fc.nat(Math.min(2 * day, longestGap)), fc.nat(longestGap)),
      rating: fc.constantFrom(...ratings, 'good', 'easy'),
      back: fc.nat(9),
      ms: fc.oneof(fc.nat(70_000), fc.constant(2_147_483_647)),
    }),
    length,
  )
const answers = (many: number) => Array<string>(many).fill('answer')
const anything = [
  ...answers(14),
  ...['void', 'late', 'late', 'set-due', 'reset', 'cram', 'move', 'suspend', 'bury', 'zone', 'day-start'],
  ...[
    'delete-note',
    'delete-deck',
    'rename',
    'preset',
    'tag',
    'move-note',
    'undo',
    'undo',
    'weights',
    'weights',
  ],
]
/** Some months in which anything happens, then a few busy days, so that today, yesterday and the week are not empty. */
const deeds = fc
  .tuple(
    deedsOf(anything, 40 * day, { minLength: 30, maxLength: 45 }),
    deedsOf([...answers(6), 'bury', 'cram', 'late'], 10 * hour, { minLength: 14, maxLength: 20 }),
  )
  .map((parts) => parts.flat())

/** A learner with nested decks, one of which buries siblings, and twelve cards, some of them siblings. */
const settle = async (timeZone: string, start: number) => {
  const learner = await makeLearner(timeZone)
  const me = learner.at(start)
  const { preset } = await createPreset(me, {
    name: 'Burying',
    buryNewSiblings: true,
    buryReviewSiblings: true,
  })
  const { deck: a } = await createDeck(me, { name: 'A' })
  const { deck: b } = await createDeck(me, { name: 'A::B', presetId: preset.id })
  const { deck: c } = await createDeck(me, { name: 'C' })
  const deckIds = [learner.deckId, a.id, b.id, c.id]
  const cards: { id: string; noteId: string }[] = []
  for (let index = 0; cards.length < 12; index++) {
    const { note, cards: made } = await createNote(me, {
      deckId: deckIds[index % 4]!,
      noteType: index % 2 === 0 ? 'basic-reversed' : 'basic',
      fields: { Front: `Question ${index}`, Back: 'Answer' },
      tags: index % 3 === 0 ? ['competency::T08'] : index % 3 === 1 ? ['competency::T02'] : [],
    })
    cards.push(...made.map(({ id }) => ({ id, noteId: note.id })))
    await database().pool.query(`update card set created_at = $3 where user_id = $1 and note_id = $2`, [
      learner.userId,
      note.id,
      new Date(start - index * 9 * hour),
    ])
  }
  return { learner, deckIds, cards, presetId: preset.id }
}

const sureness = [{}, { confidence: 25 }, { confidence: 50 }, { confidence: 75 }, { confidence: 95 }] as const

/** Lets all that can happen to cards happen, as time goes on; gives the moment after the last. */
const live = async (
  { learner, deckIds, cards, presetId }: Awaited<ReturnType<typeof settle>>,
  plan: readonly Deed[],
  start: number,
): Promise<number> => {
  const zones = ['America/Los_Angeles', 'Australia/Lord_Howe', 'Asia/Tokyo', 'Europe/Berlin']
  const sent: string[] = []
  const { presets: found } = await listPresets(learner.at(start))
  const revisions = new Map(found.map(({ id, revision }) => [id, revision]))
  const presets = [presetId, found.find(({ isDefault }) => isDefault)!.id]
  let now = start
  for (const { kind, card, gap, rating, back, ms } of plan) {
    now += gap
    const me = learner.at(now)
    const { id, noteId } = cards[card % cards.length]!
    const send = async (entry: { id: string } & Record<string, unknown>) => {
      sent.push(entry.id)
      await syncReviews(me, batchOf([entry], now))
    }
    const base = () => ({ id: makeId(), cardId: id, reviewedAt: new Date(now).toISOString() })
    const one = async () => {
      switch (kind) {
        case 'answer':
          return send(answerJson(id, rating, now, { durationMs: ms, ...sureness[ms % sureness.length] }))
        case 'late':
          return send(
            answerJson(id, rating, now - back * 3 * day - hour, { durationMs: ms, offsetMinutes: -300 }),
          )
        case 'void':
          return void (
            sent.length > 0 && (await send(voidJson(sent.at(-1 - (back % sent.length))!, now) as never))
          )
        case 'cram':
          return send({ ...base(), kind, durationMs: ms })
        case 'reset':
          return send({ ...base(), kind })
        case 'set-due':
          return send({ ...base(), kind, dueAt: new Date(now + back * 7 * day).toISOString() })
        case 'move':
          return void (await patchCard(me, { id, deckId: deckIds[back % 4]! }))
        case 'suspend':
          return void (await patchCard(me, { id, suspended: back % 3 !== 0 }))
        case 'bury':
          return void (await patchCard(me, { id, buried: true }))
        case 'zone':
          return void (await patchMe(me, { timeZone: zones[back % 4]! }))
        case 'day-start':
          return void (await patchMe(me, { dayStartHour: back }))
        case 'delete-note':
          return void (back < 4 && (await deleteNote(me, { id: noteId })))
        case 'delete-deck':
          return void (back < 2 && (await deleteDeck(me, { id: deckIds[3]! })))
        case 'tag':
          return void (await patchNote(me, { id: noteId, tags: back % 2 === 0 ? ['competency::T08'] : [] }))
        case 'move-note':
          return void (await patchNote(me, { id: noteId, deckId: deckIds[back % 4]! }))
        case 'undo': {
          const { changes } = await listChanges(me, {})
          const latest = changes.find(({ undoneAt }) => undoneAt === null)
          return void (latest && (await undoChange(me, { id: latest.id })))
        }
        case 'weights': {
          const preset = presets[back % 2]!
          const weights = defaultWeights.map((weight, place) =>
            place < 4 ? weight * (1 + back / 3) : weight,
          )
          const { revision } = (await patchPreset(me, { id: preset, weights })).preset
          // Times are imagined here, and presets are revised by the clock on the wall.
          if (revision !== revisions.get(preset))
            await database().pool.query(
              `update preset_revision set created_at = $4 where user_id = $1 and preset_id = $2 and revision = $3`,
              [learner.userId, preset, revision, new Date(now)],
            )
          return void revisions.set(preset, revision)
        }
        case 'rename':
          return void (await patchDeck(me, {
            id: deckIds[2]!,
            name: back % 2 === 0 ? 'A::B' : 'Elsewhere::B',
          }))
        case 'preset':
          return void (await patchDeck(me, { id: deckIds[back % 4]!, presetId }))
      }
    }
    // What is gone cannot be changed; that it is refused is held elsewhere.
    await one().catch((error: unknown) => {
      if (!(error instanceof AppError)) throw error
    })
  }
  return now
}

for (const { timeZone, start } of places)
  test(`every graph, scope and range is what a recount of the log says, from ${timeZone} on`, async () => {
    await fc.assert(
      fc.asyncProperty(deeds, async (plan) => {
        const world = await settle(timeZone, start)
        const now = await live(world, plan, start)
        const { learner } = world
        expect(await findDifferences(learner.userId)).toEqual([])
        const counted = await recount(learner.userId)
        const scopes = ['all', 'competency:T08', ...counted.decks.map(({ id }) => `deck:${id}`)]
        const moments = [now, now + hour, now + day, now - day, now - 2 * day, now + 3 * day, now - 5 * day]
        for (const [index, scope] of scopes.entries())
          for (const [turn, range] of ranges.entries())
            await expectRecounted(
              counted,
              learner,
              moments[(index * ranges.length + turn) % moments.length]!,
              scope,
              range,
            )
      }),
      { numRuns: 3, endOnFailure: true },
    )
  }, 180_000)
