import { ceilE, floorE, isAtLeast, isAtMost, isBelow, toDigits, toTwelve, toWhole } from '../arithmetic'
import type { Generator, Solved } from '../generator'
import { usualBand } from '../ladder'
import { exact, percent, rounded } from '../words'

/** G35. How deep to rerank: time is hard, and each further batch must earn its place. */

type Curve = readonly (readonly number[])[]

type Reranking = {
  budgetMs: number
  fixedMs: number
  msPerBatch: number
  batchSize: number
  recallCurve: Curve
  minGain: number
}

const depthAt = (v: Reranking, at: number): number => v.recallCurve[at]![0]!
const recallAt = (v: Reranking, at: number): number => v.recallCurve[at]![1]!

const maxDepthOf = (v: Reranking): number =>
  Math.max(0, floorE((v.budgetMs - v.fixedMs) / v.msPerBatch)) * v.batchSize

/** Recall a batch that the point brings over the one before. */
const gainOf = (v: Reranking, at: number): number =>
  (recallAt(v, at) - recallAt(v, at - 1)) / ((depthAt(v, at) - depthAt(v, at - 1)) / v.batchSize)

/** Place of the last point taken; -1 where not even the first fits. */
const lastTaken = (v: Reranking): number => {
  const maxDepth = maxDepthOf(v)
  const failed = v.recallCurve.findIndex(
    ([depth], at) => !isAtMost(depth!, maxDepth) || (at > 0 && !isAtLeast(gainOf(v, at), v.minGain)),
  )
  return failed < 0 ? v.recallCurve.length - 1 : failed - 1
}

const optionAt = (v: Reranking, at: number): string => (at < 0 ? 'none' : `depth-${depthAt(v, at)}`)

/** The last step may gain too little to be taken, the next one just too little to be left. */
const candidatesOf = (v: Reranking, at: number): { ratio: number; other: string }[] => {
  const next = at + 1
  const isOpen = next > 0 && next < v.recallCurve.length && isAtMost(depthAt(v, next), maxDepthOf(v))
  const ofLast = at > 0 ? [{ ratio: gainOf(v, at) / v.minGain, other: optionAt(v, at - 1) }] : []
  const ofNext =
    isOpen && gainOf(v, next) > 0 ? [{ ratio: gainOf(v, next) / v.minGain, other: optionAt(v, next) }] : []
  return [...ofLast, ...ofNext].sort((a, b) => Math.abs(Math.log(a.ratio)) - Math.abs(Math.log(b.ratio)))
}

const decidingAt = (v: Reranking, at: number): string => {
  if (at < 0) return 'no-batch-fits'
  if (at === v.recallCurve.length - 1) return 'deepest-pays'
  return isAtMost(depthAt(v, at + 1), maxDepthOf(v)) ? 'small-gain' : 'time-used-up'
}

const solve = (v: Reranking): Solved => {
  const at = lastTaken(v)
  const closest = candidatesOf(v, at)[0]
  const ratio = closest?.ratio ?? 0
  const near = closest !== undefined && isAtMost(usualBand[0], ratio) && isAtMost(ratio, usualBand[1])
  return {
    answers: near ? [optionAt(v, at), closest.other] : [optionAt(v, at)],
    near,
    ratio,
    deciding: decidingAt(v, at),
    flipped: near ? 'small-gain' : null,
    intermediates: {
      maxDepth: maxDepthOf(v),
      depth: at < 0 ? 0 : depthAt(v, at),
      recall: at < 0 ? 0 : recallAt(v, at),
    },
  }
}

const explanations: Record<string, (v: Reranking, at: number) => string> = {
  'no-batch-fits': () =>
    'Not even one batch fits, so serve the order of the first stage, or find time elsewhere.',
  'deepest-pays': (v, at) =>
    `Depth ${exact(depthAt(v, at))} fits and still pays, with a recall of ${percent(recallAt(v, at))}; nothing deeper was measured.`,
  'time-used-up': (v, at) =>
    `Depth ${exact(depthAt(v, at))} fits, with a recall of ${percent(recallAt(v, at))}, and depth ${exact(depthAt(v, at + 1))} does not: batches run one after another, and the time is hard.`,
  'small-gain': (v, at) =>
    `Depth ${exact(depthAt(v, at + 1))} would fit, but gains ${rounded(gainOf(v, at + 1))} of recall a batch, less than the ${exact(v.minGain)} asked for. So stop at depth ${exact(depthAt(v, at))}, with a recall of ${percent(recallAt(v, at))}, and leave the time to others.`,
}

export const rerankerDepth: Generator<Reranking> = {
  id: 'G35',
  slug: 'reranker-depth',
  title: 'How deep to rerank',
  revision: 1,
  topic: 'T16',
  kind: 'choice',
  factIds: ['F16.14', 'F4.8', 'F16.11'],
  variables: {
    budgetMs: { label: 'Latency budget', unit: 'ms' },
    fixedMs: { label: 'Time for everything else', unit: 'ms' },
    msPerBatch: { label: 'Time of a batch', unit: 'ms' },
    batchSize: { label: 'Size of a batch', unit: 'examples' },
    recallCurve: { label: 'Recall measured', unit: '' },
    minGain: { label: 'Gain a further batch must bring', unit: '', kind: 'assumption' },
  },
  whole: [],
  draw: (from) => {
    const budgetMs = from.oneOf('budgetMs', [60, 80, 100, 120, 150, 200, 300])
    const fixedMs = from.oneOf('fixedMs', [20, 30, 40, 50, 60, 80])
    const msPerBatch = from.oneOf('msPerBatch', [5, 8, 10, 15, 20, 30, 40])
    const batchSize = from.oneOf('batchSize', [8, 16, 32])
    const thousandths = (x: number): number => toTwelve(Math.min(0.99, toWhole(x * 1000) / 1000))
    let recall = from.steps('recall', 0.45, 0.7, 0.001)
    let rise = from.steps('rise', 0.02, 0.17, 0.001)
    const recallCurve = [[batchSize, recall]]
    for (const factor of [2, 4, 8]) {
      recall = thousandths(recall + rise)
      recallCurve.push([batchSize * factor, recall])
      rise = thousandths(rise * from.steps('bend', 0.3, 0.9, 0.01))
    }
    return { budgetMs, fixedMs, msPerBatch, batchSize, recallCurve, minGain: 0.01 }
  },
  isFair: (v) => isBelow(v.fixedMs, v.budgetMs),
  aims: ['none', 'first', 'second', 'third', 'fourth'].map((aim) => ({ aim })),
  aimOf: (v) => ['none', 'first', 'second', 'third', 'fourth'][lastTaken(v) + 1]!,
  solve,
  options: (v) => [
    ...v.recallCurve.map(([depth]) => ({
      id: `depth-${depth}`,
      label: `Rerank the first ${exact(depth!)} candidates`,
    })),
    { id: 'none', label: 'Do not rerank' },
  ],
  reasons: () => [
    { id: 'no-batch-fits', label: 'Not even one batch fits the time' },
    { id: 'time-used-up', label: 'The time is used up' },
    { id: 'small-gain', label: 'A further step gains too little for its batches' },
    { id: 'deepest-pays', label: 'The deepest point measured fits and pays' },
  ],
  crossover: (v) => {
    const at = lastTaken(v)
    const next = Math.min(at + 1, v.recallCurve.length - 1)
    const time = ceilE(depthAt(v, next) / v.batchSize) * v.msPerBatch
    const pays = next === 0 || isAtLeast(gainOf(v, next), v.minGain)
    return {
      variable: 'budgetMs',
      value: v.fixedMs + time,
      words: `Depth ${exact(depthAt(v, next))} fits from a budget of ${rounded(v.fixedMs + time)} ms${pays ? '' : ', but gains too little to be worth it'}.`,
      curves: [
        { id: 'time', label: 'time for reranking, ms', y: (x) => x - v.fixedMs },
        { id: 'next', label: 'time the next depth takes, ms', y: () => time },
      ],
    }
  },
  twist: (v) => {
    const left = v.budgetMs - v.fixedMs
    const isLast = lastTaken(v) === v.recallCurve.length - 1
    return { budgetMs: toTwelve(v.fixedMs + (isLast ? left / 2 : 2 * left)) }
  },
  story:
    'A cross-encoder may rerank what retrieval found. Batches run one after another and the time is hard. You go deeper step by step along the measured recall, as long as each step fits and gains enough for its batches.\nHow deep do you rerank?',
  say: {
    recallCurve: (curve) =>
      curve.map(([depth, recall]) => `${exact(recall!)} at depth ${exact(depth!)}`).join(', '),
    minGain: (gain) => `${exact(toDigits(gain, 12))} of recall`,
  },
  explain: (v, { deciding, intermediates: { maxDepth } }) =>
    `After ${exact(v.fixedMs)} ms for everything else, ${rounded(v.budgetMs - v.fixedMs)} ms are left, in batches of ${exact(v.msPerBatch)} ms: at most depth ${exact(maxDepth!)}. ${explanations[deciding]!(v, lastTaken(v))}`,
  mistakes: (v) => {
    const at = lastTaken(v)
    const maxDepth = maxDepthOf(v)
    const points = v.recallCurve.map(([depth], place): [string, string] => {
      if (place < at) return [`depth-${depth}`, 'Time is left over that a deeper step would repay.']
      return isAtMost(depth!, maxDepth)
        ? [`depth-${depth}`, 'It fits, but a step on the way gains too little for its batches.']
        : [`depth-${depth}`, 'The time is too short: the fixed part of the budget is forgotten.']
    })
    return { ...Object.fromEntries(points), none: 'At least one batch does fit, and reranking it helps.' }
  },
}
