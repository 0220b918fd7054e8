import { hash32 } from '@/lib/core/random'
import type { DaySums, Sums, SumSpec } from '@/lib/core/stats/day-sums'
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
const sumsSql = (spec: SumSpec<string>): string =>
  Object.entries(spec)
    .map(([name, measures]) => `coalesce(sum((${rowSql(measures)})::float8), 0) as "${name}"`)
    .join(', ')

/** Sums of the learner's rollups by study day, in order, both ends included. */
export const loadDaySums = async <Name extends string>(
  userId: string,
  selection: Selection,
  from: StudyDay,
  to: StudyDay,
  spec: SumSpec<Name>,
): Promise<DaySums<Name>[]> => {
  const sql = `select r.study_day as "studyDay", ${sumsSql(spec)} from day_rollup r
     where ${selected('r')} and r.study_day between $4 and $5 group by r.study_day order by r.study_day`
  // Postgres tells statements apart by the first 63 characters of their names.
  const rows = await prepared<{ studyDay: StudyDay } & Sums<Name>>(`stats-days ${hash32(sql)}`, sql, [
    ...valuesOf(userId, selection),
    from,
    to,
  ])
  return rows.map(({ studyDay, ...row }) => ({ studyDay, sums: row as unknown as Sums<Name> }))
}

/** Sums of the learner's rollups, both ends included. */
export const loadSums = async <Name extends string>(
  userId: string,
  selection: Selection,
  from: StudyDay,
  to: StudyDay,
  spec: SumSpec<Name>,
): Promise<Sums<Name>> => {
  const sql = `select ${sumsSql(spec)} from day_rollup r where ${selected('r')} and r.study_day between $4 and $5`
  const values = [...valuesOf(userId, selection), from, to]
  return (await prepared<Sums<Name>>(`stats-sums ${hash32(sql)}`, sql, values))[0]!
}

/** The first study day that anything of a spec was counted on; null for none. */
export const findFirstDay = async (
  userId: string,
  selection: Selection,
  to: StudyDay,
  spec: SumSpec<string>,
): Promise<StudyDay | null> => {
  const any = rowSql([...new Set(Object.values(spec).flat())])
  const sql = `select r.study_day as "studyDay" from day_rollup r where ${selected('r')} and r.study_day <= $4 and ${any} > 0
     order by r.study_day limit 1`
  const values = [...valuesOf(userId, selection), to]
  const rows = await prepared<{ studyDay: StudyDay }>(`stats-first ${hash32(sql)}`, sql, values)
  return rows[0]?.studyDay ?? null
}

/** Sums of the learner's rollups by topic, in order; both ends included. */
export const loadTopicSums = async <Name extends string>(
  userId: string,
  selection: Selection,
  from: StudyDay,
  to: StudyDay,
  spec: SumSpec<Name>,
): Promise<{ competency: string | null; sums: Sums<Name> }[]> => {
  const sql = `select nullif(r.competency, '') as competency, ${sumsSql(spec)}
     from day_rollup r where ${selected('r')} and r.study_day between $4 and $5 group by r.competency order by r.competency`
  const values = [...valuesOf(userId, selection), from, to]
  const rows = await prepared<{ competency: string | null } & Sums<Name>>(
    `stats-topics ${hash32(sql)}`,
    sql,
    values,
  )
  return rows.map(({ competency, ...sums }) => ({ competency, sums: sums as unknown as Sums<Name> }))
}
