import { ceilE, isAtLeast, isAtMost, isBelow, toDigits, toTwelve } from '../arithmetic'
import type { Generator, Solved } from '../generator'
import { decide, type Step } from '../ladder'
import { exact, percent, rounded } from '../words'

/** G32. Utilisation and the p99: the tail grows with the inverse of what is left, and no replica shortens the service itself. */

type Queue = { serviceRate: number; arrivalRate: number; budgetMs: number; maxReplicas: number }

/** ln(100): how many mean times the 99th percentile of an exponential lies out. */
const ln100 = 4.605170185988092

/** The p99 in ms of a replica that has so much rate left. */
const p99Of = (left: number): number => (1000 * ln100) / left

/** Greatest arrival rate at which one replica keeps the budget; negative where none does. */
const bearable = (v: Queue): number => v.serviceRate - ln100 / (v.budgetMs / 1000)

const quantitiesOf = (v: Queue) => {
  const isStable = isBelow(v.arrivalRate, v.serviceRate)
  const emptyP99Ms = p99Of(v.serviceRate)
  return {
    p99Ms: isStable ? p99Of(v.serviceRate - v.arrivalRate) : -1,
    utilisation: v.arrivalRate / v.serviceRate,
    emptyP99Ms,
    replicasNeeded: isBelow(emptyP99Ms, v.budgetMs) ? ceilE(v.arrivalRate / bearable(v)) : 0,
  }
}

const solve = (v: Queue): Solved => {
  const intermediates = quantitiesOf(v)
  const { p99Ms, emptyP99Ms, replicasNeeded } = intermediates
  const isStable = p99Ms >= 0
  const steps: Step[] = [
    {
      id: 'inside-budget',
      option: 'nothing',
      holds: isStable && isAtMost(p99Ms, v.budgetMs),
      kind: isStable ? 'soft' : 'hard',
      ratio: p99Ms / v.budgetMs,
    },
    {
      id: 'idle-too-slow',
      option: 'faster',
      holds: isAtLeast(emptyP99Ms, v.budgetMs),
      kind: 'soft',
      ratio: emptyP99Ms / v.budgetMs,
    },
    {
      id: 'replicas-suffice',
      option: 'replicas',
      holds: isAtMost(replicasNeeded, v.maxReplicas),
      kind: 'hard',
    },
  ]
  return { ...decide(steps, { id: 'too-few-replicas', option: 'shed' }), intermediates }
}

const nowWords = ({ intermediates: { p99Ms, utilisation } }: Solved): string =>
  p99Ms! < 0
    ? `One replica would be asked for ${percent(utilisation!)} of what it can serve, so its queue grows for ever.`
    : `One replica runs at ${percent(utilisation!)} and its p99 is ${rounded(p99Ms!)} ms.`

const explanations: Record<string, (v: Queue, solved: Solved) => string> = {
  'inside-budget': (v) =>
    `That is inside the budget of ${exact(v.budgetMs)} ms, so more capacity would buy nothing that anybody asked for.`,
  'idle-too-slow': (v, { intermediates: { emptyP99Ms } }) =>
    `Even an idle replica has a p99 of ${rounded(emptyP99Ms!)} ms, which is not below the budget of ${exact(v.budgetMs)} ms. Replicas take away waiting, never service time: a smaller model, a cache or faster hardware must shorten the work itself.`,
  'replicas-suffice': (v, { intermediates: { replicasNeeded } }) =>
    `The budget is ${exact(v.budgetMs)} ms. Spread over ${exact(replicasNeeded!)} replicas, of ${exact(v.maxReplicas)} allowed, each has enough room left to keep it: what is cut is waiting, and the wait falls fastest where the load was highest.`,
  'too-few-replicas': (v, { intermediates: { replicasNeeded } }) =>
    `To keep ${exact(v.budgetMs)} ms you would need ${exact(replicasNeeded!)} replicas, and only ${exact(v.maxReplicas)} are allowed. Serving everybody late helps nobody: refuse or degrade what is over, so that the rest stays fast.`,
}

export const utilisationAndTail: Generator<Queue> = {
  id: 'G32',
  slug: 'utilisation-and-tail',
  title: 'Utilisation and the p99',
  revision: 1,
  topic: 'T11',
  kind: 'choice',
  factIds: ['F11.5'],
  variables: {
    serviceRate: { label: 'Service rate', unit: 'requests a second a replica' },
    arrivalRate: { label: 'Arrival rate', unit: 'requests a second' },
    budgetMs: { label: 'Budget of the p99', unit: 'ms' },
    maxReplicas: { label: 'Replicas allowed', unit: '' },
  },
  whole: [],
  draw: (from) => {
    const serviceRate = from.log('serviceRate', 5, 2000, 2)
    // The bounds are the service rate times 0.1 and 20, so that a near draw stays inside them.
    const arrivalRate = from.log('arrivalRate', toTwelve(serviceRate / 10), toTwelve(serviceRate * 20), 2)
    const budgetMs = from.log('budgetMs', 5, 2000, 2)
    return { serviceRate, arrivalRate, budgetMs, maxReplicas: from.oneOf('maxReplicas', [2, 4, 8, 16]) }
  },
  isFair: (v, { answers, intermediates: { emptyP99Ms, replicasNeeded } }) =>
    isAtLeast(v.budgetMs, emptyP99Ms! / 4) && (answers[0] !== 'shed' || replicasNeeded! <= 64),
  aims: [{ aim: 'nothing' }, { aim: 'replicas' }, { aim: 'faster' }, { aim: 'shed' }],
  aimOf: (_, { answers }) => answers[0],
  solve,
  options: () => [
    { id: 'nothing', label: 'Do nothing' },
    { id: 'replicas', label: 'Add replicas' },
    { id: 'faster', label: 'Make the service itself faster' },
    { id: 'shed', label: 'Shed or degrade part of the load' },
  ],
  reasons: () => [
    { id: 'inside-budget', label: 'The p99 of one replica is inside the budget' },
    { id: 'idle-too-slow', label: 'Even an idle replica is too slow' },
    { id: 'replicas-suffice', label: 'The replicas allowed can share the load' },
    { id: 'too-few-replicas', label: 'Even all replicas allowed are too few' },
  ],
  crossover: (v) => ({
    variable: 'arrivalRate',
    value: bearable(v),
    words: `One replica keeps the budget up to ${rounded(bearable(v))} requests a second, or ${percent(bearable(v) / v.serviceRate)} of what it can serve.`,
    curves: [
      {
        id: 'p99',
        label: 'p99, ms',
        y: (x) => (isBelow(x, v.serviceRate) ? p99Of(v.serviceRate - x) : Infinity),
      },
      { id: 'budget', label: 'budget, ms', y: () => v.budgetMs },
    ],
  }),
  twist: (v, { answers }) => {
    if (answers[0] === 'faster') return { budgetMs: toDigits(v.budgetMs * 4, 12) }
    return { arrivalRate: toDigits(answers[0] === 'shed' ? v.arrivalRate / 2 : v.arrivalRate * 2, 2) }
  },
  story:
    'One replica serves today. Take each replica for an M/M/1 queue and let replicas share the arrivals evenly: a teaching model, simpler than any real server, but right about where the tail goes.\nWhat do you do to keep the budget?',
  explain: (v, solved) => `${nowWords(solved)} ${explanations[solved.deciding]!(v, solved)}`,
  mistakes: (v, { deciding, intermediates: { p99Ms, utilisation, emptyP99Ms, replicasNeeded } }) => ({
    nothing:
      p99Ms! < 0
        ? 'More arrives than one replica can serve: the queue has no steady state.'
        : `The mean is taken for the p99, or ${percent(utilisation!)} thought comfortable: the p99 is ${rounded(p99Ms!)} ms against ${exact(v.budgetMs)} ms.`,
    replicas:
      {
        'inside-budget': 'The budget is kept already: replicas would stand idle.',
        'idle-too-slow': 'No number of replicas shortens the service itself.',
      }[deciding] ?? `${exact(replicasNeeded!)} replicas would be needed, more than are allowed.`,
    faster: `An idle replica needs ${rounded(emptyP99Ms!)} ms, within the budget: the service is fast enough, and what costs time, if anything, is waiting.`,
    shed:
      deciding === 'idle-too-slow'
        ? 'Shedding empties the queue, but even an empty queue is too slow.'
        : 'Requests are refused although there is capacity for them.',
  }),
}
