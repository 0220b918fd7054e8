import type { StudyDay } from '../study-day'
import { specOf, total, type DaySums } from './day-sums'
import { firstDayOf, type Graph, type Range } from './graph'
import { hours } from './bins'
import { shareCells, shareColumns, shareOf } from './share'

type Name = `${'recalled' | 'missed'}${number}`

export const hourSums = specOf(
  hours.flatMap((hour) =>
    (['recalled', 'missed'] as const).map((how): [Name, string[]] => [
      `${how}${hour}`,
      [`hour:${hour}:${how}`],
    ]),
  ),
)

const definition =
  'Answers by the hour that clocks showed where they were given, and the share recalled: every answer but Again. Cramming ' +
  'does not count. An hour without an answer has no row. The range is the 95% Wilson interval.'

/** Answers and recall by hour of the day. */
export const hourly = (days: readonly DaySums<Name>[], range: Range, today: StudyDay): Graph => {
  const counted = days.filter(({ sums }) => Object.values<number>(sums).some((sum) => sum > 0))
  const from = firstDayOf(range, today, counted)
  const shown = counted.filter(({ studyDay }) => studyDay >= from)
  const byHour = hours.map((hour) => {
    const recalled = total(shown, `recalled${hour}`)
    return { hour, recalled, answers: recalled + total(shown, `missed${hour}`) }
  })
  const answers = byHour.reduce((sum, one) => sum + one.answers, 0)
  const recalled = byHour.reduce((sum, one) => sum + one.recalled, 0)
  return {
    from,
    to: today,
    definition,
    columns: [
      { name: 'hour', unit: 'hour' },
      { name: 'answers', unit: 'answers' },
      { name: 'recalled', unit: 'answers' },
      ...shareColumns,
    ],
    rows: byHour
      .filter((one) => one.answers > 0)
      .map((one) => [one.hour, one.answers, one.recalled, ...shareCells(one.recalled, one.answers)]),
    summary: { answers, recalled, ...shareOf(recalled, answers) },
  }
}
