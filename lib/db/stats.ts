import type { CardState } from '@/lib/core/card'
import { matureDays } from '@/lib/core/card'
import { hash32 } from '@/lib/core/random'
import type { DaySums, SumSpec } from '@/lib/core/stats/day-sums'
import { measureNames } from '@/lib/core/stats/rollup'
import type { StudyDay } from '@/lib/core/study-day'
import { prepared } from './database'

/** Decks and topic that count; null for all of them. */
export type Selection = { deckIds: string[] | null; competency: string | null }

/** Every statement here names the learner first, then the selection. */
const selected = (row: string) =>
  `${row}.user_id = $1 and ($2::uuid[] is null or ${row}.deck_id = any($2)) and ($3::text is null or ${row}.competency = $3)`
const valuesOf = (userId: string, { deckIds, competency }: Selection) => [userId, deckIds, competency]

/** Names and places come from code alone: rows from before a measure existed have none of it. */
const sumSql = (measures: readonly string[]): string =>
  `sum(${measures.map((name) => `coalesce(r.measures[${measureNames.indexOf(name) + 1}], 0)`).join(' + ')})::float8`

/** Sums of the learner's rollups by study day, in order, both ends included. */
export const loadDaySums = async <Name extends string>(
  userId: string,
  selection: Selection,
  from: StudyDay,
  to: StudyDay,
  spec: SumSpec<Name>,
): Promise<DaySums<Name>[]> => {
  const names = Object.keys(spec) as Name[]
  const sums = names.map((name) => `${sumSql(spec[name])} as "${name}"`).join(', ')
  const sql = `select r.study_day as "studyDay", ${sums} from day_rollup r
     where ${selected('r')} and r.study_day between $4 and $5 group by r.study_day order by r.study_day`
  // Postgres tells statements apart by the first 63 characters of their names.
  const rows = await prepared<{ studyDay: StudyDay } & Record<Name, number>>(
    `stats-days ${hash32(sql)}`,
    sql,
    [...valuesOf(userId, selection), from, to],
  )
  return rows.map(({ studyDay, ...row }) => ({ studyDay, sums: row as unknown as Record<Name, number> }))
}

/** Decks whose presets bury siblings of cards in review, and of new ones. */
export type BuryingDecks = { review: string[]; new: string[] }

// Buried by hand for the day, or because another card of the note was answered today and the deck's preset says so.
const buriedSql = `(coalesce(c.buried_day >= $4, false) or (
  c.deck_id = any(case c.state when 'review' then $5::uuid[] when 'new' then $6::uuid[] else '{}' end)
  and a.note_id is not null and not (a.first = c.id::text and a.last = c.id::text)))`
const cardsSql = `
  from card c left join (
    select s.note_id, min(s.id::text) as first, max(s.id::text) as last from card s
    where s.user_id = $1 and s.last_study_day = $4 and s.deleted_at is null group by s.note_id
  ) a on a.note_id = c.note_id
  where ${selected('c')} and c.deleted_at is null`

const countsSql = `
select c.state, coalesce(c.interval_days >= ${matureDays}, false) as "isMature", c.suspended as "isSuspended",
  ${buriedSql} as "isBuried", count(*)::integer as cards ${cardsSql} group by 1, 2, 3, 4`

export type CountRow = {
  state: CardState
  isMature: boolean
  isSuspended: boolean
  isBuried: boolean
  cards: number
}

/** The learner's cards, counted by what makes them differ in a study day's reckoning. */
export const countCardsAlike = (
  userId: string,
  selection: Selection,
  today: StudyDay,
  burying: BuryingDecks,
): Promise<CountRow[]> =>
  prepared<CountRow>('stats-counts', countsSql, [
    ...valuesOf(userId, selection),
    today,
    burying.review,
    burying.new,
  ])

const dueSql = `
select c.due_day as "dueDay", case when c.due_day is null then (extract(epoch from c.due_at) * 1000)::float8 end as "dueAt",
  c.state, coalesce(c.interval_days, 0) as "intervalDays", ${buriedSql} as "isBuried", count(*)::integer as cards
${cardsSql} and c.state <> 'new' and not c.suspended group by 1, 2, 3, 4, 5`

/** A study day, or the instant of a step within one. */
export type DueGroup = {
  state: Exclude<CardState, 'new'>
  dueDay: StudyDay | null
  dueAt: number | null
  intervalDays: number
  isBuried: boolean
  cards: number
}

/** Cards out of the new state that are not suspended, counted by due and interval. */
export const countDue = (
  userId: string,
  selection: Selection,
  today: StudyDay,
  burying: BuryingDecks,
): Promise<DueGroup[]> =>
  prepared<DueGroup>('stats-due', dueSql, [
    ...valuesOf(userId, selection),
    today,
    burying.review,
    burying.new,
  ])

const firstDueSql = `
select min(c.due_day) as "dueDay", (extract(epoch from min(c.due_at) filter (where c.due_day is null)) * 1000)::float8 as "dueAt"
from card c where ${selected('c')} and c.deleted_at is null and c.state <> 'new' and not c.suspended`

/** The earliest day, and the earliest step within a day, on which a card is due. */
export const findFirstDue = async (
  userId: string,
  selection: Selection,
): Promise<{ dueDay: StudyDay | null; dueAt: number | null }> =>
  (
    await prepared<{ dueDay: StudyDay | null; dueAt: number | null }>(
      'stats-first-due',
      firstDueSql,
      valuesOf(userId, selection),
    )
  )[0]!

// Zones are whole quarters of an hour off UTC, so all cards of a quarter were made on one study day.
const madeSql = `
select (extract(epoch from date_bin('15 minutes', c.created_at, '1970-01-01Z')) * 1000)::float8 as at, count(*)::integer as cards
from card c where ${selected('c')} and c.deleted_at is null and c.created_at <= $4 group by 1 order by 1`

/** When the learner's cards were made, to the quarter of an hour. */
export const countMade = (
  userId: string,
  selection: Selection,
  until: number,
): Promise<{ at: number; cards: number }[]> =>
  prepared<{ at: number; cards: number }>('stats-made', madeSql, [
    ...valuesOf(userId, selection),
    new Date(until),
  ])
