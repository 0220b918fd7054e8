import { answerButtons, buttonSums } from '@/lib/core/stats/answer-buttons'
import { calibration, calibrationSums } from '@/lib/core/stats/calibration'
import { confidence, confidenceSums } from '@/lib/core/stats/confidence'
import {
  countedDays,
  daySumsOf,
  sumsOf,
  type DaySums,
  type Sums,
  type SumSpec,
} from '@/lib/core/stats/day-sums'
import { curveSums, forgettingCurve } from '@/lib/core/stats/forgetting-curve'
import { daysOf, firstDayOf, type Graph } from '@/lib/core/stats/graph'
import { hourly, hourSums } from '@/lib/core/stats/hourly'
import { timePerCard, timeSums } from '@/lib/core/stats/time-per-card'
import type { StudyDay } from '@/lib/core/study-day'
import { loadDays, loadTopicSums } from '@/lib/db/stats'
import type { StatsScope } from './stats-scope'

/** Before any entry can have been made. */
const firstDay = -1

/** Sums by study day, from a day to today. */
export const sums = async <Name extends string>(
  { userId, selection, today, rule }: StatsScope,
  spec: SumSpec<Name>,
  from = firstDay,
): Promise<DaySums<Name>[]> => {
  const days = await loadDays(userId, selection, rule.changeSeq)
  return daySumsOf(
    days.filter(({ studyDay }) => studyDay >= from && studyDay <= today),
    spec,
  )
}

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

/** The sums of the range, and where it begins. */
export const rangeSums = async <Name extends string>(
  scope: StatsScope,
  spec: SumSpec<Name>,
): Promise<{ sums: Sums<Name>; from: StudyDay }> => {
  const days = await sumsInRange(scope, spec)
  return { sums: sumsOf(days, spec), from: firstDayOf(scope.range, scope.today, countedDays(days)) }
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
  const [topics, { from }] = await Promise.all([
    loadTopicSums(userId, selection, startOf(scope), today, curveSums),
    rangeSums(scope, curveSums),
  ])
  return forgettingCurve(topics, from, today)
}
