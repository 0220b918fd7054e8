import { answerButtons, buttonSums } from '@/lib/core/stats/answer-buttons'
import { calibration, calibrationSums } from '@/lib/core/stats/calibration'
import { confidence, confidenceSums } from '@/lib/core/stats/confidence'
import type { DaySums, Sums, SumSpec } from '@/lib/core/stats/day-sums'
import { curveSums, forgettingCurve } from '@/lib/core/stats/forgetting-curve'
import { daysOf, type Graph } from '@/lib/core/stats/graph'
import { hourly, hourSums } from '@/lib/core/stats/hourly'
import { timePerCard, timeSums } from '@/lib/core/stats/time-per-card'
import type { StudyDay } from '@/lib/core/study-day'
import { findFirstDay, loadDaySums, loadSums, loadTopicSums } from '@/lib/db/stats'
import type { StatsScope } from './stats-scope'

/** Before any entry can have been made. */
const firstDay = -1

/** Sums by study day, from a day to today. */
export const sums = <Name extends string>(
  { userId, selection, today }: StatsScope,
  spec: SumSpec<Name>,
  from = firstDay,
): Promise<DaySums<Name>[]> => loadDaySums(userId, selection, from, today, spec)

/** The first study day of the range; before any entry for all of them. */
export const startOf = ({ range, today }: StatsScope): StudyDay => {
  const length = daysOf(range)
  return length === null ? firstDay : today - length + 1
}

/** Sums by study day within the range. */
export const sumsInRange = <Name extends string>(
  scope: StatsScope,
  spec: SumSpec<Name>,
): Promise<DaySums<Name>[]> => sums(scope, spec, startOf(scope))

/** The first study day of the range; of all days, the first that anything of a spec was counted on. */
const shownFrom = async (scope: StatsScope, spec: SumSpec<string>): Promise<StudyDay> => {
  const { userId, selection, today, range } = scope
  if (range !== 'all') return startOf(scope)
  return (await findFirstDay(userId, selection, today, spec)) ?? today
}

/** The sums of the range, and where it begins. */
export const rangeSums = async <Name extends string>(
  scope: StatsScope,
  spec: SumSpec<Name>,
): Promise<{ sums: Sums<Name>; from: StudyDay }> => {
  const { userId, selection, today } = scope
  const [sums, from] = await Promise.all([
    loadSums(userId, selection, startOf(scope), today, spec),
    shownFrom(scope, spec),
  ])
  return { sums, from }
}

/** A graph that is made of the sums of its range and of nothing else. */
const ofSums =
  <Name extends string>(
    spec: SumSpec<Name>,
    make: (sums: Sums<Name>, from: StudyDay, today: StudyDay) => Graph,
  ) =>
  async (scope: StatsScope): Promise<Graph> => {
    const { sums, from } = await rangeSums(scope, spec)
    return make(sums, from, scope.today)
  }

export const makeHourly = ofSums(hourSums, hourly)
export const makeAnswerButtons = ofSums(buttonSums, answerButtons)
export const makeTimePerCard = ofSums(timeSums, timePerCard)
export const makeCalibration = ofSums(calibrationSums, calibration)
export const makeConfidence = ofSums(confidenceSums, confidence)

export const makeForgettingCurve = async (scope: StatsScope): Promise<Graph> => {
  const { userId, selection, today } = scope
  const [topics, from] = await Promise.all([
    loadTopicSums(userId, selection, startOf(scope), today, curveSums),
    shownFrom(scope, curveSums),
  ])
  return forgettingCurve(topics, from, today)
}
