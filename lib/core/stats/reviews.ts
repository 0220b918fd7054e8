import { formatDay, type StudyDay } from '../study-day'
import { answersTo, timeOf, total, type DaySums, type SumSpec } from './day-sums'
import { firstDayOf, type Graph, type Range } from './graph'

const kinds = ['new', 'learning', 'relearning', 'young', 'mature'] as const
type Kind = (typeof kinds)[number]
type Name = Kind | `${Kind}Ms` | 'cram' | 'cramMs'

const sumsOf = (kind: Kind) => ({ [kind]: answersTo(kind), [`${kind}Ms`]: timeOf(kind) })
export const reviewSums = Object.assign(
  { cram: ['cram'], cramMs: ['cram:ms'] },
  ...kinds.map(sumsOf),
) as SumSpec<Name>

const definition =
  'Answers and their time by study day and by the card before the answer: new, in learning, in relearning, in review with an ' +
  'interval under 21 days (young) or from 21 days (mature). Each answer counts up to 60 seconds. Cramming is counted apart. A ' +
  'day without either has no row.'

const counts: readonly Name[] = [...kinds, 'cram']
const times: readonly Name[] = [...kinds.map((kind) => `${kind}Ms` as const), 'cramMs']

/** Answers and time a study day, by kind of card. */
export const reviews = (days: readonly DaySums<Name>[], range: Range, today: StudyDay): Graph => {
  const counted = days.filter(({ sums }) => counts.some((name) => sums[name] > 0))
  const from = firstDayOf(range, today, counted)
  const shown = counted.filter(({ studyDay }) => studyDay >= from)
  const sum = (names: readonly Name[]) => names.reduce((all, name) => all + total(shown, name), 0)
  return {
    from,
    to: today,
    definition,
    columns: [
      { name: 'day', unit: 'study day' },
      ...counts.map((name) => ({ name, unit: name === 'cram' ? 'entries' : 'answers' })),
      ...times.map((name) => ({ name, unit: 'ms' })),
    ],
    rows: shown.map(({ studyDay, sums }) => [
      formatDay(studyDay),
      ...[...counts, ...times].map((name) => sums[name]),
    ]),
    summary: {
      answers: sum(kinds),
      ms: sum(kinds.map((kind) => `${kind}Ms` as const)),
      cram: sum(['cram']),
      days: shown.length,
    },
  }
}
