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
