import { matureDays, type CardState } from '@/lib/core/card'
import type { StudyDay } from '@/lib/core/study-day'
import { prepared } from './database'
import { selected, valuesOf, type Selection } from './stats'

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
  c.state, coalesce(c.interval_days >= ${matureDays}, false) as "isMature", ${buriedSql} as "isBuried",
  count(*)::integer as cards, sum(1::float8 / greatest(coalesce(c.interval_days, 1), 1)) as load
${cardsSql} and c.state <> 'new' and not c.suspended group by 1, 2, 3, 4, 5`

/** A study day, or the instant of a step within one. */
export type DueGroup = {
  state: Exclude<CardState, 'new'>
  dueDay: StudyDay | null
  dueAt: number | null
  isMature: boolean
  isBuried: boolean
  cards: number
  /** The sum of one over each interval, at least a day. */
  load: number
}

/** Cards out of the new state that are not suspended, counted by due and maturity. */
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

const madeSql = `
select width_bucket(c.created_at, $5::timestamptz[]) as place, count(*)::integer as cards
from card c where ${selected('c')} and c.deleted_at is null and c.created_at <= $4 group by 1 order by 1`

/**
 * How many of the learner's cards were made before the first of some instants, and from each of them to the next.
 * @param starts in order, at least one  @returns one number more than there are instants
 */
export const countMade = async (
  userId: string,
  selection: Selection,
  until: number,
  starts: readonly number[],
): Promise<number[]> => {
  const rows = await prepared<{ place: number; cards: number }>('stats-made', madeSql, [
    ...valuesOf(userId, selection),
    new Date(until),
    starts.map((at) => new Date(at)),
  ])
  const counts = [0, ...starts.map(() => 0)]
  for (const { place, cards } of rows) counts[place] = cards
  return counts
}

const madeSpanSql = `
select (extract(epoch from min(c.created_at)) * 1000)::float8 as first, (extract(epoch from max(c.created_at)) * 1000)::float8 as last
from card c where ${selected('c')} and c.deleted_at is null and c.created_at <= $4 having count(*) > 0`

/** When the first and the last of the learner's cards were made, up to an instant; null for none. */
export const findMadeSpan = async (
  userId: string,
  selection: Selection,
  until: number,
): Promise<{ first: number; last: number } | null> =>
  (
    await prepared<{ first: number; last: number }>('stats-made-span', madeSpanSql, [
      ...valuesOf(userId, selection),
      new Date(until),
    ])
  )[0] ?? null
