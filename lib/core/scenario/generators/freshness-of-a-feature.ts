import { isAtMost, toDigits } from '../arithmetic'
import type { Generator, Solved } from '../generator'
import { decide } from '../ladder'
import { exact, exactPercent, rounded } from '../words'

/** G10. Batch, streaming or request-time feature: the oldest value served against the age the signal tolerates. */

type Freshness = {
  batchHours: number
  lagHours: number
  streamLagSeconds: number
  halfLifeHours: number
  keepShare: number
}

/** Half-lives after which just the wanted share is left. */
const halfLives = ({ keepShare }: Freshness): number => -Math.log2(keepShare)

const solve = (v: Freshness): Solved => {
  const toleranceHours = halfLives(v) * v.halfLifeHours
  const worstBatchAgeHours = v.batchHours + v.lagHours
  const streamHours = v.streamLagSeconds / 3600
  const decision = decide(
    [
      {
        id: 'batch-is-fresh',
        option: 'batch',
        holds: isAtMost(worstBatchAgeHours, toleranceHours),
        kind: 'soft',
        ratio: worstBatchAgeHours / toleranceHours,
      },
      {
        id: 'stream-is-fresh',
        option: 'streaming',
        holds: isAtMost(streamHours, toleranceHours),
        kind: 'soft',
        ratio: streamHours / toleranceHours,
      },
    ],
    { id: 'nothing-stored-is-fresh', option: 'request-time' },
  )
  return { ...decision, intermediates: { toleranceHours, worstBatchAgeHours } }
}

/** The age whose boundary is nearer: the batch's or the stream's. */
const decidingAge = (
  v: Freshness,
  { answers: [answer], intermediates: { toleranceHours, worstBatchAgeHours } }: Solved,
): number => {
  const streamHours = v.streamLagSeconds / 3600
  const away = (age: number) => Math.abs(Math.log(age / toleranceHours!))
  const isBatch =
    answer === 'batch' || (answer === 'streaming' && away(worstBatchAgeHours!) <= away(streamHours))
  return isBatch ? worstBatchAgeHours! : streamHours
}

/** Hours in the unit that reads best. */
const span = (hours: number): string => {
  if (hours < 1 / 60) return `${rounded(hours * 3600)} s`
  return hours < 1 ? `${rounded(hours * 60)} min` : `${rounded(hours)} h`
}

const toleranceWords = (v: Freshness, { toleranceHours }: Solved['intermediates']): string =>
  `To keep ${exactPercent(v.keepShare)} of a signal that halves in ${span(v.halfLifeHours)}, a value may be ${span(toleranceHours!)} old.`

const explanations: Record<string, (v: Freshness, numbers: Solved['intermediates']) => string> = {
  'batch-is-fresh': (v, numbers) =>
    `${toleranceWords(v, numbers)} The oldest batch value is ${span(numbers.worstBatchAgeHours!)} old (the time between runs and the lag), which keeps to it. A stream would be fresher than anybody needs, and costs a system that runs all day.`,
  'stream-is-fresh': (v, numbers) =>
    `${toleranceWords(v, numbers)} The oldest batch value is ${span(numbers.worstBatchAgeHours!)} old, which is too old; the stream is ${exact(v.streamLagSeconds)} s behind, which keeps to it. Computing at request time would add latency to every request for nothing.`,
  'nothing-stored-is-fresh': (v, numbers) =>
    `${toleranceWords(v, numbers)} Even the stream is ${exact(v.streamLagSeconds)} s behind, and a batch value up to ${span(numbers.worstBatchAgeHours!)}, so nothing stored beforehand is fresh enough: the value must come with the request.`,
}

export const freshnessOfAFeature: Generator<Freshness> = {
  id: 'G10',
  slug: 'freshness-of-a-feature',
  title: 'Batch, streaming or request-time feature',
  revision: 1,
  topic: 'T03',
  kind: 'choice',
  factIds: ['F3.12', 'F3.13'],
  variables: {
    batchHours: { label: 'Time between batch runs', unit: 'h' },
    lagHours: { label: 'From a run to its use', unit: 'h' },
    streamLagSeconds: { label: 'A stream would be behind by', unit: 's' },
    halfLifeHours: { label: 'Half-life of the signal', unit: 'h' },
    keepShare: { label: 'Share of the signal to keep', unit: '' },
  },
  whole: [],
  draw: (from) => ({
    batchHours: from.oneOf('batchHours', [1, 3, 6, 12, 24, 168]),
    lagHours: from.oneOf('lagHours', [0.5, 1, 2, 3, 6]),
    streamLagSeconds: from.oneOf('streamLagSeconds', [5, 10, 30, 60, 120, 300]),
    halfLifeHours: from.log('halfLifeHours', 0.01, 2160, 2),
    keepShare: from.oneOf('keepShare', [0.7, 0.8, 0.9]),
  }),
  isFair: () => true,
  aims: ['batch', 'streaming', 'request-time'].map((aim) => ({ aim })),
  aimOf: (_, { answers }) => answers[0],
  solve,
  options: () => [
    { id: 'batch', label: 'In batch, as scheduled' },
    { id: 'streaming', label: 'From a stream' },
    { id: 'request-time', label: 'At request time' },
  ],
  reasons: () => [
    { id: 'batch-is-fresh', label: 'The oldest batch value is fresh enough' },
    { id: 'stream-is-fresh', label: 'The oldest batch value is too old, the stream is fresh enough' },
    { id: 'nothing-stored-is-fresh', label: 'Even the stream is too far behind' },
  ],
  crossover: (v, solved) => {
    const age = decidingAge(v, solved)
    return {
      variable: 'halfLifeHours',
      value: age / halfLives(v),
      curves: [
        { id: 'tolerated', label: 'age the signal tolerates, h', y: (x) => halfLives(v) * x },
        { id: 'oldest', label: 'oldest value served, h', y: () => age },
      ],
    }
  },
  twist: ({ halfLifeHours }, { answers: [answer] }) => ({
    halfLifeHours: toDigits(answer === 'batch' ? halfLifeHours / 24 : halfLifeHours * 24, 2),
  }),
  story:
    'A feature loses its signal with age: half of it is gone after each half-life. The share to keep must remain at the worst moment, just before a value is replaced. You prefer what is simplest to run: batch, then a stream, then request time.\nHow is the feature computed?',
  say: { halfLifeHours: span, keepShare: exactPercent },
  explain: (v, { deciding, intermediates }) => explanations[deciding]!(v, intermediates),
  mistakes: () => ({
    batch:
      'It takes the mean age of a value for the worst: just before the next one a value is as old as the time between runs and the lag together.',
    streaming:
      'It follows fashion, or overlooks how far behind a stream is: it serves where batch is too old and the stream is not.',
    'request-time': 'It exaggerates how far behind a stored value is; one is fresh enough.',
  }),
}
