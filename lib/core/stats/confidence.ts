import { confidences, type Confidence } from '../confidence'
import type { StudyDay } from '../study-day'
import { specOf, type Sums } from './day-sums'
import type { Graph } from './graph'
import { shareCells, shareColumns, shareOf } from './share'

type Name = `${'right' | 'wrong'}${Confidence}`

export const confidenceSums = specOf(
  confidences.flatMap((level) =>
    (['right', 'wrong'] as const).map((how): [Name, string[]] => [
      `${how}${level}`,
      [`confidence:${level}:${how}`],
    ]),
  ),
)

const definition =
  'Answers that came with a confidence, and how many of them were right: of a scenario, choice and reason both; of any other ' +
  'card, every answer but Again. A scenario without a reason that can be judged does not count. The Brier score is the mean ' +
  'of (confidence - outcome) squared, 0 at best. The range is the 95% Wilson interval.'

/** How often the learner was right at each confidence. */
export const confidence = (sums: Sums<Name>, from: StudyDay, today: StudyDay): Graph => {
  const levels = confidences.map((level) => {
    const right = sums[`right${level}`]
    return { level, right, wrong: sums[`wrong${level}`] }
  })
  const sum = (of: (level: (typeof levels)[number]) => number) =>
    levels.reduce((all, level) => all + of(level), 0)
  const [right, answers] = [sum((one) => one.right), sum((one) => one.right + one.wrong)]
  const squares = sum(
    ({ level, ...one }) => one.right * (level / 100 - 1) ** 2 + one.wrong * (level / 100) ** 2,
  )
  const said = sum((one) => (one.right + one.wrong) * (one.level / 100))
  return {
    from,
    to: today,
    definition,
    columns: [
      { name: 'confidence', unit: 'percent' },
      { name: 'answers', unit: 'answers' },
      { name: 'right', unit: 'answers' },
      ...shareColumns,
    ],
    rows: levels.map((one) => [
      one.level,
      one.right + one.wrong,
      one.right,
      ...shareCells(one.right, one.right + one.wrong),
    ]),
    summary: {
      answers,
      right,
      ...shareOf(right, answers),
      said: answers === 0 ? null : said / answers,
      brier: answers === 0 ? null : squares / answers,
      sureAndWrong: sums['wrong95'],
    },
  }
}
