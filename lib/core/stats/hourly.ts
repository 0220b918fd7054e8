import type { StudyDay } from '../study-day'
import { specOf, type Sums } from './day-sums'
import type { Graph } from './graph'
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
export const hourly = (sums: Sums<Name>, from: StudyDay, today: StudyDay): Graph => {
  const byHour = hours.map((hour) => {
    const recalled = sums[`recalled${hour}`]!
    return { hour, recalled, answers: recalled + sums[`missed${hour}`]! }
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
