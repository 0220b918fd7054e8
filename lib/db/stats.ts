import { hash32 } from '@/lib/core/random'
import type { DayTotals, Sums, SumSpec } from '@/lib/core/stats/day-sums'
import { measureNames } from '@/lib/core/stats/rollup'
import type { StudyDay } from '@/lib/core/study-day'
import { prepared } from './database'

/** Decks and topic that count; null for all of them. */
export type Selection = { deckIds: string[] | null; competency: string | null }

/** Every statement here names the learner first, then the selection. */
export const selected = (row: string) =>
  `${row}.user_id = $1 and ($2::uuid[] is null or ${row}.deck_id = any($2)) and ($3::text is null or ${row}.competency = $3)`
export const valuesOf = (userId: string, { deckIds, competency }: Selection) => [userId, deckIds, competency]

// Sums stay far below 2^53, where float8 counts exactly; bigint would be summed as numeric, at thrice the cost. Rows from
// before a measure existed have none of it. Names and places come from code alone.
const placeSql = (place: number): string => `coalesce(sum((r.measures[${place}])::float8), 0)`
const sumSql = (measures: readonly string[]): string =>
  measures.map((name) => placeSql(measureNames.indexOf(name) + 1)).join(' + ')

const daysSql = `
select r.study_day as "studyDay", to_json(array[${measureNames.map((_, index) => placeSql(index + 1)).join(', ')}]) as measures
from day_rollup r where ${selected('r')} group by r.study_day order by r.study_day`

const remembered = new Map<string, Promise<DayTotals[]>>()
/** A page asks for all its graphs at once; who comes back has often answered since. */
const mostRemembered = 20

/**
 * The learner's rollups by study day, in order: read once for all graphs of a page, as long as nothing of the learner's
 * has changed.
 * @param changeSeq the learner's change counter, read before
 */
export const loadDays = (userId: string, selection: Selection, changeSeq: string): Promise<DayTotals[]> => {
  const key = JSON.stringify([userId, changeSeq, selection])
  const known = remembered.get(key)
  if (known) return known
  const days = prepared<DayTotals>('stats-days', daysSql, valuesOf(userId, selection))
  remembered.set(key, days)
  days.catch(() => remembered.delete(key))
  if (remembered.size > mostRemembered) remembered.delete(remembered.keys().next().value!)
  return days
}

/** Sums of the learner's rollups by topic, in order; both ends included. */
export const loadTopicSums = async <Name extends string>(
  userId: string,
  selection: Selection,
  from: StudyDay,
  to: StudyDay,
  spec: SumSpec<Name>,
): Promise<{ competency: string | null; sums: Sums<Name> }[]> => {
  const sums = Object.entries<readonly string[]>(spec)
    .map(([name, measures]) => `${sumSql(measures)} as "${name}"`)
    .join(', ')
  const sql = `select nullif(r.competency, '') as competency, ${sums}
     from day_rollup r where ${selected('r')} and r.study_day between $4 and $5 group by r.competency order by r.competency`
  const values = [...valuesOf(userId, selection), from, to]
  const rows = await prepared<{ competency: string | null } & Sums<Name>>(
    `stats-topics ${hash32(sql)}`,
    sql,
    values,
  )
  return rows.map(({ competency, ...sums }) => ({ competency, sums: sums as unknown as Sums<Name> }))
}
