import { isBelow, toDigits } from '../arithmetic'
import type { Generator, Solved } from '../generator'
import { decide } from '../ladder'
import { exact, rounded } from '../words'

/** G12. A threshold, or a review band: people pay where a review costs less than the mistake it prevents. */

type Review = { costFP: number; costFN: number; reviewCost: number; calibrated: boolean }

const band = 'review-band'
const plain = 'threshold-only'
const calibrate = 'calibrate-first'

/** Expected cost of a decision at the threshold itself, where acting and waiting cost the same. */
const boundOf = ({ costFP, costFN }: Review): number => (costFP * costFN) / (costFP + costFN)

const solve = (v: Review): Solved => {
  const reviewBound = boundOf(v)
  const decision = decide(
    [
      { id: 'no-probability', option: calibrate, holds: !v.calibrated, kind: 'hard' },
      {
        id: 'cheap-review',
        option: band,
        holds: isBelow(v.reviewCost, reviewBound),
        kind: 'soft',
        ratio: v.reviewCost / reviewBound,
      },
    ],
    { id: 'dear-review', option: plain },
  )
  const intermediates = {
    threshold: v.costFP / (v.costFP + v.costFN),
    reviewBound,
    bandLow: v.reviewCost / v.costFN,
    bandHigh: 1 - v.reviewCost / v.costFP,
  }
  return { ...decision, intermediates }
}

const explanations: Record<string, (v: Review, solved: Solved) => string> = {
  'no-probability': (_, { intermediates: { threshold } }) =>
    `Because the score is no probability, neither the threshold of ${rounded(threshold!)} nor the edges of a band mean anything on its scale, however the costs compare.\nCalibrate the score first, then weigh the costs. A threshold of 0.5 would be no way out: it is right only for a calibrated score and equal costs.`,
  'cheap-review': (v, { intermediates: { threshold, reviewBound, bandLow, bandHigh } }) =>
    `Because a review costs ${exact(v.reviewCost)} against a bound of ${rounded(reviewBound!)}, review the scores from ${rounded(bandLow!)} to ${rounded(bandHigh!)}, act above and let pass below.\nThe threshold alone, ${rounded(threshold!)}, would cost ${rounded(reviewBound!)} a case where the score is least sure. A threshold of 0.5 would be right only for equal costs.`,
  'dear-review': (v, { intermediates: { threshold, reviewBound } }) =>
    `Because a review costs ${exact(v.reviewCost)} against a bound of ${rounded(reviewBound!)}, no score is unsure enough to be worth one: act above ${rounded(threshold!)}, let pass below.\nEven at the threshold, where a decision is dearest, it costs ${rounded(reviewBound!)} in expectation. A threshold of 0.5 would be right only for equal costs.`,
}

export const thresholdAndReview: Generator<Review> = {
  id: 'G12',
  slug: 'threshold-and-review',
  title: 'A threshold, or a review band',
  revision: 1,
  topic: 'T06',
  kind: 'choice',
  factIds: ['F6.13', 'F6.14'],
  variables: {
    costFP: { label: 'Cost of acting on a negative', unit: '' },
    costFN: { label: 'Cost of missing a positive', unit: '' },
    reviewCost: { label: 'Cost of a review', unit: '' },
    calibrated: { label: 'Score', unit: '' },
  },
  whole: [],
  draw: (from) => ({
    costFP: from.log('costFP', 1, 100, 2),
    costFN: from.log('costFN', 1, 1000, 2),
    reviewCost: from.log('reviewCost', 0.2, 200, 2),
    calibrated: from.isHit(0.75),
  }),
  isFair: () => true,
  aims: [
    { aim: plain, weight: 2 },
    { aim: band, weight: 2 },
    { aim: calibrate, weight: 1 },
  ],
  aimOf: (_, { answers }) => answers[0],
  solve,
  options: () => [
    { id: plain, label: 'A threshold alone, set from the two costs' },
    { id: band, label: 'Two thresholds, and people review what lies between' },
    { id: calibrate, label: 'Calibrate the score before anything else' },
  ],
  reasons: () => [
    { id: 'no-probability', label: 'The score is no probability' },
    {
      id: 'cheap-review',
      label: 'A review costs less than the mistake it prevents where the score is unsure',
    },
    { id: 'dear-review', label: 'A review costs more than deciding at the threshold' },
  ],
  crossover: (v) => {
    const bound = boundOf(v)
    return {
      variable: 'reviewCost',
      value: bound,
      curves: [
        { id: 'review', label: 'cost of a review', y: (x) => x },
        { id: 'no-review', label: 'expected cost without review at the threshold', y: () => bound },
      ],
    }
  },
  twist: ({ reviewCost }, { answers }) => {
    if (answers[0] === calibrate) return { calibrated: true }
    return { reviewCost: toDigits(answers[0] === plain ? reviewCost / 4 : reviewCost * 4, 2) }
  },
  story:
    'A classifier’s score decides whether to act on a case. People may look at a case first: a review is always right, and there are reviewers enough. Acting on a positive and passing a negative cost nothing; all costs are in one unit.\nWhat do you set up?',
  say: {
    calibrated: (isCalibrated) =>
      isCalibrated ? 'a calibrated probability' : 'orders cases, its values are no probabilities',
  },
  explain: (v, solved) => explanations[solved.deciding]!(v, solved),
  mistakes: (v) => ({
    [plain]: v.calibrated
      ? `Thinks people too dear without working out the bound of ${rounded(boundOf(v))} that a review may cost.`
      : 'Sets a threshold from costs on a score that is no probability.',
    [band]: v.calibrated
      ? 'Reviews although a review costs more than the mistake it prevents.'
      : 'Draws the edges of a band on a score that is no probability.',
    [calibrate]: 'Calibrates again what is calibrated already.',
  }),
}
