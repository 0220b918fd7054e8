import type { WeeklyQuery, WeeklyReply } from '@/lib/contract/weekly'
import { competencies, competencyName } from '@/lib/core/competency'
import { AppError } from '@/lib/core/errors'
import { comingCards } from '@/lib/core/plan/coming'
import { answersOf, measure, millisecondsOf, recalledOf } from '@/lib/core/stats/rollup'
import { wilsonRange } from '@/lib/core/stats/wilson'
import { firstInstantOf, formatDay, studyDayOf } from '@/lib/core/study-day'
import { findRule, loadRollups, type RollupRow } from '@/lib/db/queue'
import { findFirstStudied, loadComing, loadSureAndWrong } from '@/lib/db/week'
import type { Context } from './context'
import { secondsPerCard } from './seconds-per-card'

const weekLength = 7

const total = (rows: readonly RollupRow[], of: (measures: readonly number[]) => number): number =>
  rows.reduce((sum, { measures }) => sum + of(measures), 0)

const named = (rows: readonly RollupRow[], name: string) => total(rows, (measures) => measure(measures, name))

const retentionOf = (rows: readonly RollupRow[]): { recalled: number; of: number } => {
  const recalled = named(rows, 'retention:young:recalled') + named(rows, 'retention:mature:recalled')
  const missed = named(rows, 'retention:young:missed') + named(rows, 'retention:mature:missed')
  return { recalled, of: recalled + missed }
}

const byCompetency = (
  rows: readonly RollupRow[],
  before: readonly RollupRow[],
): WeeklyReply['weekly']['competencies'] =>
  competencies
    .map((competency) => {
      const own = rows.filter((row) => row.competency === competency)
      return {
        ...{ competency, name: competencyName(competency), answers: total(own, answersOf) },
        newCards: named(own, 'newCards'),
        retention: retentionOf(own),
        weekBefore: retentionOf(before.filter((row) => row.competency === competency)),
      }
    })
    .filter(({ answers }) => answers > 0)

/**
 * Seven study days in short, from day rollups, and what the seven days from today on ask for.
 * @throws AppError unauthenticated when the learner is gone
 */
export const getWeekly = async ({ viewer, now }: Context, { ending }: WeeklyQuery): Promise<WeeklyReply> => {
  const rule = await findRule(viewer.userId)
  if (!rule) throw new AppError('unauthenticated', 'Sign in again: this account is gone.')
  const today = studyDayOf(now, rule)
  const to = Math.min(ending ?? today, today)
  const from = to - weekLength + 1
  const [rollups, recent, sureAndWrong, coming, first] = await Promise.all([
    loadRollups(viewer.userId, from - weekLength, to),
    loadRollups(viewer.userId, today - 30, today),
    loadSureAndWrong(viewer.userId, from, to),
    loadComing(viewer.userId, today + 1, firstInstantOf(today + 1 + weekLength, rule)),
    findFirstStudied(viewer.userId),
  ])
  const week = rollups.filter(({ studyDay }) => studyDay >= from)
  const before = rollups.filter(({ studyDay }) => studyDay < from)
  const retention = retentionOf(week)
  const range = wilsonRange(retention.recalled, retention.of)
  const { review } = secondsPerCard(recent)
  const dueBy = new Map(coming.map(({ day, cards }) => [day, cards]))
  return {
    weekly: {
      ...{ from: formatDay(from), to: formatDay(to) },
      earlier: first !== null && first < from ? formatDay(from - 1) : null,
      later: to < today ? formatDay(Math.min(to + weekLength, today)) : null,
      answers: total(week, answersOf),
      recalled: total(week, recalledOf),
      ms: total(week, millisecondsOf),
      daysStudied: new Set(
        week.filter(({ measures }) => answersOf(measures) > 0).map(({ studyDay }) => studyDay),
      ).size,
      newCards: named(week, 'newCards'),
      retention: range && { ...retention, ...range },
      competencies: byCompetency(week, before),
      sureAndWrong,
      next: comingCards(dueBy, today + 1, weekLength, rule).map(({ day, share, cards }) => ({
        ...{ studyDay: formatDay(day), share, cards },
        seconds: Math.round(cards * review),
      })),
      minutesPerDay: rule.minutesPerDay,
    },
  }
}
