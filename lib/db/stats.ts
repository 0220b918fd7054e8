import { hash32 } from '@/lib/core/random'
import type { DaySums, SumSpec } from '@/lib/core/stats/day-sums'
import { measureNames } from '@/lib/core/stats/rollup'
import type { StudyDay } from '@/lib/core/study-day'
import { prepared } from './database'

/** Decks and topic that count; null for all of them. */
export type Selection = { deckIds: string[] | null; competency: string | null }

/** Every statement here names the learner first, then the selection. */
export const selected = (row: string) =>
  `${row}.user_id = $1 and ($2::uuid[] is null or ${row}.deck_id = any($2)) and ($3::text is null or ${row}.competency = $3)`
export const valuesOf = (userId: string, { deckIds, competency }: Selection) => [userId, deckIds, competency]

/** Names and places come from code alone: rows from before a measure existed have none of it. */
const rowSql = (measures: readonly string[]): string =>
  measures.map((name) => `coalesce(r.measures[${measureNames.indexOf(name) + 1}], 0)`).join(' + ')
// Sums stay far below 2^53, where float8 counts exactly; bigint would be summed as numeric, at thrice the cost.
const sumSql = (measures: readonly string[]): string => `sum((${rowSql(measures)})::float8)`

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

/** Sums of the learner's rollups by topic, in order, with the first day that has any; both ends included. */
export const loadTopicSums = async <Name extends string>(
  userId: string,
  selection: Selection,
  from: StudyDay,
  to: StudyDay,
  spec: SumSpec<Name>,
): Promise<{ competency: string | null; firstDay: StudyDay | null; sums: Record<Name, number> }[]> => {
  const names = Object.keys(spec) as Name[]
  const sums = names.map((name) => `${sumSql(spec[name])} as "${name}"`).join(', ')
  const any = names.map((name) => rowSql(spec[name])).join(' + ')
  const sql = `select nullif(r.competency, '') as competency, min(r.study_day) filter (where ${any} > 0) as "firstDay", ${sums}
     from day_rollup r where ${selected('r')} and r.study_day between $4 and $5 group by r.competency order by r.competency`
  type Row = { competency: string | null; firstDay: StudyDay | null } & Record<Name, number>
  const rows = await prepared<Row>(`stats-topics ${hash32(sql)}`, sql, [
    ...valuesOf(userId, selection),
    from,
    to,
  ])
  return rows.map(({ competency, firstDay, ...row }) => ({
    ...{ competency, firstDay },
    sums: row as unknown as Record<Name, number>,
  }))
}
