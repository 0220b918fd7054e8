import { database } from '@/lib/db/database'
import { entryOfJson, type EntryJson } from '@/lib/db/entry-rows'
import { newCard, type FoldedCard } from '@/lib/core/card'
import type { PresetConfig } from '@/lib/core/preset'
import { defaultWeights } from '@/lib/core/preset'
import { foldSteps } from '@/lib/core/schedule/fold'
import { plainNext, plainRecall, type PlainMemory } from './plain-fsrs'

/**
 * Counts a learner's statistics anew, straight from the log and by other means than `lib/core/stats`: every entry is a
 * fact, every number a filter over facts. Slow and plain on purpose.
 */
export type Fact = {
  cardId: string
  at: number
  day: string
  deckId: string
  competency: string | null
  kind: 'answer' | 'cram'
  rating: string
  ms: number
  state: string
  interval: number
  /** The hour that clocks showed there. */
  hour: number
  confidence: number | null
  outcome: boolean | null
  /** Of targets alone: study days since the answer before, and the recall expected. */
  waited: number | null
  predicted: number | null
}

type Revision = { preset_id: string; revision: number; at: number; weights: number[] }

/** The weights of a preset that was last revised before an instant. */
const inForce = (revisions: Revision[], presetId: unknown, at: number): readonly number[] =>
  revisions
    .filter((one) => one.preset_id === presetId && one.at <= at)
    .sort((a, b) => b.revision - a.revision)[0]?.weights ?? defaultWeights

const grades: Record<string, number> = { again: 1, hard: 2, good: 3, easy: 4 }

/** What was expected of one entry: all entries before it, one after the other, under one set of weights. */
const expectedOf = (sorted: EntryJson[], index: number, weights: readonly number[]) => {
  let memory: PlainMemory | null = null
  let day: number | null = null
  for (const json of sorted.slice(0, index)) {
    if (json.kind === 'reset') [memory, day] = [null, null]
    if (json.kind !== 'answer') continue
    const today = json.study_day as number
    memory = plainNext(
      weights,
      memory,
      day === null ? 0 : Math.max(0, today - day),
      grades[json.rating as string]!,
    )
    day = today
  }
  const waited = day === null ? 0 : (sorted[index]!.study_day as number) - day
  if (memory === null || waited < 1) return { waited: null, predicted: null }
  return { waited, predicted: plainRecall(weights, memory, waited) }
}

export type CardNow = {
  id: string
  noteId: string
  deckId: string
  competency: string | null
  folded: FoldedCard
  createdAt: number
  isSuspended: boolean
  buriedDay: number | null
  isDeleted: boolean
  config: PresetConfig
}

export type Recount = {
  facts: Fact[]
  cards: CardNow[]
  decks: { id: string; name: string }[]
  timeZone: string
  dayStartHour: number
}

const dayText = (at: number) => new Date(at).toISOString().slice(0, 10)
export const shiftDay = (day: string, by: number): string =>
  dayText(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000)

/** The study day of an instant by what a clock on the wall there shows. */
export const dayInZone = (at: number, timeZone: string, dayStartHour: number): string => {
  const shown = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    hourCycle: 'h23',
  }).format(at)
  const [date, hour] = shown.split(' ') as [string, string]
  return Number(hour) < dayStartHour ? shiftDay(date, -1) : date
}

const rows = async <Row>(sql: string, userId: string): Promise<Row[]> =>
  (await database().pool.query(sql, [userId])).rows as Row[]

/** Reads the log and everything else that is fact, and folds it. */
export const recount = async (userId: string): Promise<Recount> => {
  const [learner] = await rows<{ time_zone: string; day_start_hour: number }>(
    `select time_zone, day_start_hour from learner where user_id = $1`,
    userId,
  )
  const log = await rows<{ entry: EntryJson }>(
    `select to_jsonb(e) as entry from review_entry e where user_id = $1`,
    userId,
  )
  const voided = new Set<unknown>(
    log.flatMap(({ entry }) => [entry.voids_entry_id, entry.voids_batch_id]).filter((id) => id !== null),
  )
  const live = log
    .map(({ entry }) => entry)
    .filter(({ kind, id, batch_id }) => kind !== 'void' && !voided.has(id) && !voided.has(batch_id ?? 'none'))
  type Row = {
    id: string
    note_id: string
    deck_id: string
    competency: string | null
    created: number
    suspended: boolean
    buried_day: number | null
    gone: boolean
    config: PresetConfig
    folded_under: PresetConfig | null
    preset_id: string | null
  }
  const revisions = await rows<Revision>(
    `select preset_id::text, revision, extract(epoch from created_at)::float8 * 1000 as at, config -> 'weights' as weights
     from preset_revision where user_id = $1`,
    userId,
  )
  const found = await rows<Row>(
    `select c.id, c.note_id, c.deck_id, c.competency, (extract(epoch from c.created_at) * 1000)::float8 as created, c.suspended,
       c.buried_day, c.deleted_at is not null as gone, r.config, f.config as folded_under, c.preset_id
     from card c join deck d on d.user_id = $1 and d.id = c.deck_id join preset p on p.user_id = $1 and p.id = d.preset_id
     join preset_revision r on r.user_id = $1 and r.preset_id = p.id and r.revision = p.revision
     left join preset_revision f on f.user_id = $1 and f.preset_id = c.preset_id and f.revision = c.preset_revision
     where c.user_id = $1`,
    userId,
  )
  const facts: Fact[] = []
  const cards = found.map((row): CardNow => {
    const own = live.filter(({ card_id }) => card_id === row.id)
    const steps = foldSteps(
      row.id,
      own.map((json) => entryOfJson(json).entry),
      row.folded_under ?? row.config,
    )
    const sorted = [...own].sort((a, b) => {
      const [first, second] = [a, b].map(({ reviewed_at, id }) => `${reviewed_at as string} ${id as string}`)
      return first! < second! ? -1 : 1
    })
    for (const { entry, before } of steps) {
      const json = own.find(({ id }) => id === entry.id)!
      const local =
        Date.parse(json.reviewed_at as string) +
        (json.offset_minutes as number) * 60_000 -
        (json.day_start_hour as number) * 3_600_000
      if (entry.kind === 'answer' || entry.kind === 'cram')
        facts.push({
          cardId: row.id,
          at: Date.parse(json.reviewed_at as string),
          day: dayText(local),
          deckId: row.deck_id,
          competency: row.competency,
          kind: entry.kind,
          rating: (json.rating as string | null) ?? '',
          ms: Math.min(60_000, json.duration_ms as number),
          state: before.position.state,
          interval: before.intervalDays ?? 0,
          hour: new Date(
            Date.parse(json.reviewed_at as string) + (json.offset_minutes as number) * 60_000,
          ).getUTCHours(),
          confidence: json.confidence as number | null,
          outcome: json.scenario ? (json.held as boolean | null) : json.rating !== 'again',
          ...(entry.kind === 'answer'
            ? expectedOf(
                sorted,
                sorted.indexOf(json),
                inForce(revisions, json.preset_id ?? row.preset_id, Date.parse(json.reviewed_at as string)),
              )
            : { waited: null, predicted: null }),
        })
    }
    return {
      id: row.id,
      noteId: row.note_id,
      deckId: row.deck_id,
      competency: row.competency,
      folded: steps.at(-1)?.after ?? newCard,
      createdAt: row.created,
      isSuspended: row.suspended,
      buriedDay: row.buried_day,
      isDeleted: row.gone,
      config: row.config,
    }
  })
  return {
    facts,
    cards,
    decks: await rows(`select id, name from deck where user_id = $1 and deleted_at is null`, userId),
    timeZone: learner!.time_zone,
    dayStartHour: learner!.day_start_hour,
  }
}
