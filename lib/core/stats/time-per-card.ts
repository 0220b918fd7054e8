import type { StudyDay } from '../study-day'
import { answersTo, timeOf, type Sums, type SumSpec } from './day-sums'
import type { Cell, Graph } from './graph'

const kinds = ['new', 'learning', 'relearning', 'young', 'mature'] as const
type Kind = (typeof kinds)[number]
type Name = Kind | `${Kind}Ms`

export const timeSums = Object.assign(
  {},
  ...kinds.map((kind) => ({ [kind]: answersTo(kind), [`${kind}Ms`]: timeOf(kind) })),
) as SumSpec<Name>

const definition =
  'Mean time of an answer by the card before it: new, in learning, in relearning, in review with an interval under 21 days ' +
  '(young) or from 21 days (mature). Each answer counts up to 60 seconds; cramming does not count.'

const mean = (ms: number, answers: number): Cell => (answers === 0 ? null : ms / answers)

/** How long a card takes, by kind of card. */
export const timePerCard = (sums: Sums<Name>, from: StudyDay, today: StudyDay): Graph => {
  const rows = kinds.map((kind): [Kind, number, number, Cell] => {
    const [answers, ms] = [sums[kind], sums[`${kind}Ms`]]
    return [kind, answers, ms, mean(ms, answers)]
  })
  const answers = rows.reduce((sum, [, count]) => sum + count, 0)
  const ms = rows.reduce((sum, [, , time]) => sum + time, 0)
  return {
    from,
    to: today,
    definition,
    columns: [
      { name: 'cards', unit: 'state' },
      { name: 'answers', unit: 'answers' },
      { name: 'ms', unit: 'ms' },
      { name: 'msPerAnswer', unit: 'ms an answer' },
    ],
    rows,
    summary: { answers, ms, msPerAnswer: mean(ms, answers) },
  }
}
