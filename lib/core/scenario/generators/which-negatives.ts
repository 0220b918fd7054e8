import { isAbove, isAtMost, isBelow, toDigits } from '../arithmetic'
import type { Generator, Solved } from '../generator'
import { decide, usualBand, type Step } from '../ladder'
import { exact, rounded } from '../words'

/** G17. Which negatives: the stage, then how unevenly in-batch negatives are drawn, then whether the tail is drawn at all. */

type Negatives = {
  stage: string
  headShare: number
  tailShare: number
  batchSize: number
  tailMatters: boolean
}

/** Head drawn about twice as often as the tail; a tail item in one of a hundred batches. */
const gapLimit = 0.7
const rareLimit = 0.01
const random = 'in-batch-logq-random'

const quantitiesOf = (v: Negatives) => {
  const logQGap = Math.log(v.headShare / v.tailShare)
  const expectedTailInBatch = v.batchSize * v.tailShare
  const isRare = v.tailMatters && isBelow(expectedTailInBatch, rareLimit)
  return { logQGap, expectedTailInBatch, isBig: isAbove(logQGap, gapLimit), isRare }
}

const solve = (v: Negatives): Solved => {
  const { logQGap, expectedTailInBatch, isBig, isRare } = quantitiesOf(v)
  const steps: Step[] = [
    { id: 'ranking', option: 'impressed', holds: v.stage === 'ranking', kind: 'hard' },
    {
      id: 'tail',
      option: random,
      holds: isBig && isRare,
      kind: isBig && v.tailMatters ? 'soft' : 'hard',
      ratio: expectedTailInBatch / rareLimit,
    },
    {
      id: 'head',
      option: isRare ? random : 'in-batch-logq',
      holds: isBig,
      kind: 'soft',
      ratio: logQGap / gapLimit,
    },
  ]
  const decision = decide(steps, { id: 'even', option: 'in-batch' })
  const solved = { ...decision, intermediates: { logQGap, expectedTailInBatch } }
  const ratio = logQGap / gapLimit
  const isClose = isAtMost(usualBand[0], ratio) && isAtMost(ratio, usualBand[1])
  if (decision.deciding !== 'tail' || decision.near || !isClose) return solved
  // The step after the deciding one is not looked at by the ladder, but without a gap nothing needs correcting.
  return { ...solved, answers: [random, 'in-batch'], near: true, ratio, flipped: 'head' }
}

const explain = (v: Negatives, { deciding, intermediates }: Solved): string => {
  const gap = rounded(intermediates.logQGap!)
  const tail = rounded(intermediates.expectedTailInBatch!)
  const uneven = `the correction ln(head share ÷ tail share) is ${gap} against ${rounded(gapLimit)}, so a popular item is drawn more than twice as often as a rare one`
  const hardOnes = 'About one hard negative in a hundred comes on top.'
  const text: Record<string, () => string> = {
    ranking: () =>
      'Because a ranker sees only what retrieval lets through and users were shown, its negatives are items that were impressed and not clicked; if they were sampled, correct the probabilities.\nNegatives from the batch would teach it to tell easy items apart, which retrieval has already done.',
    tail: () =>
      `Because ${uneven}, and a rare item is expected only ${tail} times in a batch against ${rounded(rareLimit)} although the tail matters, the correction alone does not help: nothing teaches the model about items that are never drawn.\nRandom negatives over the whole catalogue reach the tail; log Q puts the popular ones right. ${hardOnes}`,
    head: () =>
      `Because ${uneven}, plain in-batch negatives would push popular items down for being popular; subtracting log Q in training puts that right.\n${v.tailMatters ? `A rare item comes up ${tail} times in a batch, at least ${rounded(rareLimit)}, so random negatives besides are not needed.` : 'The tail does not matter here, so random negatives besides would be effort for nothing.'} ${hardOnes}`,
    even: () =>
      `Because the correction ln(head share ÷ tail share) is ${gap} against ${rounded(gapLimit)}, popular and rare items are drawn about alike, and plain in-batch negatives do.\nA log Q correction would move scores by less than the noise of training. ${hardOnes}`,
  }
  return text[deciding]!()
}

export const whichNegatives: Generator<Negatives> = {
  id: 'G17',
  slug: 'which-negatives',
  title: 'Which negatives',
  revision: 1,
  topic: 'T09',
  kind: 'choice',
  factIds: ['F5.12', 'F5.22', 'F9.5'],
  variables: {
    stage: { label: 'Stage', unit: '' },
    headShare: { label: 'Probability that a popular item is drawn in one place', unit: '' },
    tailShare: { label: 'Probability that a rare item is drawn in one place', unit: '' },
    batchSize: { label: 'Batch', unit: 'examples' },
    tailMatters: { label: 'Coverage of rare items', unit: '' },
  },
  whole: [],
  draw: (from) => {
    const tailShare = from.log('tailShare', 1e-9, 1e-4, 2)
    const factor = from.log('headFactor', 1.1, from.isHit(0.5) ? 3 : 10_000, 12)
    return {
      stage: from.oneOf('stage', ['retrieval', 'retrieval', 'retrieval', 'ranking']),
      headShare: toDigits(tailShare * factor, 2),
      tailShare,
      batchSize: from.oneOf('batchSize', [256, 1024, 4096, 8192, 32_768, 65_536]),
      tailMatters: from.isHit(0.6),
    }
  },
  isFair: ({ headShare }) => isAtMost(headShare, 0.05),
  aims: [
    { aim: 'impressed', weight: 1 },
    { aim: 'in-batch', weight: 2 },
    { aim: 'in-batch-logq', weight: 2 },
    { aim: random, weight: 2 },
  ],
  aimOf: (_, { answers }) => answers[0],
  solve,
  options: () => [
    { id: 'impressed', label: 'Items that were shown and not clicked' },
    { id: 'in-batch', label: 'The other items of the batch' },
    { id: 'in-batch-logq', label: 'The other items of the batch, with log Q correction' },
    { id: random, label: 'The same with log Q correction, and uniform random items besides' },
  ],
  reasons: () => [
    { id: 'ranking', label: 'A ranker learns from what was shown' },
    { id: 'tail', label: 'Rare items matter and are practically never drawn' },
    { id: 'head', label: 'Popular items are drawn more than twice as often as rare ones' },
    { id: 'even', label: 'Popular and rare items are drawn about alike' },
  ],
  crossover: ({ tailShare }) => ({
    variable: 'headShare',
    value: tailShare * Math.exp(gapLimit),
    curves: [
      {
        id: 'correction',
        label: 'correction, ln(head share / tail share)',
        y: (x) => Math.log(x / tailShare),
      },
      { id: 'worth', label: 'gap worth correcting', y: () => gapLimit },
    ],
  }),
  twist: ({ tailMatters }, { answers }) =>
    answers[0] === 'impressed' ? { stage: 'retrieval' } : { tailMatters: !tailMatters },
  story:
    'A recommender has a retrieval stage and a ranking stage. The two probabilities say how often one popular and one rare item turn up as an in-batch negative. Whatever you take for retrieval, about one hard negative in a hundred comes on top.\nWhich negatives do you train with?',
  say: {
    stage: (stage) => (stage === 'ranking' ? 'ranking what was retrieved' : 'retrieval from the catalogue'),
    headShare: exact,
    tailShare: exact,
    tailMatters: (isMattering) => (isMattering ? 'matters: they must be found too' : 'does not matter here'),
  },
  explain,
  mistakes: ({ stage }) => ({
    impressed:
      'Takes the negatives of ranking for retrieval, which must also tell apart items that were never shown.',
    'in-batch':
      stage === 'ranking'
        ? 'Takes the easy negatives of retrieval for a ranker.'
        : 'Forgets the popularity bias: popular items are pushed down for being drawn often.',
    'in-batch-logq':
      stage === 'ranking'
        ? 'Corrects negatives that a ranker does not need.'
        : 'Corrects where nothing is uneven, or leaves rare items without any negatives although they matter.',
    [random]:
      stage === 'ranking'
        ? 'Random items are too easy for a ranker.'
        : 'Adds random negatives although the tail does not matter, is drawn often enough, or is drawn like the head.',
  }),
}
