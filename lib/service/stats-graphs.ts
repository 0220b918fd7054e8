import { added } from '@/lib/core/stats/added'
import { calendar, calendarSums } from '@/lib/core/stats/calendar'
import { cardCounts } from '@/lib/core/stats/card-counts'
import type { DaySums, SumSpec } from '@/lib/core/stats/day-sums'
import { futureDue, type Pace } from '@/lib/core/stats/future-due'
import { daysOf, type Graph } from '@/lib/core/stats/graph'
import { reviews, reviewSums } from '@/lib/core/stats/reviews'
import { todayGraph, todaySums } from '@/lib/core/stats/today'
import { retentionSums, trueRetention } from '@/lib/core/stats/true-retention'
import { studyDayOf } from '@/lib/core/study-day'
import { findLearner } from '@/lib/db/learner'
import { loadRollups } from '@/lib/db/queue'
import { countCardsAlike, countDue, countMade, findFirstDue, loadDaySums } from '@/lib/db/stats'
import { secondsPerCard } from './seconds-per-card'
import type { StatsScope } from './stats-scope'

/** Before any entry can have been made. */
const firstDay = -1

const sums = <Name extends string>(
  { userId, selection, today }: StatsScope,
  spec: SumSpec<Name>,
  from = firstDay,
): Promise<DaySums<Name>[]> => loadDaySums(userId, selection, from, today, spec)

export const makeToday = async (scope: StatsScope): Promise<Graph> =>
  todayGraph(await sums(scope, todaySums, scope.today), scope.today)

export const makeCalendar = async (scope: StatsScope): Promise<Graph> => {
  const [days, first] = await Promise.all([
    sums(scope, calendarSums),
    findFirstDue(scope.userId, scope.selection),
  ])
  const due = [first.dueDay, first.dueAt === null ? null : studyDayOf(first.dueAt, scope.rule)]
  const known = due.filter((day) => day !== null)
  return calendar(days, scope.range, scope.today, known.length === 0 ? null : Math.min(...known))
}

export const makeReviews = async (scope: StatsScope): Promise<Graph> => {
  const length = daysOf(scope.range)
  const from = length === null ? firstDay : scope.today - length + 1
  return reviews(await sums(scope, reviewSums, from), scope.range, scope.today)
}

export const makeTrueRetention = async (scope: StatsScope): Promise<Graph> =>
  trueRetention(await sums(scope, retentionSums), scope.range, scope.today, scope.desiredRetention)

export const makeCardCounts = async ({ userId, selection, today, burying }: StatsScope): Promise<Graph> =>
  cardCounts(await countCardsAlike(userId, selection, today, burying), today)

const paceOf = async ({ userId, today }: StatsScope): Promise<Pace> => {
  const [learner, rollups] = await Promise.all([findLearner(userId), loadRollups(userId, today - 30, today)])
  return {
    secondsPerReview: secondsPerCard(rollups).review,
    minutesPerDay: learner?.minutesPerDay ?? 20,
  }
}

export const makeFutureDue = async (scope: StatsScope): Promise<Graph> => {
  const { userId, selection, today, burying, rule } = scope
  const [groups, pace] = await Promise.all([countDue(userId, selection, today, burying), paceOf(scope)])
  const dues = groups.map(({ dueDay, dueAt, ...alike }) => ({
    ...alike,
    dueDay: dueDay ?? (dueAt === null ? today : studyDayOf(dueAt, rule)),
  }))
  return futureDue(dues, scope.range, today, pace)
}

export const makeAdded = async ({
  userId,
  selection,
  at,
  rule,
  today,
  range,
}: StatsScope): Promise<Graph> => {
  const days = new Map<number, number>()
  for (const { at: made, cards } of await countMade(userId, selection, at)) {
    const day = studyDayOf(made, rule)
    days.set(day, (days.get(day) ?? 0) + cards)
  }
  return added(
    [...days].map(([studyDay, cards]) => ({ studyDay, cards })),
    range,
    today,
  )
}
