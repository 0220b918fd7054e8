import { isAtMost, isBelow, toDigits } from '../arithmetic'
import type { Generator, Solved } from '../generator'
import { decide, type Step } from '../ladder'
import { exact, rounded } from '../words'
import { bandwidths, tflopsOf } from './what-binds-decoding'

/** G23. Which quantisation: the least aggressive scheme that meets memory, loss of quality and time. */

type Quantisation = {
  paramsB: number
  kvPerSequenceGB: number
  batch: number
  memoryGB: number
  tpotMs: number
  bandwidthTBs: number
  tflops: number
  allowedDrop: number
  drops: readonly number[]
}

/** `drop` is the place in the list of measured losses; bf16 loses nothing. */
type Scheme = { id: string; name: string; bytes: number; rate: number; drop: number | null }

const schemes: readonly Scheme[] = [
  { id: 'bf16', name: 'bf16', bytes: 2, rate: 1, drop: null },
  { id: 'int8-weight-only', name: 'int8 weight-only', bytes: 1, rate: 1, drop: 0 },
  { id: 'w8a8-or-fp8', name: 'W8A8 or fp8', bytes: 1, rate: 2, drop: 1 },
  { id: 'int4-weight-only', name: 'int4 weight-only', bytes: 0.52, rate: 1, drop: 2 },
]
const last = 'distil'

const memoryOf = (v: Quantisation, { bytes }: Scheme, batch = v.batch): number =>
  v.paramsB * bytes + batch * v.kvPerSequenceGB
const timeOf = (v: Quantisation, scheme: Scheme, batch = v.batch): number =>
  Math.max(memoryOf(v, scheme, batch) / v.bandwidthTBs, (2 * v.paramsB * batch) / (v.tflops * scheme.rate))
const dropOf = (v: Quantisation, { drop }: Scheme): number => (drop === null ? 0 : v.drops[drop]!)

/** Memory and loss are hard: what does not fit or loses too much is out, however fast. */
const isAllowed = (v: Quantisation, scheme: Scheme): boolean =>
  isAtMost(memoryOf(v, scheme), v.memoryGB) && isAtMost(dropOf(v, scheme), v.allowedDrop)

const solve = (v: Quantisation): Solved => {
  const steps = schemes.map((scheme): Step => {
    const time = timeOf(v, scheme)
    const isOpen = isAllowed(v, scheme)
    return {
      id: scheme.id,
      option: scheme.id,
      holds: isOpen && isAtMost(time, v.tpotMs),
      kind: isOpen ? 'soft' : 'hard',
      ratio: time / v.tpotMs,
    }
  })
  const [bf16, int8, w8a8, int4] = schemes as [Scheme, Scheme, Scheme, Scheme]
  return {
    ...decide(steps, { id: last, option: last }),
    intermediates: {
      bf16GB: memoryOf(v, bf16),
      int8GB: memoryOf(v, int8),
      int4GB: memoryOf(v, int4),
      bf16Ms: timeOf(v, bf16),
      int8Ms: timeOf(v, int8),
      w8a8Ms: timeOf(v, w8a8),
      int4Ms: timeOf(v, int4),
    },
  }
}

/** The scheme of the answer; for a smaller model the fastest one, the earlier on a tie. */
const schemeOf = (v: Quantisation, { answers }: Solved): Scheme =>
  schemes.find(({ id }) => id === answers[0]) ??
  schemes.reduce((best, one) => (isBelow(timeOf(v, one), timeOf(v, best)) ? one : best))

/** What rules a scheme out, with its numbers; null where it meets all three. */
const faultOf = (v: Quantisation, scheme: Scheme): string | null => {
  const { name } = scheme
  const memory = memoryOf(v, scheme)
  if (!isAtMost(memory, v.memoryGB))
    return `${name} needs ${rounded(memory)} GB against ${exact(v.memoryGB)} GB`
  const drop = dropOf(v, scheme)
  if (!isAtMost(drop, v.allowedDrop))
    return `${name} loses ${exact(drop)} points against ${exact(v.allowedDrop)} allowed`
  const time = timeOf(v, scheme)
  return isAtMost(time, v.tpotMs)
    ? null
    : `${name} takes ${rounded(time)} ms a token against ${exact(v.tpotMs)} ms`
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`

const explain = (v: Quantisation, solved: Solved): string => {
  const at = schemes.findIndex(({ id }) => id === solved.answers[0])
  const before = at < 0 ? schemes : schemes.slice(0, at)
  const faults = before.map((scheme) => faultOf(v, scheme)).filter((fault) => fault !== null)
  const why =
    'Quantised weights shorten what is read from memory; only 8-bit activations speed up the arithmetic too.'
  if (at < 0)
    return `Because ${faults.join('; ')}, no scheme meets memory, loss and time at once.\nTake a smaller model, distilled from this one, or more GPUs. ${why}`
  const scheme = schemes[at]!
  const meets = `it needs ${rounded(memoryOf(v, scheme))} GB against ${exact(v.memoryGB)} GB, loses ${exact(dropOf(v, scheme))} points against ${exact(v.allowedDrop)}, and takes ${rounded(timeOf(v, scheme))} ms against ${exact(v.tpotMs)} ms`
  return `Because ${meets}, ${scheme.name} is the least aggressive scheme that meets all three.\n${faults.length > 0 ? `${sentence(faults.join('; '))} ` : ''}Every further step would risk quality for nothing. ${why}`
}

export const whichQuantisation: Generator<Quantisation> = {
  id: 'G23',
  slug: 'which-quantisation',
  title: 'Which quantisation',
  revision: 1,
  topic: 'T12',
  kind: 'choice',
  factIds: ['F12.1', 'F12.6', 'F12.9'],
  variables: {
    paramsB: { label: 'Number of parameters', unit: 'billion' },
    kvPerSequenceGB: { label: 'KV cache in bf16', unit: 'GB a sequence' },
    batch: { label: 'Batch', unit: 'sequences' },
    memoryGB: { label: 'Usable memory', unit: 'GB' },
    tpotMs: { label: 'Target', unit: 'ms a token' },
    bandwidthTBs: { label: 'Memory bandwidth', unit: 'TB/s' },
    tflops: { label: 'Dense peak', unit: 'TFLOPS' },
    allowedDrop: { label: 'Loss of quality allowed', unit: 'points' },
    drops: { label: 'Loss measured', unit: '' },
  },
  whole: ['batch'],
  draw: (from) => {
    const bandwidthTBs = from.oneOf('bandwidthTBs', bandwidths)
    return {
      paramsB: from.oneOf('paramsB', [1, 3, 7, 8, 13, 34, 70]),
      kvPerSequenceGB: from.log('kvPerSequenceGB', 0.02, 3, 2),
      batch: from.oneOf('batch', [1, 2, 4, 8, 16, 32, 64, 128, 256, 512]),
      memoryGB: from.oneOf('memoryGB', [16, 20, 24, 40, 72, 80, 127, 160, 320]),
      tpotMs: from.log('tpotMs', 1, 60, 2),
      bandwidthTBs,
      tflops: tflopsOf[bandwidthTBs]!,
      allowedDrop: from.oneOf('allowedDrop', [0.2, 0.5, 1, 2]),
      drops: [
        from.steps('int8Drop', 0.05, 0.5, 0.05),
        from.steps('w8a8Drop', 0.1, 1.2, 0.05),
        from.steps('int4Drop', 0.3, 2.5, 0.05),
      ],
    }
  },
  isFair: () => true,
  aims: [...schemes.map(({ id }) => ({ aim: id })), { aim: last }],
  aimOf: (_, { answers }) => answers[0],
  solve,
  options: () => [
    { id: 'bf16', label: 'None: bf16 as it is' },
    { id: 'int8-weight-only', label: 'int8, weights only' },
    { id: 'w8a8-or-fp8', label: '8-bit weights and activations (W8A8 or fp8)' },
    { id: 'int4-weight-only', label: 'int4, weights only' },
    { id: last, label: 'A smaller, distilled model, or more GPUs' },
  ],
  reasons: () => [
    ...schemes.map(({ id, name }) => ({
      id,
      label: `${sentence(name).slice(0, -1)} is the first to meet memory, loss and time`,
    })),
    { id: last, label: 'No scheme meets memory, loss and time at once' },
  ],
  crossover: (v, solved) => {
    const scheme = schemeOf(v, solved)
    const byMemory = (v.tpotMs * v.bandwidthTBs - scheme.bytes * v.paramsB) / v.kvPerSequenceGB
    const byArithmetic = (v.tpotMs * v.tflops * scheme.rate) / (2 * v.paramsB)
    const value = Math.min(byMemory, byArithmetic)
    return {
      variable: 'batch',
      value,
      words: `With ${scheme.name} a token takes just the target where the batch is ${rounded(value)} sequences.`,
      curves: [
        { id: 'token', label: `a token with ${scheme.name}, ms`, y: (x) => timeOf(v, scheme, x) },
        { id: 'target', label: 'target, ms', y: () => v.tpotMs },
      ],
    }
  },
  twist: ({ tpotMs }, { answers }) => ({
    tpotMs: toDigits(answers[0] === last || answers[0] === 'int4-weight-only' ? tpotMs * 2 : tpotMs / 2, 2),
  }),
  story:
    'A language model decodes one token for every sequence of a batch; its cache stays in bf16. 8-bit activations double the rate of arithmetic, and 4-bit weights take 0.52 bytes with their scales. The losses were measured on your own evaluation.\nWhich is the least aggressive scheme that meets memory, loss and time?',
  say: {
    batch: (batch) => `${exact(batch)} ${batch === 1 ? 'sequence' : 'sequences'}`,
    drops: ([int8, w8a8, int4]) =>
      `int8 weight-only ${exact(int8!)}, W8A8 or fp8 ${exact(w8a8!)}, int4 weight-only ${exact(int4!)} points`,
  },
  explain,
  mistakes: (v) => {
    const wrong = (id: string, enough: string): string => {
      const fault = faultOf(
        v,
        schemes.find((scheme) => scheme.id === id)!,
      )
      return fault === null ? enough : sentence(fault)
    }
    return {
      bf16: wrong('bf16', 'Nothing speaks against leaving it as it is.'),
      'int8-weight-only': wrong('int8-weight-only', 'More than needed: bf16 meets all three.'),
      'w8a8-or-fp8': wrong(
        'w8a8-or-fp8',
        'More than needed: quantised activations are for arithmetic that binds.',
      ),
      'int4-weight-only': wrong(
        'int4-weight-only',
        'More aggressive than needed: a gentler scheme meets all three.',
      ),
      [last]: 'Overlooks a scheme that meets all three.',
    }
  },
}
