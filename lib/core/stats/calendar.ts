import { formatDay, type StudyDay } from '../study-day'
import { allAnswers, allTime, total, type DaySums, type SumSpec } from './day-sums'
import { firstDayOf, type Graph, type Range } from './graph'
import { presentRun, studiedOf } from './streak'

type Name = 'answers' | 'ms'
export const calendarSums: SumSpec<Name> = { answers: allAnswers, ms: allTime }

const definition =
  'Answers and their time by study day; a day without an answer has no row. Each answer counts up to 60 seconds, cramming ' +
  'does not count. The run is of study days in a row with an answer. It goes on while today is not over, and over the days ' +
  'since the last answer on which nothing was due; of days before the last answer that can no longer be told.'

/**
 * Answers a study day, with the days studied and the present run in the summary.
 * @param days all days up to today, whatever the range  @param firstDue the earliest day a card is due on
 */
export const calendar = (
  days: readonly DaySums<Name>[],
  range: Range,
  today: StudyDay,
  firstDue: StudyDay | null,
): Graph => {
  const counted = days.filter(({ sums }) => sums.answers > 0)
  const from = firstDayOf(range, today, counted)
  const shown = counted.filter(({ studyDay }) => studyDay >= from)
  const studied = counted.map(({ studyDay }) => studyDay)
  return {
    from,
    to: today,
    definition,
    columns: [
      { name: 'day', unit: 'study day' },
      { name: 'answers', unit: 'answers' },
      { name: 'ms', unit: 'ms' },
    ],
    rows: shown.map(({ studyDay, sums }) => [formatDay(studyDay), sums.answers, sums.ms]),
    summary: {
      answers: total(shown, 'answers'),
      ms: total(shown, 'ms'),
      days: shown.length,
      ofLast30: studiedOf(studied, today, 30),
      ofLast365: studiedOf(studied, today, 365),
      run: presentRun(studied, today, firstDue),
      firstDay: studied.length === 0 ? null : formatDay(studied[0]!),
    },
  }
}
