import { generatorField, scenarioField } from '@/lib/core/content/note-types'
import type { PresetConfig } from '@/lib/core/preset'
import type { BacklogMode } from '@/lib/core/queue/ease'
import type { Rest } from '@/lib/core/queue/rest'
import type { DayRule, StudyDay } from '@/lib/core/study-day'
import { cardOfJson, siblingDaySql, type CardJson, type CardRow } from './card-rows'
import { prepared } from './database'
import { isWaitingSql, type Ladders } from './ladders'
import { noteVersionSql } from './note-versions'

export type QueueDeck = {
  id: string
  name: string
  presetId: string
  revision: number
  presetName: string
  isDefault: boolean
  config: PresetConfig
  newDone: number
  reviewsDone: number
}

const decksSql = `
select d.id::text as id, d.name, p.id::text as "presetId", p.revision, p.name as "presetName", p.is_default as "isDefault", r.config,
  coalesce((select sum(x.measures[1])::integer from day_rollup x where x.user_id = $1 and x.study_day = $2 and x.deck_id = d.id), 0) as "newDone",
  coalesce((select sum(x.measures[2])::integer from day_rollup x where x.user_id = $1 and x.study_day = $2 and x.deck_id = d.id), 0) as "reviewsDone"
from deck d
join preset p on p.user_id = $1 and p.id = d.preset_id
join preset_revision r on r.user_id = $1 and r.preset_id = p.id and r.revision = p.revision
where d.user_id = $1 and d.deleted_at is null
order by lower(d.name)`

/** The learner's decks with their presets and what was answered in each on a study day. */
export const loadQueueDecks = (userId: string, studyDay: StudyDay): Promise<QueueDeck[]> =>
  prepared<QueueDeck>('queue-decks', decksSql, [userId, studyDay])

export type DueRow = {
  id: string
  noteId: string
  deckId: string
  state: 'learning' | 'review' | 'relearning'
  dueAt: number
  dueDay: number | null
  stability: number
  lastStudyDay: number
  competency: string | null
  /** A sibling was answered on the study day; null for a card without one. */
  hasSiblingAnswered: boolean | null
}

/** So many due cards are ordered at most; a longer backlog is met oldest first. */
const mostDue = 50_000

// By the index on (user_id, due_at): cards that are not due cost nothing, however many there are.
const dueSql = `
select c.id::text as id, c.note_id::text as "noteId", c.deck_id::text as "deckId", c.state, (extract(epoch from c.due_at) * 1000)::float8 as "dueAt",
  c.due_day as "dueDay", c.stability, c.last_study_day as "lastStudyDay", c.competency,
  ${siblingDaySql} = $3 as "hasSiblingAnswered"
from card c
where c.user_id = $1 and c.state <> 'new' and c.deleted_at is null and c.due_at < $2 and not c.suspended
  and (c.buried_day is null or c.buried_day < $3) and c.deck_id = any($4::uuid[])
order by c.due_at limit ${mostDue}`

/** Cards out of the new state that are due before the end of a study day, suspended and buried ones left out. */
export const loadDue = (
  userId: string,
  endsAt: number,
  studyDay: StudyDay,
  deckIds: string[],
): Promise<DueRow[]> => prepared<DueRow>('queue-due', dueSql, [userId, new Date(endsAt), studyDay, deckIds])

export type NewRow = {
  id: string
  noteId: string
  deckId: string
  position: number
  competency: string | null
}

const newCards = (kept: string) => `
  select c.id, c.note_id, c.deck_id, c.position, c.competency${kept} from card c
  where c.user_id = $1 and c.deck_id = wanted.deck_id and c.state = 'new' and c.deleted_at is null and not c.suspended
    and (c.buried_day is null or c.buried_day < $4) and (c.due_day is null or c.due_day <= $4)
    and ($5::boolean or not coalesce(${isWaitingSql}, false))`
const newSql = (cards: string, order: string) => `
select x.id::text as id, x.note_id::text as "noteId", x.deck_id::text as "deckId", x.position, x.competency
from unnest($2::uuid[], $3::integer[]) as wanted (deck_id, count)
cross join lateral (select * from (${cards}) c order by ${order} limit wanted.count) x`
const byPlace = 'c.position, c.id'
const byChance = 'hashtextextended(c.id::text, $4::bigint)'
/** One card a note, and none whose sibling was answered today. */
const oneANote = (order: string) =>
  `select * from (${newCards(`, row_number() over (partition by c.note_id order by ${order}) as place, ${siblingDaySql} as sibling_day`)}) c
   where place = 1 and sibling_day is distinct from $4`
const newStatements = {
  position: newSql(newCards(''), byPlace),
  random: newSql(newCards(''), byChance),
  'position, one a note': newSql(oneANote(byPlace), byPlace),
  'random, one a note': newSql(oneANote(byChance), byChance),
} as const
export type NewGathering = keyof typeof newStatements

/** The first new cards of each deck: by place through the index, or by a shuffle that holds all day; where siblings are buried, one a note. */
export const loadNew = (
  userId: string,
  wanted: { deckId: string; count: number }[],
  studyDay: StudyDay,
  gathering: NewGathering,
  ladders: Ladders,
): Promise<NewRow[]> =>
  wanted.length === 0
    ? Promise.resolve([])
    : prepared<NewRow>(`queue-new ${gathering}`, newStatements[gathering], [
        userId,
        wanted.map(({ deckId }) => deckId),
        wanted.map(({ count }) => count),
        studyDay,
        ladders === 'ignored',
      ])

const mostCounted = 1000
const newCountSql = `
select wanted.deck_id::text as "deckId", (select count(*)::integer from (
  select 1 from card c
  where c.user_id = $1 and c.deck_id = wanted.deck_id and c.state = 'new' and c.deleted_at is null and not c.suspended
    and (c.buried_day is null or c.buried_day < $3) and (c.due_day is null or c.due_day <= $3)
    and ($4::boolean or not coalesce(${isWaitingSql}, false))
  limit ${mostCounted}) x) as count
from unnest($2::uuid[]) as wanted (deck_id)`

/** New cards that lie in each of some decks and could be asked on a study day, counted up to a thousand. */
export const countNewCards = async (
  userId: string,
  deckIds: string[],
  studyDay: StudyDay,
  ladders: Ladders,
): Promise<Map<string, number>> => {
  if (deckIds.length === 0) return new Map()
  const rows = await prepared<{ deckId: string; count: number }>('count-new', newCountSql, [
    userId,
    deckIds,
    studyDay,
    ladders === 'ignored',
  ])
  return new Map(rows.map(({ deckId, count }) => [deckId, count]))
}

export type QueueContent = {
  row: CardRow
  noteType: string
  front: string
  back: string
  noteVersion: string
  /** Its why-ladder and rung; null for none. */
  ladder: string | null
  rung: number | null
  /** What draws the card's scenario, by id or slug; null where the note names none. */
  generator: string | null
  /** A scenario of the learner's own: its definition as JSON, and what the note asks; null for every other note. */
  own: { definition: string; question: string } | null
}

const contentSql = `
select to_jsonb(c) as card, n.note_type as "noteType", coalesce(n.rendered, l.rendered) -> c.ordinal::text as html,
  ${noteVersionSql} as "noteVersion", c.ladder, c.rung,
  nullif(trim(coalesce(n.fields ->> '${generatorField}', l.fields ->> '${generatorField}')), '') as generator,
  case when n.note_type = 'scenario' then jsonb_build_object('definition', coalesce(n.fields ->> '${scenarioField}', ''),
    'question', coalesce(n.fields ->> 'Question', '')) end as own
from card c
join note n on n.user_id = $1 and n.id = c.note_id
left join library_note l on l.id = n.library_id
where c.user_id = $1 and c.id = any($2::uuid[])`

/** The cards to show with their front and back, in any order. A library note shows the library's unless the learner changed it. */
export const loadContent = async (userId: string, cardIds: string[]): Promise<QueueContent[]> => {
  type Row = {
    card: CardJson
    noteType: string
    html: { front: string; back: string } | null
    noteVersion: string
    ladder: string | null
    rung: number | null
    generator: string | null
    own: QueueContent['own']
  }
  const rows = await prepared<Row>('queue-content', contentSql, [userId, cardIds])
  return rows.map(({ card, html, ...rest }) => ({
    ...{ row: cardOfJson(card), ...rest },
    ...{ front: html?.front ?? '', back: html?.back ?? '' },
  }))
}

const nextDueSql = `
select (extract(epoch from c.due_at) * 1000)::float8 as at from card c
where c.user_id = $1 and c.state <> 'new' and c.deleted_at is null and c.due_at > $2 and not c.suspended
order by c.due_at limit 1`

/** When the next card that is not due yet comes; null for none. */
export const findNextDue = async (userId: string, after: number): Promise<number | null> =>
  (await prepared<{ at: number }>('next-due', nextDueSql, [userId, new Date(after)]))[0]?.at ?? null

export type RollupRow = { studyDay: StudyDay; deckId: string; competency: string; measures: number[] }

/** The learner's rollups of some study days, both ends included. */
export const loadRollups = (userId: string, from: StudyDay, to: StudyDay): Promise<RollupRow[]> =>
  // As JSON, whose numbers are read several times faster than an array of bigint.
  prepared<RollupRow>(
    'load-rollups',
    `select study_day as "studyDay", deck_id::text as "deckId", competency, to_json(measures) as measures from day_rollup
     where user_id = $1 and study_day between $2 and $3`,
    [userId, from, to],
  )

const ruleSql = `
select time_zone as "timeZone", day_start_hour as "dayStartHour", interview_day as "interviewDay", follow_plan as "followsPlan",
  change_seq::text as "changeSeq", minutes_per_day as "minutesPerDay", days_off as "daysOff", easy_days as "easyDays", works_on as "worksOn", backlog,
  case when interview_mode then 'ignored' else 'climbed' end as ladders
from learner where user_id = $1`

/** How the learner's days run, when they rest, and what they lead up to. */
export type LearnerRule = DayRule &
  Rest & {
    interviewDay: StudyDay | null
    followsPlan: boolean
    ladders: Ladders
    minutesPerDay: number
    backlog: BacklogMode
    /** Rises with every change of the learner's. */
    changeSeq: string
  }

/** How the learner's day runs; null when there is no such learner. */
export const findRule = async (userId: string): Promise<LearnerRule | null> =>
  (await prepared<LearnerRule>('find-rule', ruleSql, [userId]))[0] ?? null
