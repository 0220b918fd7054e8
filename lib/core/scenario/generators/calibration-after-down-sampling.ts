import { fmt3, isAtLeast, toDigits } from '../arithmetic'
import type { Generator, Solved } from '../generator'
import { distinctMistakes, valueMistakes, valueOptions, type Mistake } from '../values'
import { exact, percent, rounded } from '../words'

/** G16. Correcting a probability after negatives were thrown away, where anybody reads it as a probability. */

type Sampling = { modelP: number; keepRate: number; scoreUse: string }

const notNeeded = 'not-needed'

/** Over-prediction that is tolerated: the limit of drift triage. */
const tolerated = 1.1

const correctedOf = ({ modelP, keepRate }: Sampling): number => modelP / (modelP + (1 - modelP) / keepRate)
const overOf = ({ modelP }: Sampling, keepRate: number): number => modelP + (1 - modelP) / keepRate

const solve = (v: Sampling): Solved => {
  const correctedP = correctedOf(v)
  const overPrediction = v.modelP / correctedP
  const isSorting = v.scoreUse === 'sort'
  return {
    answers: [isSorting ? notNeeded : fmt3(correctedP)],
    near: false,
    ratio: overPrediction / tolerated,
    deciding: isSorting ? 'order' : 'value',
    flipped: null,
    intermediates: { correctedP, overPrediction, logitShift: Math.log(v.keepRate) },
  }
}

const wrongValues = ({ modelP: p, keepRate: w }: Sampling) => [
  {
    x: p * w,
    formula: 'p × w: the probability shrinks like the negatives',
    mistake: 'Multiplied by the keep rate: that shrinks the probability, not the odds.',
  },
  {
    x: p / (p + (1 - p) * w),
    formula: 'p ÷ (p + (1 − p) × w): the negatives thrown away count less',
    mistake: 'Corrected in the wrong direction: negatives were thrown away, so the truth is lower.',
  },
  {
    x: p,
    formula: 'p: calibration survives sampling',
    mistake: 'Left as it is: the model saw too few negatives, so it predicts too much.',
  },
  {
    x: 1 - (1 - p) ** w,
    formula: '1 − (1 − p) to the power of w',
    mistake: 'Takes the keep rate for a number of trials: the odds are to be scaled, not an exponent.',
  },
  {
    x: p * Math.sqrt(w),
    formula: 'p × √w',
    mistake: 'Multiplied by the square root of the keep rate, which nothing in the sampling gives.',
  },
]

/** How far apart two values lie, as a share of the larger. */
const apart = (a: number, b: number): number => Math.abs(a - b) / Math.max(a, b)

/** Those that differ by a tenth from the answer and each other: less teaches nothing. */
const keptOf = (v: Sampling) => {
  const kept = [correctedOf(v)]
  return wrongValues(v).filter(({ x }) => kept.every((one) => isAtLeast(apart(one, x), 0.1)) && kept.push(x))
}

const mistakesOf = (v: Sampling): Mistake[] =>
  keptOf(v).map(({ x, formula, mistake }) => ({ value: fmt3(x), formula, mistake }))

/** Whether the values shown lie well apart and those passed over close to the answer: in between, a tenth is a quibble. */
const isClear = (v: Sampling): boolean => {
  const answer = correctedOf(v)
  const shown = keptOf(v)
    .slice(0, 3)
    .map(({ x }) => x)
  const values = wrongValues(v).map(({ x }) => x)
  const passedOver = values.slice(0, values.indexOf(shown.at(-1)!)).filter((x) => !shown.includes(x))
  const seen = [answer, ...shown]
  const isApart = seen.every((a, at) => seen.slice(at + 1).every((b) => apart(a, b) > 0.11))
  return isApart && passedOver.every((x) => apart(x, answer) < 0.09)
}

const uses: Record<string, string> = {
  sort: 'ordering one list by one model',
  auction: 'a bid in an auction, which it multiplies',
  threshold: 'a comparison with a fixed threshold',
  'value-sum': 'a sum of values, together with other scores',
}

const explain = (v: Sampling, { deciding, intermediates }: Solved): string => {
  const corrected = rounded(intermediates.correctedP!)
  const shift = rounded(Math.abs(intermediates.logitShift!))
  if (deciding === 'order')
    return `Because the score only orders one list, and the correction is monotone, no two items change places: nothing has to be corrected.\nThe true probability would be ${corrected}, against ${rounded(v.modelP)} from the model; as soon as anybody reads the value, correct it, by taking ${shift} from the logit.`
  return `Because a share of ${percent(v.keepRate)} of the negatives was kept, the odds of the model are 1 ÷ ${exact(v.keepRate)} times too high: p ÷ (p + (1 − p) ÷ w) makes ${corrected} of ${rounded(v.modelP)}, the same as taking ${shift} from the logit.\nThe score is used for ${uses[v.scoreUse]}, so its value counts: left as it is, it would promise ${rounded(intermediates.overPrediction!)} times too much, against ${rounded(tolerated)} tolerated.`
}

export const calibrationAfterDownSampling: Generator<Sampling> = {
  id: 'G16',
  slug: 'calibration-after-down-sampling',
  title: 'Correcting a probability after down-sampling',
  revision: 1,
  topic: 'T02',
  kind: 'value',
  factIds: ['F2.4', 'F6.3'],
  variables: {
    modelP: { label: 'Probability p from the model', unit: '' },
    keepRate: { label: 'Share w of negatives kept', unit: '' },
    scoreUse: { label: 'Use of the score', unit: '' },
  },
  whole: [],
  draw: (from) => ({
    modelP: from.steps('modelP', 0.2, 0.9, 0.01),
    keepRate: from.log('keepRate', 0.005, 0.5, 2),
    scoreUse: from.oneOf('scoreUse', ['sort', 'auction', 'threshold', 'value-sum', 'auction', 'threshold']),
  }),
  isFair: isClear,
  aims: [
    { aim: notNeeded, weight: 2 },
    { aim: 'value', weight: 3 },
  ],
  aimOf: (_, { deciding }) => (deciding === 'order' ? notNeeded : 'value'),
  solve,
  options: (v) => [
    ...valueOptions(fmt3(correctedOf(v)), mistakesOf(v), (value) => `Use ${exact(Number(value))}`),
    { id: notNeeded, label: 'No correction is needed' },
  ],
  reasons: (v) => [
    { id: 'order', label: 'Only the order counts, and the correction keeps it' },
    { id: 'value', label: 'p ÷ (p + (1 − p) ÷ w): the odds shrink by the keep rate' },
    ...distinctMistakes(fmt3(correctedOf(v)), mistakesOf(v))
      .slice(0, 2)
      .map(({ value, formula }) => ({ id: `value-${value}`, label: formula! })),
  ],
  crossover: (v) => {
    const value = (1 - v.modelP) / (tolerated - v.modelP)
    return {
      variable: 'keepRate',
      value,
      kind: 'share',
      words: `Without correction, over-prediction reaches the ${rounded(tolerated)} that is tolerated where ${percent(value)} of the negatives are kept.`,
      curves: [
        { id: 'over', label: 'over-prediction without correction', y: (x) => overOf(v, x) },
        { id: 'tolerated', label: 'over-prediction tolerated', y: () => tolerated },
      ],
    }
  },
  twist: ({ scoreUse, keepRate }) =>
    scoreUse === 'sort' ? { keepRate: toDigits(keepRate / 2, 12) } : { scoreUse: 'sort' },
  story:
    'For training, all positives were kept but only a share of the negatives, drawn at random. For one item the model gives the probability p.\nWhich value do you use for it?',
  say: { scoreUse: (use) => uses[use]! },
  explain,
  mistakes: (v, { deciding }) => {
    const value = fmt3(correctedOf(v))
    return {
      ...valueMistakes(value, mistakesOf(v)),
      [value]: 'The right correction, but for nothing: it is monotone, and only the order counts.',
      [notNeeded]:
        deciding === 'order'
          ? ''
          : 'Believes that only the order counts, although the value of the score is used.',
    }
  },
}
