import { ratings } from '../rating'
import type { StudyDay } from '../study-day'
import { groups, measure, type Group } from './rollup'

/** For each sum a graph wants of a day: the measures of the rollup that make it up. */
export type SumSpec<Name extends string> = Readonly<Record<Name, readonly string[]>>

/** A spec from names and their measures. */
export const specOf = <Name extends string>(
  pairs: readonly (readonly [name: Name, measures: readonly string[]])[],
): SumSpec<Name> => Object.fromEntries(pairs) as SumSpec<Name>

/** Sums over all that counts. */
export type Sums<Name extends string> = Readonly<Record<Name, number>>

/** The sums of one study day within a scope. Days come in order, those without a rollup are left out. */
export type DaySums<Name extends string> = { studyDay: StudyDay; sums: Sums<Name> }

/** All measures of one study day within a scope. Days come in order, those without a rollup are left out. */
export type DayTotals = { studyDay: StudyDay; measures: readonly number[] }

const sumsOfDay = <Name extends string>({ measures }: DayTotals, spec: SumSpec<Name>): Sums<Name> =>
  Object.fromEntries(
    Object.entries<readonly string[]>(spec).map(([name, parts]) => [
      name,
      parts.reduce((sum, part) => sum + measure(measures, part), 0),
    ]),
  ) as Sums<Name>

/** What a graph wants of each day. */
export const daySumsOf = <Name extends string>(
  days: readonly DayTotals[],
  spec: SumSpec<Name>,
): DaySums<Name>[] => days.map((day) => ({ studyDay: day.studyDay, sums: sumsOfDay(day, spec) }))

/** Days on which anything was counted. */
export const countedDays = <Name extends string>(days: readonly DaySums<Name>[]): DaySums<Name>[] =>
  days.filter(({ sums }) => Object.values<number>(sums).some((sum) => sum > 0))

/** The sums of many days together. */
export const sumsOf = <Name extends string>(
  days: readonly DaySums<Name>[],
  spec: SumSpec<Name>,
): Sums<Name> =>
  Object.fromEntries((Object.keys(spec) as Name[]).map((name) => [name, total(days, name)])) as Sums<Name>

/** Measures that count the answers of some groups. */
export const answersTo = (...wanted: Group[]): string[] =>
  wanted.flatMap((group) => ratings.map((rating) => `${group}:${rating}`))

/** Measures that count the milliseconds of some groups. */
export const timeOf = (...wanted: Group[]): string[] => wanted.map((group) => `${group}:ms`)

/** Measures that count the answers of some groups that were recalled. */
export const recalledTo = (...wanted: Group[]): string[] =>
  wanted.flatMap((group) =>
    ratings.filter((rating) => rating !== 'again').map((rating) => `${group}:${rating}`),
  )

export const allAnswers = answersTo(...groups)
export const allTime = timeOf(...groups)

/** One sum over many days. */
export const total = <Name extends string>(days: readonly DaySums<Name>[], name: Name): number =>
  days.reduce((sum, day) => sum + day.sums[name], 0)
