import { randomUUID } from 'node:crypto'
import { defaultPreset, defaultWeights } from '@/lib/core/preset'
import { firstInstantOf, studyDayOf } from '@/lib/core/study-day'
import { database } from '@/lib/db/database'
import { createDeck } from '@/lib/service/create-deck'
import { createPreset } from '@/lib/service/create-preset'
import { makeId } from './entries'
import type { TestLearner } from './learner'
import type { OracleCard, OracleNote } from './search-oracle'

/** Words of the notes, tags and decks of a world; searches are made of the same. */
export const words = [
  ...[
    'recall',
    'Exact recall',
    'RECALL@k',
    'nDCG',
    'précision',
    'ﬁne-tuning',
    'ΟΔΟΣ',
    '100%',
    'snake_case',
    '\\frac{a}{b}',
  ],
  ...['say "yes"', 'a', 'k', 'two\n lines', '日本語', 'it’s (so)', 'x*y', 'Straße'],
]
export const tagNames = ['ml', 'ML::ranking', 'ml::ranking::loss', 'mlops', 'none-of-it', 'Größe']
export const deckNames = ['Metrics', 'Metrics::Ranking', 'Metrics::Ranking Deep', 'Serving 100%']
const libraryTexts = { 'L-1': ['exact recall', 'library k'], 'L-2': ['nDCG of the library', 'x*y'] }

type Chance = { of<T>(list: readonly T[]): T; upTo(n: number): number; is(share: number): boolean }

/** Small chance of its own, seeded, so that a world that fails can be made again. */
const chanceOf = (seed: number): Chance => {
  let state = seed
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
  return {
    of: (list) => list[Math.floor(next() * list.length)]!,
    upTo: (n) => Math.floor(next() * (n + 1)),
    is: (share) => next() < share,
  }
}

const insert = async (table: string, rows: Record<string, unknown>[]): Promise<void> => {
  const columns = Object.keys(rows[0] ?? {})
  if (columns.length === 0) return
  await database().pool.query(
    `insert into ${table} (${columns.join(', ')}) select ${columns.join(', ')} from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
    [JSON.stringify(rows)],
  )
}

export const addLibrary = async (): Promise<void> => {
  await insert('library_deck', [
    { slug: 'l', name: 'Library', competency: 'T01', description: '', version: 1, position: 0 },
  ])
  await insert(
    'library_note',
    Object.entries(libraryTexts).map(([id, [Front, Back]], position) => ({
      ...{
        id,
        deck_slug: 'l',
        position,
        note_type: 'basic',
        competency: 'T01',
        step: 'frame',
        difficulty: 1,
      },
      ...{ fields: { Front, Back }, points: [], facts: [], sources: [], prerequisites: [], rendered: {} },
      ...{ title: Front, version: 1, content_hash: id },
    })),
  )
}

const presets = [
  { buries: 'new', decay: 0.2 },
  { buries: 'review', decay: 0.1542 },
  { buries: null, decay: 0.5 },
  { buries: null, decay: 0.1542 },
] as const

/** Notes with cards and answers of every kind, put straight into the database; the same is returned for the oracle. */
export const makeSearchWorld = async (
  learner: TestLearner,
  timeZone: string,
  now: number,
  seed: number,
  count: number,
): Promise<OracleNote[]> => {
  const { userId } = learner
  const rule = { timeZone, dayStartHour: 4 }
  const chance = chanceOf(seed)
  const today = studyDayOf(now, rule)
  const decks: { id: string; name: string; weights: number[]; buries: 'new' | 'review' | null }[] = []
  for (const [index, name] of deckNames.entries()) {
    const { buries, decay } = presets[index]!
    const weights = [...defaultWeights.slice(0, 20), decay]
    const { preset } = await createPreset(learner.at(now), {
      ...defaultPreset,
      ...{ name, weights, learningSteps: [60], relearningSteps: [60] },
      ...{ buryNewSiblings: buries === 'new', buryReviewSiblings: buries === 'review' },
    } as never)
    const { deck } = await createDeck(learner.at(now), { name, presetId: preset.id })
    decks.push({ id: deck.id, name, weights, buries })
  }
  const noteRows: Record<string, unknown>[] = []
  const cardRows: Record<string, unknown>[] = []
  const entryRows: Record<string, unknown>[] = []
  const instant = (day: number) => new Date(firstInstantOf(day, rule) + chance.upTo(20) * 3_600_000)
  const entryOf = (day: number) => ({
    ...{ user_id: userId, id: randomUUID(), reviewed_at: instant(day), offset_minutes: 0, day_start_hour: 4 },
    ...{ study_day: day, received_at: instant(day), sent_hash: randomUUID() },
    ...{
      card_id: null as string | null,
      rating: null as string | null,
      voids_entry_id: null as string | null,
    },
  })

  const makeCard = (noteId: string, ordinal: number): OracleCard => {
    const deck = chance.of(decks)
    const state = chance.of(['new', 'new', 'learning', 'review', 'review', 'relearning'] as const)
    const dueDay = state === 'new' ? null : today + chance.upTo(8) - 4
    const isDay = state === 'review' || chance.is(0.5)
    const stability = (chance.upTo(400) + 1) / 4
    const difficulty = 1 + chance.upTo(90) / 10
    const lastStudyDay = state === 'new' ? null : today - chance.upTo(5)
    const lastAt = lastStudyDay === null ? null : instant(lastStudyDay).getTime()
    const cardId = makeId()
    const card: OracleCard = {
      ...{ deck: deck.name, state, dueDay, lastStudyDay, buries: deck.buries },
      suspended: chance.is(0.2),
      flag: chance.is(0.7) ? 0 : chance.upTo(7),
      buriedDay: chance.is(0.8) ? null : today - chance.upTo(1),
      memory:
        lastAt === null
          ? null
          : {
              stability,
              difficulty,
              elapsedDays: Math.max(0, now - lastAt) / 86_400_000,
              weights: deck.weights,
            },
      intervalDays: state === 'review' ? chance.upTo(60) : null,
      reps: state === 'new' ? 0 : chance.upTo(12),
      lapses: state === 'new' ? 0 : chance.upTo(4),
      answers: [],
    }
    cardRows.push({
      ...{
        user_id: userId,
        id: cardId,
        note_id: noteId,
        ordinal,
        deck_id: deck.id,
        position: cardRows.length,
        state,
      },
      step: state === 'learning' || state === 'relearning' ? 0 : null,
      due_at: dueDay === null ? null : isDay ? new Date(firstInstantOf(dueDay, rule)) : instant(dueDay),
      due_day: dueDay === null || !isDay ? null : dueDay,
      stability: card.memory?.stability ?? null,
      difficulty: card.memory?.difficulty ?? null,
      interval_days: card.intervalDays,
      last_reviewed_at: lastAt === null ? null : new Date(lastAt),
      last_study_day: lastStudyDay,
      ...{ reps: card.reps, lapses: card.lapses, suspended: card.suspended, flag: card.flag },
      ...{
        buried_day: card.buriedDay,
        suspended_by_hand: card.suspended,
        change_seq: 0,
        created_at: new Date(now),
      },
      deleted_at: null,
    })
    for (let index = chance.upTo(3); index > 0 && state !== 'new'; index--) {
      const answer = {
        studyDay: today - chance.upTo(9),
        rating: chance.of(['again', 'hard', 'good', 'easy']),
      }
      const entry = entryOf(answer.studyDay)
      entryRows.push({ ...entry, kind: 'answer', card_id: cardId, rating: answer.rating })
      if (chance.is(0.3)) entryRows.push({ ...entryOf(today), kind: 'void', voids_entry_id: entry.id })
      else card.answers.push(answer)
    }
    return card
  }

  const freeLibrary = Object.keys(libraryTexts) as (keyof typeof libraryTexts)[]
  const notes = Array.from({ length: count }, (): OracleNote => {
    const id = makeId()
    const [createdDay, editedDay] = [today - chance.upTo(10), today - chance.upTo(10)]
    const libraryId = chance.is(0.1) ? (freeLibrary.pop() ?? null) : null
    const isChanged = libraryId === null || chance.is(0.5)
    const own: Record<string, string> = {}
    if (isChanged) own.Back = `${chance.of(words)} ${chance.of(words)}`
    if (libraryId === null) own.Front = `${chance.of(words)} ${chance.of(words)}`
    const [front, back] = libraryId ? libraryTexts[libraryId] : []
    const tags = [...new Set(Array.from({ length: chance.upTo(2) }, () => chance.of(tagNames)))]
    const noteType = libraryId ? 'basic' : chance.of(['basic', 'cloze', 'concept'])
    noteRows.push({
      ...{ user_id: userId, id, deck_id: decks[0]!.id, note_type: noteType, fields: own, tags, title: id },
      rendered: isChanged ? {} : null,
      library_id: libraryId,
      ...{ created_at: instant(createdDay), updated_at: instant(editedDay), deleted_at: null },
    })
    return {
      ...{ id, noteType, tags, createdDay, editedDay, isFromLibrary: libraryId !== null },
      texts: Object.values({ Front: front ?? '', Back: back ?? '', ...own }),
      cards: Array.from({ length: 1 + chance.upTo(2) }, (_, ordinal) => makeCard(id, ordinal)),
    }
  })
  await insert('note', noteRows)
  await insert('card', cardRows)
  await insert('review_entry', entryRows)
  return notes
}
