import { ceilE, fmt3, isAtLeast, toTwelve, toWhole } from '../arithmetic'
import type { Generator, Solved } from '../generator'
import { decideValue, valueMistakes, valueOptions, valueReasons, type Mistake } from '../values'
import { exact, rounded } from '../words'

/** G31. Capacity from daily users: a number that comes before every drawing. */

type Load = { dau: number; actionsPerDay: number; peakFactor: number; bytesPerEvent: number }

const secondsPerDay = 86_400

const quantitiesOf = (v: Load) => {
  const averageQps = (v.dau * v.actionsPerDay) / secondsPerDay
  return {
    averageQps,
    peakQps: averageQps * v.peakFactor,
    gbPerDay: (v.dau * v.actionsPerDay * v.bytesPerEvent) / 1e9,
  }
}

/** The power of ten at or above a number. */
const nextPowerOfTen = (x: number): number => Number(`1e${ceilE(Math.log10(x))}`)

const solve = (v: Load): Solved => {
  const intermediates = quantitiesOf(v)
  const { peakQps } = intermediates
  return { ...decideValue(fmt3(peakQps), peakQps / nextPowerOfTen(peakQps)), intermediates }
}

/** Values that differ by less than a tenth teach nothing. */
const differs = (a: number, b: number): boolean => isAtLeast(Math.abs(a - b), 0.1 * Math.max(a, b))

const mistakesOf = (v: Load): Mistake[] => {
  const { averageQps, peakQps } = quantitiesOf(v)
  const all: { x: number; formula: string; mistake: string }[] = [
    {
      x: averageQps,
      formula: 'Users × actions ÷ 86,400',
      mistake: 'This is the average of the day: it falls short in the busiest hour.',
    },
    {
      x: (v.dau * v.peakFactor) / secondsPerDay,
      formula: 'Users × peak factor ÷ 86,400',
      mistake: 'The actions of a user are forgotten: each user counts once.',
    },
    {
      x: peakQps * 24,
      formula: 'Users × actions × peak factor ÷ 3,600',
      mistake: 'A day is divided by the seconds of an hour.',
    },
    {
      x: peakQps / 30,
      formula: 'Users × actions × peak factor ÷ 2.6 million',
      mistake: 'A day’s actions are spread over a month.',
    },
    {
      x: peakQps * v.peakFactor,
      formula: 'Users × actions × peak factor twice ÷ 86,400',
      mistake: 'The peak factor is applied twice.',
    },
  ]
  const kept = [peakQps]
  return all
    .filter(({ x }) => kept.every((one) => differs(one, x)) && kept.push(x))
    .map(({ x, formula, mistake }) => ({ value: fmt3(x), formula, mistake }))
}

const highestDecade = 6

export const capacityFromUsers: Generator<Load> = {
  id: 'G31',
  slug: 'capacity-from-users',
  title: 'Capacity from daily users',
  revision: 1,
  topic: 'T01',
  kind: 'value',
  factIds: ['F1.8', 'F1.15'],
  variables: {
    dau: { label: 'Number of daily users', unit: '' },
    actionsPerDay: { label: 'Actions of a user', unit: 'a day' },
    peakFactor: { label: 'Peak', unit: 'times the average' },
    bytesPerEvent: { label: 'Logged for each action', unit: 'bytes' },
  },
  whole: ['dau'],
  draw: (from) => ({
    dau: toWhole(from.log('dau', 100_000, 2e9, 2)),
    actionsPerDay: from.oneOf('actionsPerDay', [1, 2, 5, 10, 20, 50, 100]),
    peakFactor: from.steps('peakFactor', 1.5, 5, 0.5),
    bytesPerEvent: from.oneOf('bytesPerEvent', [100, 200, 500, 1000, 2000, 5000]),
  }),
  isFair: () => true,
  // The few peaks above ten million are counted with those below.
  aims: Array.from({ length: highestDecade + 1 }, (_, decade) => ({ aim: `decade-${decade}` })),
  aimOf: (_, { intermediates }) =>
    `decade-${Math.min(highestDecade, Math.floor(Math.log10(intermediates.peakQps!)))}`,
  solve,
  options: (v, { answers }) =>
    valueOptions(answers[0], mistakesOf(v), (value) => `${exact(Number(value))} requests a second`),
  reasons: (v, { answers }) =>
    valueReasons(answers[0], 'Users × actions × peak factor ÷ 86,400', mistakesOf(v)),
  crossover: (v) => {
    const order = nextPowerOfTen(quantitiesOf(v).peakQps)
    const value = (order * secondsPerDay) / (v.actionsPerDay * v.peakFactor)
    return {
      variable: 'dau',
      value,
      words: `The peak reaches the next power of ten, ${exact(order)} a second, at ${rounded(value)} daily users: designs usually change with the order of magnitude.`,
      curves: [
        { id: 'peak', label: 'peak QPS', y: (x) => (x * v.actionsPerDay * v.peakFactor) / secondsPerDay },
        { id: 'order', label: 'next order of magnitude, QPS', y: () => order },
      ],
    }
  },
  twist: ({ peakFactor }) => ({ peakFactor: toTwelve(peakFactor * 2) }),
  story:
    'Every action is one request. A day has 86,400 seconds, and GB are 1,000,000,000 bytes.\nHow many requests a second must the system carry at its peak?',
  explain: (v, { answers, intermediates: { averageQps, gbPerDay } }) =>
    `${exact(v.dau)} users with ${exact(v.actionsPerDay)} ${v.actionsPerDay === 1 ? 'action' : 'actions'} each make ${rounded(averageQps!)} requests a second on average, and ${exact(v.peakFactor)} times that at the peak: ${exact(Number(answers[0]))}. You buy for the peak, but store the average: ${rounded(gbPerDay!)} GB a day, whatever the peak factor.`,
  mistakes: (v, { answers }) => valueMistakes(answers[0], mistakesOf(v)),
}
