import { answerButtons, buttonSums } from '@/lib/core/stats/answer-buttons'
import { calibration, calibrationSums } from '@/lib/core/stats/calibration'
import { confidence, confidenceSums } from '@/lib/core/stats/confidence'
import type { DaySums, SumSpec } from '@/lib/core/stats/day-sums'
import { curveSums, forgettingCurve } from '@/lib/core/stats/forgetting-curve'
import { daysOf, firstDayOf, type Graph, type Range } from '@/lib/core/stats/graph'
import { hourly, hourSums } from '@/lib/core/stats/hourly'
import { timePerCard, timeSums } from '@/lib/core/stats/time-per-card'
import type { StudyDay } from '@/lib/core/study-day'
import { loadDaySums, loadTopicSums } from '@/lib/db/stats'
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

/** A graph that is made of the days of its range and of nothing else. */
const ofDays =
  <Name extends string>(
    spec: SumSpec<Name>,
    make: (days: readonly DaySums<Name>[], range: Range, today: StudyDay) => Graph,
  ) =>
  async (scope: StatsScope): Promise<Graph> =>
    make(await sumsInRange(scope, spec), scope.range, scope.today)

export const makeHourly = ofDays(hourSums, hourly)
export const makeAnswerButtons = ofDays(buttonSums, answerButtons)
export const makeTimePerCard = ofDays(timeSums, timePerCard)
export const makeCalibration = ofDays(calibrationSums, calibration)
export const makeConfidence = ofDays(confidenceSums, confidence)

export const makeForgettingCurve = async (scope: StatsScope): Promise<Graph> => {
  const { userId, selection, today, range } = scope
  const topics = await loadTopicSums(userId, selection, startOf(scope), today, curveSums)
  const first = topics
    .flatMap(({ firstDay }) => (firstDay === null ? [] : [firstDay]))
    .sort((a, b) => a - b)[0]
  const days = first === undefined ? [] : [{ studyDay: first }]
  return forgettingCurve(topics, firstDayOf(range, today, days), today)
}
