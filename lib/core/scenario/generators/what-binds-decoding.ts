import { isAbove, toDigits, toWhole } from '../arithmetic'
import type { Generator, Solved } from '../generator'
import { decide, type Step } from '../ladder'
import { exact, rounded } from '../words'

/** G22. What binds decoding: reading weights, reading the cache, or arithmetic. */

type Decoding = {
  weightsGB: number
  kvPerSequenceGB: number
  batch: number
  bandwidthTBs: number
  tflops: number
  bytesPerWeight: number
}

/** Dense peak that goes with a memory bandwidth. */
export const tflopsOf: Readonly<Record<number, number>> = { 2: 312, 3.35: 989, 4.8: 989, 8: 2250 }
export const bandwidths = [2, 3.35, 4.8, 8] as const

const memoryOf = (v: Decoding, batch: number): number =>
  (v.weightsGB + batch * v.kvPerSequenceGB) / v.bandwidthTBs
const computeOf = (v: Decoding, batch: number): number =>
  (batch * 2 * v.weightsGB) / v.bytesPerWeight / v.tflops

const solve = (v: Decoding): Solved => {
  const memoryMs = memoryOf(v, v.batch)
  const computeMs = computeOf(v, v.batch)
  const cacheGB = v.batch * v.kvPerSequenceGB
  const step = (id: string, option: string, value: number, against: number): Step => {
    return { id, option, holds: isAbove(value, against), kind: 'soft', ratio: value / against }
  }
  const steps = [
    step('arithmetic', 'compute', computeMs, memoryMs),
    step('cache', 'memory-kv', cacheGB, v.weightsGB),
  ]
  const tokensPerSecond = (v.batch / Math.max(memoryMs, computeMs)) * 1000
  return {
    ...decide(steps, { id: 'weights', option: 'memory-weights' }),
    intermediates: { memoryMs, computeMs, tokensPerSecond },
  }
}

const explain = (v: Decoding, { answers, intermediates }: Solved): string => {
  const memory = `${rounded(intermediates.memoryMs!)} ms`
  const compute = `${rounded(intermediates.computeMs!)} ms`
  const cache = `${rounded(v.batch * v.kvPerSequenceGB)} GB`
  const weights = `${rounded(v.weightsGB)} GB`
  const rate = `At best that makes ${rounded(intermediates.tokensPerSecond!)} tokens a second.`
  const text: Record<string, string> = {
    compute: `Because arithmetic takes ${compute} a step against ${memory} for reading memory, compute binds.\nThe weights are read once for the whole batch, and the batch is large enough to keep the arithmetic busy. The lever is a faster rate, such as 8-bit weights and activations; smaller weights alone would not help. ${rate}`,
    'memory-kv': `Because reading memory takes ${memory} a step against ${compute} of arithmetic, memory binds, and of what is read the cache is the larger part: ${cache} against ${weights} of weights.\nEvery sequence brings its own cache, so a larger batch does not spread it. The lever is a shorter context or an 8-bit cache; quantised weights would shrink the smaller part. ${rate}`,
    'memory-weights': `Because reading memory takes ${memory} a step against ${compute} of arithmetic, memory binds, and of what is read the weights are at least as much as the cache: ${weights} against ${cache}.\nThe lever is weight quantisation, or a larger batch that shares each reading of the weights; faster arithmetic would sit idle. ${rate}`,
  }
  return text[answers[0]]!
}

export const whatBindsDecoding: Generator<Decoding> = {
  id: 'G22',
  slug: 'what-binds-decoding',
  title: 'What binds decoding',
  revision: 1,
  topic: 'T16',
  kind: 'choice',
  factIds: ['F16.3', 'F16.4', 'F16.5', 'F12.7', 'F12.8'],
  variables: {
    weightsGB: { label: 'Weights', unit: 'GB' },
    kvPerSequenceGB: { label: 'KV cache', unit: 'GB a sequence' },
    batch: { label: 'Batch', unit: 'sequences' },
    bandwidthTBs: { label: 'Memory bandwidth', unit: 'TB/s' },
    tflops: { label: 'Dense peak', unit: 'TFLOPS' },
    bytesPerWeight: { label: 'Precision of the weights', unit: 'bytes a weight', kind: 'assumption' },
  },
  whole: ['batch'],
  draw: (from) => {
    const bandwidthTBs = from.oneOf('bandwidthTBs', bandwidths)
    return {
      weightsGB: from.oneOf('weightsGB', [6, 14, 16, 26, 64, 140]),
      kvPerSequenceGB: from.log('kvPerSequenceGB', 0.005, 8, 2),
      batch: from.oneOf('batch', [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024]),
      bandwidthTBs,
      tflops: tflopsOf[bandwidthTBs]!,
      bytesPerWeight: 2,
    }
  },
  isFair: () => true,
  aims: ['memory-weights', 'memory-kv', 'compute'].map((aim) => ({ aim })),
  aimOf: (_, { answers }) => answers[0],
  solve,
  options: () => [
    { id: 'memory-weights', label: 'Memory bandwidth, mostly for the weights' },
    { id: 'memory-kv', label: 'Memory bandwidth, mostly for the KV cache' },
    { id: 'compute', label: 'Arithmetic' },
  ],
  reasons: () => [
    { id: 'arithmetic', label: 'Arithmetic takes longer than reading memory' },
    { id: 'cache', label: 'Reading memory takes longer, and the cache outweighs the weights' },
    { id: 'weights', label: 'Reading memory takes longer, and the weights outweigh the cache' },
  ],
  crossover: (v) => {
    const gain = (2 * v.weightsGB) / v.bytesPerWeight / v.tflops - v.kvPerSequenceGB / v.bandwidthTBs
    if (gain > 0)
      return {
        variable: 'batch',
        value: v.weightsGB / v.bandwidthTBs / gain,
        curves: [
          { id: 'memory', label: 'reading memory, ms', y: (x) => memoryOf(v, x) },
          { id: 'arithmetic', label: 'arithmetic, ms', y: (x) => computeOf(v, x) },
        ],
      }
    return {
      variable: 'batch',
      value: v.weightsGB / v.kvPerSequenceGB,
      curves: [
        { id: 'cache', label: 'cache read, GB', y: (x) => x * v.kvPerSequenceGB },
        { id: 'weights', label: 'weights read, GB', y: () => v.weightsGB },
      ],
    }
  },
  twist: ({ batch, kvPerSequenceGB }, { answers }) => {
    if (answers[0] === 'memory-weights') return { batch: batch * 16 }
    return batch === 1
      ? { kvPerSequenceGB: toDigits(kvPerSequenceGB / 10, 12) }
      : { batch: Math.max(1, toWhole(batch / 16)) }
  },
  say: { batch: (batch) => `${exact(batch)} ${batch === 1 ? 'sequence' : 'sequences'}` },
  story:
    'A language model decodes one token for every sequence of a batch. Each step reads all weights once and the cache of every sequence. The peak rate is the dense one; real matrix products reach less.\nWhat binds a step?',
  explain,
  mistakes: () => ({
    'memory-weights':
      'Forgets the cache, which grows with every sequence, or the arithmetic of a large batch.',
    'memory-kv':
      'Overrates the cache: with so short a context the weights are the larger part, or arithmetic takes longer.',
    compute:
      'Believes that a batch fills the arithmetic, although reading weights and caches still takes longer.',
  }),
}
