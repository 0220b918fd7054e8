import type { StudyDay } from '../study-day'
import { specOf, type Sums } from './day-sums'
import type { Cell, Graph } from './graph'
import { chanceUnit, waits } from './bins'
import { shareCells, shareColumns, shareOf } from './share'

type Name = `${'recalled' | 'missed' | 'predicted'}${number}`

export const curveSums = specOf(
  waits.flatMap((_, wait) =>
    (['recalled', 'missed', 'predicted'] as const).map((what): [Name, string[]] => [
      `${what}${wait}`,
      [`wait:${wait}:${what}`],
    ]),
  ),
)

/** The sums of one topic; a card of one's own may have none. */
export type TopicSums = { competency: string | null; sums: Sums<Name> }

const definition =
  'Answers that are not a card’s first and come at least one study day after the answer before, by topic and by the study ' +
  'days between the two. Recalled is every answer but Again; expected is the mean recall predicted for the same answers. The ' +
  'row without a topic is of cards that have none. What has no answer has no row. The range is the 95% Wilson interval.'

type Bin = { wait: number; answers: number; recalled: number; predicted: number }

const binsOf = ({ sums }: TopicSums): Bin[] =>
  waits
    .map((_, wait) => ({
      wait,
      answers: sums[`recalled${wait}`]! + sums[`missed${wait}`]!,
      recalled: sums[`recalled${wait}`]!,
      predicted: sums[`predicted${wait}`]! / chanceUnit,
    }))
    .filter(({ answers }) => answers > 0)

/** Recall by the days waited, topic by topic. */
export const forgettingCurve = (topics: readonly TopicSums[], from: StudyDay, today: StudyDay): Graph => {
  const rows = topics.flatMap((topic) =>
    binsOf(topic).map(({ wait, answers, recalled, predicted }): Cell[] => [
      topic.competency,
      waits[wait]!,
      wait + 1 < waits.length ? waits[wait + 1]! - 1 : null,
      answers,
      ...shareCells(recalled, answers),
      predicted / answers,
    ]),
  )
  const bins = topics.flatMap(binsOf)
  const answers = bins.reduce((sum, bin) => sum + bin.answers, 0)
  const recalled = bins.reduce((sum, bin) => sum + bin.recalled, 0)
  return {
    from,
    to: today,
    definition,
    columns: [
      { name: 'competency', unit: 'topic' },
      { name: 'from', unit: 'days' },
      { name: 'to', unit: 'days' },
      { name: 'answers', unit: 'answers' },
      ...shareColumns,
      { name: 'predicted', unit: 'chance' },
    ],
    rows,
    summary: {
      answers,
      recalled,
      ...shareOf(recalled, answers),
      predicted: answers === 0 ? null : bins.reduce((sum, bin) => sum + bin.predicted, 0) / answers,
      topics: new Set(rows.map(([competency]) => competency)).size,
    },
  }
}
