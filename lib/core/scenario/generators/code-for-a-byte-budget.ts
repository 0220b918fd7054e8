import { isAbove, isAtLeast, toDigits, toWhole } from '../arithmetic'
import type { Generator, Solved } from '../generator'
import { decide, type Step } from '../ladder'
import { exact, rounded } from '../words'

/** G04. Which code for a byte budget: the richest that fits; 64 bytes is where product quantisers stop paying. */

type Budget = { dimension: number; bytesPerVector: number }

const longestPq = 64
const shortestPq = 8

/** PQ cuts a vector into so many equal parts, a byte each: the most that divide it and fit, 0 if none do. */
const pqBytesOf = ({ dimension, bytesPerVector }: Budget): number => {
  for (let bytes = Math.floor(Math.min(longestPq, bytesPerVector)); bytes > 0; bytes--)
    if (dimension % bytes === 0) return bytes
  return 0
}

const solve = (v: Budget): Solved => {
  const { dimension: d, bytesPerVector: b } = v
  const steps: Step[] = [
    { id: 'four-bytes', option: 'flat', holds: isAtLeast(b, 4 * d), kind: 'hard' },
    { id: 'two-bytes', option: 'fp16', holds: isAtLeast(b, 2 * d), kind: 'hard' },
    { id: 'one-byte', option: 'sq8', holds: isAtLeast(b, d), kind: 'hard' },
    {
      id: 'over-64',
      option: 'sq4-or-long-pq',
      holds: isAbove(b, longestPq),
      kind: 'soft',
      ratio: b / longestPq,
      // With 80 dimensions or fewer a byte a dimension fits before it gets arguable: an empty band.
      band: d > 80 ? [48 / longestPq, 80 / longestPq] : [2, 0.5],
    },
    { id: '8-to-64', option: 'pq', holds: isAtLeast(b, shortestPq), kind: 'hard' },
  ]
  return {
    ...decide(steps, { id: 'under-8', option: 'too-small' }),
    intermediates: { pqBytes: pqBytesOf(v), bitsPerDimension: (8 * b) / d },
  }
}

/** Bytes where the answer begins, or for the last where it ends. */
const boundaryOf = ({ dimension: d }: Budget, answer: string): number =>
  ({ flat: 4 * d, fp16: 2 * d, sq8: d, 'too-small': shortestPq })[answer] ?? longestPq

const order = ['flat', 'fp16', 'sq8', 'sq4-or-long-pq', 'pq', 'too-small']

const explanations: Record<string, (v: Budget, solved: Solved) => string> = {
  'four-bytes': ({ dimension, bytesPerVector }) =>
    `Because ${exact(bytesPerVector)} bytes are allowed and float32 takes ${exact(4 * dimension)}, the vectors fit as they are. Any code would give up recall for bytes that nobody asked you to save.`,
  'two-bytes': ({ dimension, bytesPerVector }) =>
    `Because ${exact(bytesPerVector)} bytes are allowed, float32 with ${exact(4 * dimension)} bytes is out and 2 bytes a dimension, ${exact(2 * dimension)} in all, fit. Half precision costs next to no recall and needs no training; one byte a dimension would cost more than you must pay.`,
  'one-byte': ({ dimension, bytesPerVector }) =>
    `Because ${exact(bytesPerVector)} bytes are allowed, 2 bytes a dimension (${exact(2 * dimension)}) are out and one byte a dimension (${exact(dimension)}) fits. It loses little; fewer bits would lose more.`,
  'over-64': ({ dimension, bytesPerVector }, { intermediates: { bitsPerDimension } }) =>
    `Because ${exact(bytesPerVector)} bytes are allowed against ${exact(dimension)} for one byte a dimension, ${rounded(bitsPerDimension!)} bits are left for each. Above 64 bytes scalar quantisation is about as accurate as a product quantiser and faster, so measure both${bytesPerVector < dimension / 2 ? `; 4 bits a dimension need ${exact(dimension / 2)} bytes, so reduce the dimension first (PCA)` : ''}.`,
  '8-to-64': ({ dimension, bytesPerVector }, { intermediates: { pqBytes } }) =>
    `Because ${exact(bytesPerVector)} bytes are allowed, which is from 8 to 64, a product quantiser fits: the largest number of parts that divides ${exact(dimension)} dimensions is ${rounded(pqBytes!)}, a byte each. Rotating first (OPQ) and scoring candidates again win back recall. Scalar codes of so few bytes would keep hardly a bit a dimension.`,
  'under-8': ({ dimension, bytesPerVector }) =>
    `Because ${exact(bytesPerVector)} bytes are allowed against at least 8, no code of ${exact(dimension)} dimensions keeps neighbours apart. Reduce the dimension first, or pay for more hosts.`,
}

const bytesNeeded = ({ dimension: d }: Budget, option: string): string =>
  ({
    flat: `4 bytes a dimension, ${exact(4 * d)}`,
    fp16: `2 bytes a dimension, ${exact(2 * d)}`,
    sq8: `1 byte a dimension, ${exact(d)}`,
    'sq4-or-long-pq': 'more than 64 bytes',
    pq: 'at least 8 bytes',
  })[option] ?? ''

export const codeForAByteBudget: Generator<Budget> = {
  id: 'G04',
  slug: 'code-for-a-byte-budget',
  title: 'Which code for a byte budget',
  revision: 1,
  topic: 'T08',
  kind: 'choice',
  factIds: ['F8.9', 'F8.10', 'F8.11'],
  variables: {
    dimension: { label: 'Dimension', unit: '' },
    bytesPerVector: { label: 'Bytes allowed for a vector', unit: '' },
  },
  whole: ['bytesPerVector'],
  draw: (from) => ({
    dimension: from.oneOf('dimension', [96, 128, 256, 384, 512, 768, 1024, 1536]),
    bytesPerVector: toWhole(from.log('bytesPerVector', 4, 8192, 3)),
  }),
  isFair: ({ dimension, bytesPerVector }) => bytesPerVector <= 8 * dimension,
  aims: order.map((aim) => ({ aim, weight: aim === 'flat' || aim === 'too-small' ? 1 : 2 })),
  aimOf: (_, { answers }) => answers[0],
  solve,
  options: () => [
    { id: 'flat', label: 'No code: float32 as it is' },
    { id: 'fp16', label: 'Half precision, 2 bytes a dimension' },
    { id: 'sq8', label: 'Scalar quantiser, 1 byte a dimension' },
    {
      id: 'sq4-or-long-pq',
      label: 'A few bits a dimension or a long product quantiser, whichever measures better',
    },
    { id: 'pq', label: 'Product quantiser, rotated first, candidates scored again' },
    { id: 'too-small', label: 'None: reduce the dimension first, or take more hosts' },
  ],
  reasons: () => [
    { id: 'four-bytes', label: '4 bytes a dimension fit' },
    { id: 'two-bytes', label: '2 bytes a dimension fit, 4 do not' },
    { id: 'one-byte', label: '1 byte a dimension fits, 2 do not' },
    { id: 'over-64', label: 'Less than 1 byte a dimension, but more than 64 bytes in all' },
    { id: '8-to-64', label: '8 to 64 bytes in all' },
    { id: 'under-8', label: 'Less than 8 bytes in all' },
  ],
  crossover: (v, { answers: [answer] }) => {
    const value = boundaryOf(v, answer)
    return {
      variable: 'bytesPerVector',
      value,
      curves: [
        { id: 'needed', label: 'bytes the better code needs', y: () => value },
        { id: 'allowed', label: 'bytes allowed', y: (x) => x },
      ],
    }
  },
  twist: ({ bytesPerVector }, { answers: [answer] }) => {
    const changed = answer === 'too-small' ? bytesPerVector * 8 : bytesPerVector / 4
    return { bytesPerVector: Math.max(1, toWhole(toDigits(changed, 2))) }
  },
  story:
    'The budget is for the code of a vector alone: ids and centroids come on top. You want the richest code that fits.\nHow do you store the vectors?',
  explain: (v, solved) => explanations[solved.deciding]!(v, solved),
  mistakes: (v, { answers: [answer] }) =>
    Object.fromEntries(
      order.map((option) => {
        if (option === 'too-small')
          return [option, 'A code fits these bytes, so nothing has to be given up first.']
        return [
          option,
          order.indexOf(option) < order.indexOf(answer)
            ? `It needs ${bytesNeeded(v, option)} a vector, more than there are.`
            : 'It compresses more than the budget asks, and that costs recall.',
        ]
      }),
    ),
}
