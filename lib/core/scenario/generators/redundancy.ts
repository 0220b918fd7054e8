import { ceilE, toDigits, toTwelve } from '../arithmetic'
import type { Generator, Solved } from '../generator'
import { decideValue, valueMistakes, valueOptions, valueReasons, type Mistake } from '../values'
import { exact, exactPercent, rounded } from '../words'

/** G40. How many replicas for an availability: downtimes multiply, as far as failures are independent. */

type Service = { availability: number; target: number }

const minutesPerYear = 525_600

const solve = (v: Service): Solved => {
  const x = Math.log(1 - v.target) / Math.log(1 - v.availability)
  const replicas = Math.max(1, ceilE(x))
  const reached = 1 - (1 - v.availability) ** replicas
  return { ...decideValue(String(replicas), x / replicas), intermediates: { replicas, reached } }
}

const mistakesOf = (v: Service, { intermediates }: Solved): Mistake[] => {
  const replicas = intermediates.replicas!
  const divided = Math.max(1, ceilE((1 - v.availability) / (1 - v.target)))
  return [
    {
      value: String(replicas - 1),
      formula: 'The power of the downtime, rounded down',
      mistake: 'One too few: the target is missed.',
    },
    {
      value: String(replicas + 1),
      formula: 'The power of the downtime, and one to spare',
      mistake: 'One too many: the target is reached without it.',
    },
    {
      value: String(divided),
      formula: 'Downtime of one replica ÷ downtime allowed',
      mistake: 'Downtimes are divided, as if they added; independent failures multiply.',
    },
    {
      value: String(2 * replicas),
      formula: 'Twice the power of the downtime',
      mistake: 'Every replica is doubled again, though redundancy is counted already.',
    },
    {
      value: String(replicas + 2),
      formula: 'The power of the downtime, and two to spare',
      mistake: 'Two too many: the target is reached without them.',
    },
    {
      value: String(replicas + 3),
      formula: 'The power of the downtime, and three to spare',
      mistake: 'Three too many: the target is reached without them.',
    },
  ]
}

const replicasOf = (value: string): string =>
  `${exact(Number(value))} ${value === '1' ? 'replica' : 'replicas'}`

const downtime = (share: number): string => `${rounded(share * minutesPerYear)} minutes a year`

export const redundancy: Generator<Service> = {
  id: 'G40',
  slug: 'redundancy',
  title: 'How many replicas for an availability',
  revision: 1,
  topic: 'T11',
  kind: 'value',
  factIds: ['F11.15'],
  variables: {
    availability: { label: 'Availability of one replica', unit: '' },
    target: { label: 'Availability asked for', unit: '' },
  },
  whole: [],
  draw: (from) => ({
    availability: from.oneOf('availability', [0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 0.9995]),
    target: from.oneOf('target', [0.99, 0.995, 0.999, 0.9995, 0.9999, 0.99999, 0.999999]),
  }),
  isFair: (_, { intermediates }) => intermediates.replicas! <= 5,
  aims: [1, 2, 3, 4, 5].map((count) => ({ aim: String(count) })),
  aimOf: (_, { answers }) => answers[0],
  solve,
  options: (v, solved) => valueOptions(solved.answers[0], mistakesOf(v, solved), replicasOf),
  reasons: (v, solved) =>
    valueReasons(
      solved.answers[0],
      'The least power of the downtime that is within the downtime allowed',
      mistakesOf(v, solved),
    ),
  crossover: (v, { intermediates }) => {
    const replicas = intermediates.replicas!
    const fewer = Math.max(1, replicas - 1)
    const value = replicas === 1 ? v.target : 1 - (1 - v.target) ** (1 / (replicas - 1))
    return {
      variable: 'availability',
      value,
      kind: 'share',
      words: `${replicasOf(String(fewer))} would do from an availability of ${exactPercent(toDigits(value, 5))} each.`,
      curves: [
        { id: 'downtime', label: `downtime with ${replicasOf(String(fewer))}`, y: (x) => (1 - x) ** fewer },
        { id: 'allowed', label: 'downtime allowed', y: () => 1 - v.target },
      ],
    }
  },
  twist: ({ target }) => ({ target: toTwelve(1 - (1 - target) / 10) }),
  story:
    'A service is up while one replica is up, and replicas are taken to fail independently.\nHow many replicas reach the availability asked for?',
  say: { availability: exactPercent, target: exactPercent },
  explain: (v, { answers, intermediates: { reached } }) =>
    `One replica is down for ${downtime(1 - v.availability)}, and ${downtime(1 - v.target)} are allowed. With independent failures the shares of downtime multiply, so ${replicasOf(answers[0])} ${answers[0] === '1' ? 'is down' : 'are down together'} for ${downtime(1 - reached!)}, and that is the least number within the limit. Failures are never independent altogether: a zone, a release or a bad configuration takes all replicas at once, so spread them over zones and roll out in steps.`,
  mistakes: (v, solved) => valueMistakes(solved.answers[0], mistakesOf(v, solved)),
}
