import { isAbove, toDigits } from '../arithmetic'
import type { Generator, Solved } from '../generator'
import { decide } from '../ladder'
import { exact, exactPercent, percent, rounded } from '../words'

/** G07. What a cache can and cannot fix: load on the origin, and the tail, are different questions. */

type Cache = {
  qps: number
  originCapacityQps: number
  hitRatio: number
  hitMs: number
  missMs: number
  percentile: number
}

const solve = (v: Cache): Solved => {
  const missRatio = 1 - v.hitRatio
  const forgiven = 1 - v.percentile
  const originQps = missRatio * v.qps
  const isMiss = isAbove(missRatio, forgiven)
  const decision = decide(
    [
      {
        id: 'origin-overloaded',
        option: 'insufficient',
        holds: isAbove(originQps, v.originCapacityQps),
        kind: 'soft',
        ratio: originQps / v.originCapacityQps,
      },
      {
        id: 'percentile-is-a-miss',
        option: 'tail-is-miss-path',
        holds: isMiss,
        kind: 'soft',
        ratio: missRatio / forgiven,
      },
    ],
    { id: 'percentile-is-a-hit', option: 'serves-p99' },
  )
  const intermediates = {
    neededHitRatio: Math.max(0, 1 - v.originCapacityQps / v.qps),
    originQps,
    meanMs: v.hitRatio * v.hitMs + missRatio * v.missMs,
    p99Ms: isMiss ? v.missMs : v.hitMs,
  }
  return { ...decision, intermediates }
}

/** "p99" for 0.99. */
const nameOf = (percentile: number): string => `p${exact(toDigits(percentile * 100, 12))}`

const explanations: Record<string, (v: Cache, numbers: Solved['intermediates']) => string> = {
  'origin-overloaded': (v, { originQps, neededHitRatio, meanMs }) =>
    `Misses send ${rounded(originQps!)} queries a second to an origin that bears ${exact(v.originCapacityQps)}, which would take a hit ratio of ${percent(neededHitRatio!)}. So the queue at the origin only grows, and no time above holds: a mean of ${rounded(meanMs!)} ms on paper says nothing about capacity. A better hit ratio or a larger origin comes first.`,
  'percentile-is-a-miss': (v, { originQps, meanMs, p99Ms }) =>
    `The origin gets ${rounded(originQps!)} queries a second and bears ${exact(v.originCapacityQps)}. But ${percent(1 - v.hitRatio)} of queries miss against ${percent(1 - v.percentile)} that the ${nameOf(v.percentile)} forgives, so the ${nameOf(v.percentile)} is a miss: ${rounded(p99Ms!)} ms, while the mean is ${rounded(meanMs!)} ms. A cache lowers the mean at once and the tail only when nearly everything hits, so the miss path must be made faster.`,
  'percentile-is-a-hit': (v, { originQps, meanMs, p99Ms }) =>
    `The origin gets ${rounded(originQps!)} queries a second and bears ${exact(v.originCapacityQps)}, and ${percent(1 - v.hitRatio)} of queries miss against ${percent(1 - v.percentile)} that the ${nameOf(v.percentile)} forgives. So the ${nameOf(v.percentile)} is a hit: ${rounded(p99Ms!)} ms, with a mean of ${rounded(meanMs!)} ms. A faster miss path would be work that this percentile never shows.`,
}

export const cacheAndTail: Generator<Cache> = {
  id: 'G07',
  slug: 'cache-and-tail',
  title: 'What a cache can and cannot fix',
  revision: 1,
  topic: 'T11',
  kind: 'choice',
  factIds: ['F11.10'],
  variables: {
    qps: { label: 'Queries', unit: 'a second' },
    originCapacityQps: { label: 'The origin bears', unit: 'queries a second' },
    hitRatio: { label: 'Hit ratio', unit: '' },
    hitMs: { label: 'A hit takes', unit: 'ms' },
    missMs: { label: 'A miss takes', unit: 'ms' },
    percentile: { label: 'Percentile asked for', unit: '', kind: 'assumption' },
  },
  whole: [],
  draw: (from) => {
    const qps = from.log('qps', 1000, 1e6, 2)
    const capacity = toDigits(qps * from.log('capacityShare', 0.003, 0.5, 12), 2)
    const hitRatio = toDigits(1 - from.log('missRatio', 0.001, 0.5, 2), 12)
    return {
      qps,
      originCapacityQps: from.derived('originCapacityQps', capacity, qps * 0.003, qps * 0.5),
      hitRatio: from.derived('hitRatio', hitRatio, 0.5, 0.999),
      hitMs: from.oneOf('hitMs', [1, 2, 3, 5]),
      missMs: from.oneOf('missMs', [20, 40, 80, 150]),
      percentile: 0.99,
    }
  },
  isFair: () => true,
  aims: ['insufficient', 'tail-is-miss-path', 'serves-p99'].map((aim) => ({ aim })),
  aimOf: (_, { answers }) => answers[0],
  solve,
  options: () => [
    { id: 'insufficient', label: 'The cache does not even keep the origin from being overloaded' },
    { id: 'tail-is-miss-path', label: 'The origin bears it, but the tail is the time of a miss' },
    { id: 'serves-p99', label: 'The origin bears it, and the tail is the time of a hit' },
  ],
  reasons: () => [
    { id: 'origin-overloaded', label: 'The misses are more than the origin bears' },
    { id: 'percentile-is-a-miss', label: 'More queries miss than the percentile forgives' },
    { id: 'percentile-is-a-hit', label: 'The origin bears the misses, and the percentile forgives them' },
  ],
  crossover: (v, { answers: [answer], intermediates }) =>
    answer === 'insufficient'
      ? {
          variable: 'hitRatio',
          value: intermediates.neededHitRatio!,
          kind: 'share',
          curves: [
            { id: 'load', label: 'load on the origin, queries a second', y: (x) => (1 - x) * v.qps },
            { id: 'capacity', label: 'capacity, queries a second', y: () => v.originCapacityQps },
          ],
        }
      : {
          variable: 'hitRatio',
          value: v.percentile,
          kind: 'share',
          curves: [
            { id: 'misses', label: 'share of misses', y: (x) => 1 - x },
            { id: 'forgiven', label: 'share the percentile forgives', y: () => 1 - v.percentile },
          ],
        },
  twist: ({ qps, hitRatio }, { answers: [answer] }) =>
    answer === 'serves-p99' ? { qps: qps * 10 } : { hitRatio: toDigits(1 - (1 - hitRatio) / 10, 12) },
  story:
    'A cache stands before an origin that computes what the cache does not hold. The cache is warm, and hits and misses take the times given.\nWhat does the cache fix?',
  say: { hitRatio: exactPercent, percentile: nameOf },
  explain: (v, { deciding, intermediates }) =>
    `${explanations[deciding]!(v, intermediates)} A cold cache sends everything to the origin, ${exact(v.qps)} queries a second here, so ask about that as well.`,
  mistakes: () => ({
    insufficient: 'The origin bears the misses: a slow tail is no lack of capacity.',
    'tail-is-miss-path':
      'Misses alone do not spoil the tail: what counts is whether the origin bears them, and whether they are more than the percentile forgives.',
    'serves-p99': 'It takes the mean for the tail, or forgets what the misses do to the origin.',
  }),
}
