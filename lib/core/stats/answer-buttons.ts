import { ratings, type Rating } from '../rating'
import type { StudyDay } from '../study-day'
import { specOf, type Sums } from './day-sums'
import type { Graph } from './graph'
import type { Group } from './rollup'
import { shareCells, shareColumns, shareOf } from './share'

const kinds = ['learning', 'young', 'mature'] as const
type Kind = (typeof kinds)[number]
type Name = `${Kind}:${Rating}`

/** As in Anki, all that is not in review counts as learning. */
const groupsOf: Record<Kind, Group[]> = {
  learning: ['new', 'learning', 'relearning'],
  young: ['young'],
  mature: ['mature'],
}

export const buttonSums = specOf(
  kinds.flatMap((kind) =>
    ratings.map((rating): [Name, string[]] => [
      `${kind}:${rating}`,
      groupsOf[kind].map((group) => `${group}:${rating}`),
    ]),
  ),
)

const definition =
  'Answers by their rating and by the card before the answer: in learning, relearning or new (learning), in review with an ' +
  'interval under 21 days (young) or from 21 days (mature). Recalled is every answer but Again. Cramming does not count. The ' +
  'range is the 95% Wilson interval.'

/** How often each rating was given, by kind of card. */
export const answerButtons = (sums: Sums<Name>, from: StudyDay, today: StudyDay): Graph => {
  const tallies = kinds.map((kind) => {
    const counts = ratings.map((rating) => sums[`${kind}:${rating}`])
    const answers = counts.reduce((sum, count) => sum + count, 0)
    return { kind, counts, answers, recalled: answers - counts[0]! }
  })
  const answers = tallies.reduce((sum, one) => sum + one.answers, 0)
  const recalled = tallies.reduce((sum, one) => sum + one.recalled, 0)
  const counts = ratings.map((_, index) => tallies.reduce((sum, one) => sum + one.counts[index]!, 0))
  return {
    from,
    to: today,
    definition,
    columns: [
      { name: 'cards', unit: 'state' },
      ...ratings.map((name) => ({ name, unit: 'answers' })),
      ...shareColumns,
    ],
    rows: tallies.map((one) => [one.kind, ...one.counts, ...shareCells(one.recalled, one.answers)]),
    summary: {
      answers,
      ...Object.fromEntries(ratings.map((rating, index) => [rating, counts[index]!])),
      recalled,
      ...shareOf(recalled, answers),
    },
  }
}
