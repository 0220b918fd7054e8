import { floorE, isAtMost, toDigits, toWhole } from '../arithmetic'
import type { Generator, Solved } from '../generator'
import { decide } from '../ladder'
import { exact, exactPercent, percent, rounded } from '../words'

/** G06. The tail of a fan-out: a request waits for its slowest shard, so what is rare in one is common in all. */

type FanOut = {
  shards: number
  slowShare: number
  idempotent: boolean
  spareShare: number
  partialOk: boolean
  minShards: number
  target: number
}

/** Share of requests that meet at least one of so many shards when each is slow in `share`. */
const anySlow = (share: number, shards: number): number => 1 - (1 - share) ** shards

/** Shards at which just the target is slow. */
const mostShardsOf = ({ slowShare, target }: FanOut): number => Math.log(1 - target) / Math.log(1 - slowShare)

const canHedge = ({ idempotent, slowShare, spareShare }: FanOut): boolean =>
  idempotent && isAtMost(slowShare, spareShare)

const solve = (v: FanOut): Solved => {
  const requestSlowShare = anySlow(v.slowShare, v.shards)
  const hedgedSlowShare = anySlow(v.slowShare ** 2, v.shards)
  const mostShards = floorE(mostShardsOf(v))
  const decision = decide(
    [
      {
        id: 'few-slow',
        option: 'ok',
        holds: isAtMost(requestSlowShare, v.target),
        kind: 'soft',
        ratio: requestSlowShare / v.target,
      },
      {
        id: 'hedging-helps',
        option: 'hedge',
        holds: canHedge(v) && isAtMost(hedgedSlowShare, v.target),
        kind: canHedge(v) ? 'soft' : 'hard',
        ratio: hedgedSlowShare / v.target,
      },
      { id: 'partial-allowed', option: 'partial', holds: v.partialOk, kind: 'hard' },
      {
        id: 'fewer-suffice',
        option: 'fewer-shards',
        holds: isAtMost(v.minShards, mostShards),
        kind: 'hard',
      },
    ],
    { id: 'nothing-else', option: 'fix-shard' },
  )
  return {
    ...decision,
    intermediates: {
      requestSlowShare,
      shardQuantile: (1 - v.target) ** (1 / v.shards),
      hedgedSlowShare,
      mostShards,
    },
  }
}

const slowWords = (v: FanOut, { requestSlowShare }: Solved['intermediates']): string =>
  `A request waits for the slowest of ${exact(v.shards)} shards, so ${percent(requestSlowShare!)} of requests are slow against ${exactPercent(v.target)} allowed.`

const withoutHedging = (v: FanOut, { hedgedSlowShare }: Solved['intermediates']): string => {
  if (!v.idempotent) return 'Reads must not be repeated, so no second copy may be sent.'
  return canHedge(v)
    ? `With second copies ${percent(hedgedSlowShare!)} would still be slow.`
    : `Second copies would add ${exactPercent(v.slowShare)} of load against ${exactPercent(v.spareShare)} spare.`
}

/** How often a single shard may be late. */
const lateShare = ({ shardQuantile }: Solved['intermediates']): string => percent(1 - shardQuantile!)

const explanations: Record<string, (v: FanOut, numbers: Solved['intermediates']) => string> = {
  'few-slow': (v, numbers) =>
    `${slowWords(v, numbers)} Each shard may be late in ${lateShare(numbers)} of cases and is late in ${exactPercent(v.slowShare)}; second copies or fewer shards would cost load or memory for nothing.`,
  'hedging-helps': (v, numbers) =>
    `${slowWords(v, numbers)} Reads may be repeated, and second copies add ${exactPercent(v.slowShare)} of load against ${exactPercent(v.spareShare)} spare; a shard is then slow only if both copies are, which leaves ${percent(numbers.hedgedSlowShare!)} of requests. That is the cheapest lever: nothing is left out and nothing is moved.`,
  'partial-allowed': (v, numbers) =>
    `${slowWords(v, numbers)} ${withoutHedging(v, numbers)} The product accepts an answer without the late shards, so a deadline cuts the tail at the price of a few missing results.`,
  'fewer-suffice': (v, numbers) =>
    `${slowWords(v, numbers)} ${withoutHedging(v, numbers)} Answers must be whole. At most ${rounded(numbers.mostShards!)} shards keep within the target, and memory needs ${exact(v.minShards)}, so the index fits on few enough; each will do more work for a query.`,
  'nothing-else': (v, numbers) =>
    `${slowWords(v, numbers)} ${withoutHedging(v, numbers)} Answers must be whole, and memory needs ${exact(v.minShards)} shards where the target bears ${rounded(numbers.mostShards!)}. What is left is the shard itself: it may be late in ${lateShare(numbers)} of cases, no more.`,
}

export const fanOutTail: Generator<FanOut> = {
  id: 'G06',
  slug: 'fan-out-tail',
  title: 'The tail of a fan-out',
  revision: 1,
  topic: 'T11',
  kind: 'choice',
  factIds: ['F11.2', 'F11.3', 'F11.4', 'F11.22'],
  variables: {
    shards: { label: 'Number of shards', unit: '' },
    slowShare: { label: "A shard's answers that are slow", unit: '' },
    idempotent: { label: 'Reads', unit: '' },
    spareShare: { label: 'Spare load', unit: '' },
    partialOk: { label: 'Answers without some shards', unit: '' },
    minShards: { label: 'Shards that memory needs at least', unit: '' },
    target: { label: 'Requests that may be slow', unit: '', kind: 'assumption' },
  },
  whole: ['shards', 'minShards'],
  draw: (from) => ({
    shards: toWhole(from.log('shards', 2, 500, 2)),
    slowShare: from.log('slowShare', 1e-5, 0.05, 2),
    idempotent: from.isHit(0.5),
    spareShare: from.oneOf('spareShare', [0.01, 0.02, 0.05, 0.1]),
    partialOk: from.isHit(0.4),
    minShards: toWhole(from.log('minShards', 1, 60, 1)),
    target: 0.01,
  }),
  isFair: ({ minShards, shards }) => minShards <= shards,
  aims: ['ok', 'hedge', 'partial', 'fewer-shards', 'fix-shard'].map((aim) => ({ aim })),
  aimOf: (_, { answers }) => answers[0],
  solve,
  options: () => [
    { id: 'ok', label: 'Leave it as it is' },
    { id: 'hedge', label: 'Send a second copy of shard requests that are late' },
    { id: 'partial', label: 'Answer without the shards that are late' },
    { id: 'fewer-shards', label: 'Spread the index over fewer shards' },
    { id: 'fix-shard', label: 'Make the shard itself slow less often' },
  ],
  reasons: () => [
    { id: 'few-slow', label: 'Few enough requests are slow' },
    {
      id: 'hedging-helps',
      label: 'Reads may be repeated, there is room for the copies, and they meet the target',
    },
    { id: 'partial-allowed', label: 'Partial answers are allowed' },
    { id: 'fewer-suffice', label: 'Memory needs no more shards than the target bears' },
    { id: 'nothing-else', label: 'Every other lever is ruled out' },
  ],
  crossover: (v) => ({
    variable: 'shards',
    value: mostShardsOf(v),
    curves: [
      { id: 'slow', label: 'share of slow requests', y: (x) => anySlow(v.slowShare, x) },
      { id: 'allowed', label: 'share allowed', y: () => v.target },
    ],
  }),
  twist: ({ shards, slowShare }, { answers: [answer] }) =>
    answer === 'ok' ? { shards: shards * 10 } : { slowShare: toDigits(slowShare / 10, 2) },
  story:
    'A request goes to all shards and waits for the last of them. Shards are slow independently of each other. A request sent twice to a shard is slow there only if both copies are, and second copies add the slow share to the load. The levers cost more from one to the next: second copies, partial answers, fewer shards, work on the shard.\nWhat do you do about the tail?',
  say: {
    slowShare: exactPercent,
    spareShare: exactPercent,
    target: exactPercent,
    idempotent: (may) => (may ? 'may be repeated' : 'must not be repeated'),
    partialOk: (may) => (may ? 'allowed' : 'not allowed'),
  },
  explain: (v, { deciding, intermediates }) => explanations[deciding]!(v, intermediates),
  mistakes: (v, { answers: [answer], intermediates }) => ({
    ok: "It takes a shard's slow share for the request's, which waits for every shard.",
    hedge:
      answer === 'ok'
        ? 'Few enough requests are slow already: copies only add load.'
        : withoutHedging(v, intermediates),
    partial: v.partialOk
      ? 'It leaves results out although a cheaper lever keeps them all.'
      : 'The product does not allow answers without some shards.',
    'fewer-shards': isAtMost(v.minShards, intermediates.mostShards!)
      ? 'It would do, but moves the index where a cheaper lever suffices.'
      : 'Memory needs more shards than the target bears.',
    'fix-shard': 'A cheaper lever was overlooked.',
  }),
}
