import { isAtMost, toWhole } from '../arithmetic'
import type { Generator, Solved } from '../generator'
import { decide, type Step } from '../ladder'
import { rounded } from '../words'

/** G18. Which loss family: what the score is used for, then what the labels say, then how many pairs there are. */

type Loss = { scoreUse: string; labels: string; listLength: number; topHeavy: boolean }

const longList = 200
const pairsOf = (n: number): number => (n * (n - 1)) / 2

/** Only where use and labels leave it open does the length of the list decide. */
const lengthDecidesNothing = `The length of a list does not decide here; where use and labels leave it open, sampling begins above ${rounded(longList)} items.`

const hard = (id: string, option: string, holds: boolean): Step => ({ id, option, holds, kind: 'hard' })

const solve = (v: Loss): Solved => {
  const steps: Step[] = [
    hard('value', 'pointwise', v.scoreUse !== 'sort'),
    hard('preference', 'pairwise', v.labels === 'preference'),
    hard('graded', 'lambdamart', v.labels === 'graded' && v.topHeavy),
    hard('one-click', 'listwise-softmax', v.labels === 'one-click-per-list'),
    {
      id: 'few-pairs',
      option: 'pairwise',
      holds: isAtMost(v.listLength, longList),
      kind: 'soft',
      ratio: v.listLength / longList,
    },
  ]
  const decision = decide(steps, { id: 'many-pairs', option: 'pairwise-sampled' })
  return { ...decision, intermediates: { pairs: pairsOf(v.listLength) } }
}

const uses: Record<string, string> = {
  sort: 'orders one list; nobody reads it as a probability',
  auction: 'multiplied by a bid in an auction',
  threshold: 'compared with a fixed threshold',
  'value-sum': 'added to other scores in a sum of values',
}

const labelWords: Record<string, string> = {
  binary: 'binary, several positives a list',
  graded: 'graded relevance',
  preference: 'preferences between two items',
  'one-click-per-list': 'one click a list',
}

const explanations: Record<string, (v: Loss, pairs: string) => string> = {
  value: (v) =>
    `Because the score is ${uses[v.scoreUse]}, its value matters, not only the order, so it must be a calibrated probability: pointwise log loss, then calibration.\nPairwise and listwise losses are blind to a shift of all scores and would give numbers without a scale; hybrids such as a calibrated softmax add one back.`,
  preference: () =>
    'Because each label says that one item was preferred to another, the pair is the observation, and a pairwise loss fits it as it is.\nA pointwise loss would have to invent a label for each item alone, and a listwise one an order nobody gave.',
  graded: () =>
    'Because labels are graded and the metric is heavy at the top, a mistake at the top costs more than one below. LambdaMART weighs each pair by the change in NDCG; another listwise surrogate of NDCG does as well.\nA plain pairwise loss would count a swap at the bottom like one at the top.',
  'one-click': () =>
    'Because each list has exactly one click, the user chose one item among those shown: a softmax over the list is the likelihood of that choice.\nA pairwise loss would break one choice into many pairs that are not independent.',
  'few-pairs': (v, pairs) =>
    `Because a list of ${rounded(v.listLength)} items holds ${pairs} pairs against ${rounded(pairsOf(longList))} worth scoring, all pairs can be used and the order is learnt directly.\nSampling would add noise and save little; a pointwise loss would fit a probability that nobody reads.`,
  'many-pairs': (v, pairs) =>
    `Because a list of ${rounded(v.listLength)} items holds ${pairs} pairs against ${rounded(pairsOf(longList))} worth scoring, pairs are sampled: they grow with the square of the length, and most tell little.\nUsing all of them would cost far more for nearly the same gradient.`,
}

export const whichLossFamily: Generator<Loss> = {
  id: 'G18',
  slug: 'which-loss-family',
  title: 'Which loss family',
  revision: 1,
  topic: 'T05',
  kind: 'choice',
  factIds: ['F5.1', 'F5.14', 'F5.15', 'F5.16', 'F5.17', 'F5.18'],
  variables: {
    scoreUse: { label: 'Use of the score', unit: '' },
    labels: { label: 'Labels', unit: '' },
    listLength: { label: 'Length of a list', unit: 'items' },
    topHeavy: { label: 'Weight of places in the metric', unit: '' },
  },
  whole: ['listLength'],
  draw: (from) => ({
    scoreUse: from.oneOf('scoreUse', ['sort', 'sort', 'sort', 'auction', 'threshold', 'value-sum']),
    labels: from.oneOf('labels', ['binary', 'binary', 'graded', 'preference', 'one-click-per-list']),
    listLength: toWhole(from.log('listLength', 5, 5000, 2)),
    topHeavy: from.isHit(0.6),
  }),
  isFair: () => true,
  aims: ['pointwise', 'pairwise', 'pairwise-sampled', 'lambdamart', 'listwise-softmax'].map((aim) => ({
    aim,
  })),
  aimOf: (_, { answers }) => answers[0],
  solve,
  options: () => [
    { id: 'pointwise', label: 'Pointwise log loss, calibrated' },
    { id: 'pairwise', label: 'Pairwise logistic loss over all pairs' },
    { id: 'pairwise-sampled', label: 'Pairwise logistic loss over sampled pairs' },
    { id: 'lambdamart', label: 'LambdaMART, or another listwise surrogate of NDCG' },
    { id: 'listwise-softmax', label: 'Listwise softmax cross-entropy' },
  ],
  reasons: () => [
    { id: 'value', label: 'The value of the score is used, not only the order' },
    { id: 'preference', label: 'Each label is a preference between two items' },
    { id: 'graded', label: 'Labels are graded and the top counts most' },
    { id: 'one-click', label: 'Each list has exactly one click' },
    { id: 'few-pairs', label: 'Only the order counts, and there are few enough pairs' },
    { id: 'many-pairs', label: 'Only the order counts, and there are too many pairs' },
  ],
  crossover: (_, { deciding }) => ({
    variable: 'listLength',
    value: longList,
    ...(deciding.endsWith('pairs') ? {} : { words: lengthDecidesNothing }),
    curves: [
      { id: 'pairs', label: 'pairs in a list', y: pairsOf },
      { id: 'worth', label: 'pairs worth scoring', y: () => pairsOf(longList) },
    ],
  }),
  twist: ({ scoreUse, topHeavy }) =>
    scoreUse === 'sort' ? { scoreUse: 'auction' } : { topHeavy: !topHeavy },
  story:
    'You train the ranker of a list. Where the score only sorts, the metric is about order. In production, pointwise log loss is a common first ranker too; here you are asked for the loss that fits the use, the labels and the metric. Up to 19,900 pairs a list are worth scoring.\nWhich loss do you train with?',
  say: {
    scoreUse: (use) => (use === 'sort' ? 'only to order one list' : uses[use]!),
    labels: (labels) => labelWords[labels]!,
    topHeavy: (isTopHeavy) => (isTopHeavy ? 'most at the top' : 'the same for every place'),
  },
  explain: (v, { deciding, intermediates }) => explanations[deciding]!(v, rounded(intermediates.pairs!)),
  mistakes: (v) => ({
    pointwise: 'Fits a probability that nobody reads: here only the order counts.',
    pairwise:
      v.scoreUse === 'sort'
        ? 'Takes every pair alike: too many of them, or not what these labels and this metric say.'
        : 'Gives scores without a scale where their value is used.',
    'pairwise-sampled':
      v.scoreUse === 'sort'
        ? 'Samples where that is not the question: the list is short, or the labels call for something else.'
        : 'Gives scores without a scale where their value is used.',
    lambdamart:
      v.scoreUse === 'sort'
        ? 'Needs graded labels and a metric heavy at the top; one of them is missing.'
        : 'Optimises an order where the value of the score is used.',
    'listwise-softmax':
      v.scoreUse === 'sort'
        ? 'Assumes one choice a list, which is not what the labels say.'
        : 'Its scores are free to shift together where their value is used.',
  }),
}
