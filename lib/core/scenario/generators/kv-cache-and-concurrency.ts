import { floorE, isAtMost, toDigits, toWhole } from '../arithmetic'
import type { Generator, Solved } from '../generator'
import { decide, type Step } from '../ladder'
import { rounded } from '../words'

/** G21. How many sequences fit: what the weights leave, divided by the cache of one, and the cheapest lever that suffices. */

type Concurrency = {
  hbmGB: number
  gpus: number
  weightsGB: number
  layers: number
  kvHeads: number
  headDim: number
  contextTokens: number
  concurrency: number
  kvBytes: number
  memoryShare: number
}

/** Models of the usual sizes: weights in bf16, layers, key-value heads, dimension of a head. */
const shapes = [
  { weightsGB: 6, layers: 28, kvHeads: 8, headDim: 128 },
  { weightsGB: 16, layers: 32, kvHeads: 8, headDim: 128 },
  { weightsGB: 26, layers: 40, kvHeads: 40, headDim: 128 },
  { weightsGB: 28, layers: 40, kvHeads: 8, headDim: 128 },
  { weightsGB: 64, layers: 64, kvHeads: 8, headDim: 128 },
  { weightsGB: 140, layers: 80, kvHeads: 8, headDim: 128 },
] as const

/** What 4-bit weights with their scales take of bf16 ones. */
const int4Share = 0.26

const usableOf = (v: Concurrency): number => v.hbmGB * v.gpus * v.memoryShare
const bytesPerToken = (v: Concurrency): number => 2 * v.layers * v.kvHeads * v.headDim * v.kvBytes

const quantitiesOf = (v: Concurrency) => {
  const perSequenceGB = (bytesPerToken(v) * v.contextTokens) / 1e9
  const freeGB = usableOf(v) - v.weightsGB
  const per8 = v.kvBytes === 2 ? perSequenceGB / 2 : perSequenceGB
  return {
    freeGB,
    perSequenceGB,
    plain: Math.max(0, freeGB / perSequenceGB),
    fp8: Math.max(0, freeGB / per8),
    int4: Math.max(0, (usableOf(v) - int4Share * v.weightsGB) / per8),
  }
}

const solve = (v: Concurrency): Solved => {
  const { freeGB, perSequenceGB, plain, fp8, int4 } = quantitiesOf(v)
  const step = (id: string, fitting: number): Step => ({
    id,
    option: id,
    holds: isAtMost(v.concurrency, fitting),
    kind: 'soft',
    ratio: v.concurrency / fitting,
  })
  const steps = [
    step('fits', plain),
    ...(v.kvBytes === 2 ? [step('fp8-kv', fp8)] : []),
    step('int4-weights', int4),
  ]
  return {
    ...decide(steps, { id: 'more-gpus', option: 'more-gpus' }),
    intermediates: {
      freeGB,
      perSequenceGB,
      maxBatch: floorE(plain),
      maxBatchFp8: floorE(fp8),
      maxBatchInt4: floorE(int4),
    },
  }
}

const explain = (v: Concurrency, { answers, intermediates }: Solved): string => {
  const { freeGB, perSequenceGB, maxBatch, maxBatchFp8, maxBatchInt4 } = intermediates
  const room =
    freeGB! > 0
      ? `The weights leave ${rounded(freeGB!)} GB, and one sequence needs ${rounded(perSequenceGB!)} GB for keys and values.`
      : `The weights alone need ${rounded(v.weightsGB)} GB where ${rounded(usableOf(v))} GB are usable.`
  const wanted = `${rounded(v.concurrency)} wanted`
  const fp8 =
    v.kvBytes === 2
      ? `an 8-bit cache raises that to ${rounded(maxBatchFp8!)}`
      : 'the cache is in 8 bits already'
  const text: Record<string, string> = {
    fits: `${room} Because ${rounded(maxBatch!)} sequences fit against ${wanted}, nothing has to be done.\nAn 8-bit cache or 4-bit weights would risk quality for room nobody needs.`,
    'fp8-kv': `${room} Because ${rounded(maxBatch!)} sequences fit against ${wanted}, and ${fp8}, the cache is the cheapest lever that suffices.\nQuantising the weights besides would allow ${rounded(maxBatchInt4!)} and touch the model for nothing.`,
    'int4-weights': `${room} Because ${rounded(maxBatch!)} sequences fit against ${wanted}, and ${fp8}, which is not enough, 4-bit weights are needed besides: they allow ${rounded(maxBatchInt4!)}.\nMore GPUs would do it as well, at the price of GPUs.`,
    'more-gpus': `${room} Because even an 8-bit cache and 4-bit weights allow only ${rounded(maxBatchInt4!)} sequences against ${wanted}, no lever on these GPUs suffices.\nMore GPUs bring room for the cache; a shorter context would too, if the product allows it.`,
  }
  return text[answers[0]]!
}

export const kvCacheAndConcurrency: Generator<Concurrency> = {
  id: 'G21',
  slug: 'kv-cache-and-concurrency',
  title: 'How many sequences fit',
  revision: 1,
  topic: 'T16',
  kind: 'choice',
  factIds: ['F16.1', 'F16.2', 'F16.6', 'F16.10'],
  variables: {
    hbmGB: { label: 'Memory', unit: 'GB a GPU' },
    gpus: { label: 'Number of GPUs', unit: '' },
    weightsGB: { label: 'Weights in bf16', unit: 'GB' },
    layers: { label: 'Layers', unit: '' },
    kvHeads: { label: 'Key-value heads', unit: '' },
    headDim: { label: 'Dimension of a head', unit: '' },
    contextTokens: { label: 'Context', unit: 'tokens a sequence' },
    concurrency: { label: 'Sequences wanted at once', unit: '' },
    kvBytes: { label: 'Precision of the cache', unit: '' },
    memoryShare: { label: 'Usable memory', unit: '', kind: 'assumption' },
  },
  whole: ['concurrency'],
  draw: (from) => {
    const hbmGB = from.oneOf('hbmGB', [24, 40, 80, 141, 180])
    const gpus = from.oneOf('gpus', [1, 2, 4, 8])
    const { weightsGB, layers, kvHeads, headDim } = from.oneOf('shape', shapes)
    return {
      ...{ hbmGB, gpus, weightsGB, layers, kvHeads, headDim },
      contextTokens: from.oneOf('contextTokens', [1024, 2048, 4096, 8192, 16_384, 32_768, 65_536, 131_072]),
      concurrency: toWhole(from.log('concurrency', 4, 512, 2)),
      kvBytes: from.oneOf('kvBytes', [2, 2, 2, 1]),
      memoryShare: 0.9,
    }
  },
  isFair: (v) => v.gpus <= v.kvHeads && isAtMost(v.weightsGB, 4 * usableOf(v)),
  aims: ['fits', 'fp8-kv', 'int4-weights', 'more-gpus'].map((aim) => ({ aim })),
  aimOf: (_, { answers }) => answers[0],
  solve,
  options: ({ kvBytes }) => [
    { id: 'fits', label: 'They fit as it is' },
    ...(kvBytes === 2 ? [{ id: 'fp8-kv', label: 'With an 8-bit cache' }] : []),
    { id: 'int4-weights', label: 'With an 8-bit cache and 4-bit weights' },
    { id: 'more-gpus', label: 'Only with more GPUs' },
  ],
  reasons: ({ kvBytes }) => [
    { id: 'fits', label: 'What the weights leave holds all caches' },
    ...(kvBytes === 2 ? [{ id: 'fp8-kv', label: 'Halving the cache is needed, and enough' }] : []),
    { id: 'int4-weights', label: 'The cache in 8 bits is not enough; smaller weights besides are' },
    { id: 'more-gpus', label: 'Not even both levers make enough room' },
  ],
  crossover: (v) => {
    const { freeGB } = quantitiesOf(v)
    if (freeGB > 0)
      return {
        variable: 'contextTokens',
        value: (freeGB * 1e9) / (v.concurrency * bytesPerToken(v)),
        meaning: 'What is wanted just fits, without any lever,',
        curves: [
          { id: 'fit', label: 'sequences that fit', y: (x) => (freeGB * 1e9) / (bytesPerToken(v) * x) },
          { id: 'wanted', label: 'sequences wanted', y: () => v.concurrency },
        ],
      }
    return {
      variable: 'hbmGB',
      value: v.weightsGB / (v.gpus * v.memoryShare),
      meaning: 'The weights alone just fit',
      curves: [
        { id: 'usable', label: 'usable memory, GB', y: (x) => x * v.gpus * v.memoryShare },
        { id: 'weights', label: 'weights, GB', y: () => v.weightsGB },
      ],
    }
  },
  twist: ({ contextTokens }, { answers }) => ({
    contextTokens: answers[0] === 'fits' || answers[0] === 'fp8-kv' ? contextTokens * 4 : contextTokens / 4,
  }),
  story:
    'A language model is served with its weights in bf16, spread evenly over the GPUs. Every sequence fills its context. There are levers, used in this order and on top of each other: a cache in 8 bits, weights in 4 bits (26% of bf16 with their scales), more GPUs.\nWhat does it take to run as many sequences at once as wanted?',
  say: {
    kvBytes: (bytes) => (bytes === 2 ? '2 bytes a value' : '1 byte a value'),
    memoryShare: (share) => `${toDigits(share * 100, 3)}%`,
  },
  explain,
  mistakes: (v) => {
    const { perSequenceGB, plain, fp8, int4 } = quantitiesOf(v)
    return {
      fits: `Forgets the weights, or that keys and values are both kept: one sequence takes ${rounded(perSequenceGB)} GB and only ${rounded(floorE(plain))} fit.`,
      'fp8-kv':
        fp8 > 0
          ? `An 8-bit cache allows ${rounded(floorE(fp8))} sequences: not needed, or not enough.`
          : 'Halves a cache for which there is no room at all: the weights alone fill the memory.',
      'int4-weights': isAtMost(v.concurrency, int4)
        ? 'A cheaper lever suffices; smaller weights would risk quality for nothing.'
        : `Even so only ${rounded(floorE(int4))} sequences fit.`,
      'more-gpus': 'Overlooks a lever that is cheaper than GPUs, or that nothing is needed.',
    }
  },
}
