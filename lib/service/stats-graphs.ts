import { added } from '@/lib/core/stats/added'
import { calendar, calendarSums } from '@/lib/core/stats/calendar'
import { cardCounts } from '@/lib/core/stats/card-counts'
import { futureDue, type Pace } from '@/lib/core/stats/future-due'
import { daysOf, type Graph } from '@/lib/core/stats/graph'
import { reviews, reviewSums } from '@/lib/core/stats/reviews'
import { todayGraph, todaySums } from '@/lib/core/stats/today'
import { retentionSums, trueRetention } from '@/lib/core/stats/true-retention'
import { firstInstantOf, studyDayOf, type StudyDay } from '@/lib/core/study-day'
import { findLearner } from '@/lib/db/learner'
import { loadRollups } from '@/lib/db/queue'
import { countCardsAlike, countDue, countMade, findFirstDue, findMadeSpan } from '@/lib/db/stats-cards'
import { secondsPerCard } from './seconds-per-card'
import { sums, sumsInRange } from './stats-of-days'
import type { StatsScope } from './stats-scope'

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

export const makeReviews = async (scope: StatsScope): Promise<Graph> =>
  reviews(await sumsInRange(scope, reviewSums), scope.range, scope.today)

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

/** The study days of the range from the first card to the last: what lies between is all that need be reckoned. */
const daysMade = async ({ userId, selection, at, rule, today, range }: StatsScope): Promise<StudyDay[]> => {
  const span = await findMadeSpan(userId, selection, at)
  if (span === null) return []
  const [first, last] = [studyDayOf(span.first, rule), studyDayOf(span.last, rule)]
  const length = daysOf(range)
  const from = length === null ? first : Math.max(first, today - length + 1)
  return Array.from({ length: Math.max(1, last - from + 1) }, (_, index) => from + index)
}

export const makeAdded = async (scope: StatsScope): Promise<Graph> => {
  const { userId, selection, at, rule, today, range } = scope
  const days = await daysMade(scope)
  if (days.length === 0) return added([], 0, range, today)
  const starts = days.map((day) => firstInstantOf(day, rule))
  const [before, ...counts] = await countMade(userId, selection, at, starts)
  const made = days.map((studyDay, index) => ({ studyDay, cards: counts[index]! }))
  return added(
    made.filter(({ cards }) => cards > 0),
    before!,
    range,
    today,
  )
}
