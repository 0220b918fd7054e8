import { isAtMost, isBelow, toDigits, toWhole } from '../arithmetic'
import type { Generator, Solved } from '../generator'
import { decide, type Step } from '../ladder'
import { exact, exactPercent, percent, rounded } from '../words'

/** G28. Prior, blend or own statistics: what counts is the weight of the item's own data, not how many there are. */

type Item = { priorMean: number; strength: number; clicks: number; impressions: number }

/** Weights of own data between which prior and data are blended: conventions. */
const lowCut = 0.2
const highCut = 0.8
const closeTo = 0.05

const weightOf = ({ impressions, strength }: Item): number => impressions / (impressions + strength)

/** In band when the weight is strictly closer to the cut than `closeTo`. */
const bandAround = (weight: number, cut: number): readonly [number, number] =>
  isBelow(Math.abs(weight - cut), closeTo) ? [0, 10] : [10, 0]

const solve = (v: Item): Solved => {
  const ownWeight = weightOf(v)
  const estimate = (v.strength * v.priorMean + v.clicks) / (v.strength + v.impressions)
  const steps: Step[] = [
    {
      id: 'own-data-weigh-little',
      option: 'prior',
      holds: isBelow(ownWeight, lowCut),
      kind: 'soft',
      ratio: ownWeight / lowCut,
      band: bandAround(ownWeight, lowCut),
    },
    {
      id: 'own-data-weigh-something',
      option: 'blend',
      holds: isAtMost(ownWeight, highCut),
      kind: 'soft',
      ratio: ownWeight / highCut,
      band: bandAround(ownWeight, highCut),
    },
  ]
  return {
    ...decide(steps, { id: 'own-data-weigh-most', option: 'own' }),
    intermediates: { estimate, ownWeight },
  }
}

const twist = ({ impressions }: Item, { answers }: Solved): { impressions: number } => ({
  impressions: Math.max(1, toWhole(toDigits(answers[0] === 'own' ? impressions / 10 : impressions * 10, 2))),
})

const explanations: Record<string, (v: Item, weight: string) => string> = {
  'own-data-weigh-little': (v, weight) =>
    `The ${exact(v.impressions)} impressions stand against a prior worth ${exact(v.strength)}, so the item's own data weigh ${weight}, under 20%. A rate from so few views is mostly chance: rank by the prior (or by content), and let the item gather data.`,
  'own-data-weigh-something': (v, weight) =>
    `The ${exact(v.impressions)} impressions stand against a prior worth ${exact(v.strength)}, so the item's own data weigh ${weight}, between 20% and 80%. Neither side may be ignored: use the shrunk estimate, and go on exploring, since every view still changes it.`,
  'own-data-weigh-most': (v, weight) =>
    `The ${exact(v.impressions)} impressions stand against a prior worth ${exact(v.strength)}, so the item's own data weigh ${weight}, over 80%. The prior hardly moves the estimate any more, so the item can stand on its own numbers and needs no share of exploration.`,
}

export const coldStart: Generator<Item> = {
  id: 'G28',
  slug: 'cold-start',
  title: 'Prior, blend or own statistics',
  revision: 1,
  topic: 'T14',
  kind: 'choice',
  factIds: ['F14.6', 'F9.24'],
  variables: {
    priorMean: { label: 'Click rate of similar items', unit: '' },
    strength: { label: 'Weight of the prior', unit: 'impressions' },
    clicks: { label: 'Clicks so far', unit: '' },
    impressions: { label: 'Number of impressions so far', unit: '' },
  },
  whole: ['impressions'],
  draw: (from) => {
    const priorMean = from.oneOf('priorMean', [0.01, 0.02, 0.05, 0.1])
    const strength = from.oneOf('strength', [20, 50, 100, 200, 500])
    const impressions = toWhole(from.log('impressions', 1, 20_000, 2))
    const factor = from.steps('clickFactor', 0.4, 1.8, 0.01)
    const clicks = Math.min(toWhole(impressions * priorMean * factor), impressions)
    return { priorMean, strength, clicks, impressions }
  },
  follow: (moved, { clicks, impressions }) => ({
    ...moved,
    clicks: Math.min(toWhole((clicks / impressions) * moved.impressions), moved.impressions),
  }),
  // Also after the twist there are no more clicks than impressions.
  isFair: (v, solved) => v.clicks <= Math.min(v.impressions, twist(v, solved).impressions),
  aims: [{ aim: 'prior' }, { aim: 'blend' }, { aim: 'own' }],
  aimOf: (_, { answers }) => answers[0],
  solve,
  options: () => [
    { id: 'prior', label: 'Rank by the prior or by content, as if it had no data' },
    { id: 'blend', label: 'Blend prior and data, and keep exploring' },
    { id: 'own', label: 'Rank by its own click rate, without exploring' },
  ],
  reasons: () => [
    { id: 'own-data-weigh-little', label: 'Own data weigh under 20% of the estimate' },
    { id: 'own-data-weigh-something', label: 'Own data weigh 20% to 80% of the estimate' },
    { id: 'own-data-weigh-most', label: 'Own data weigh over 80% of the estimate' },
  ],
  crossover: (v) => {
    const weight = weightOf(v)
    const isLow = isAtMost(Math.abs(weight - lowCut), Math.abs(weight - highCut))
    const cut = isLow ? lowCut : highCut
    return {
      variable: 'impressions',
      value: isLow ? v.strength / 4 : 4 * v.strength,
      curves: [
        { id: 'own-weight', label: 'weight of own data', y: (x) => x / (x + v.strength) },
        { id: 'cut', label: 'weight at which the answer changes', y: () => cut },
      ],
    }
  },
  twist,
  story:
    'An item has been shown a little or a lot, and a Beta prior from similar items is worth a number of impressions. By convention the item’s own data are ignored below a fifth of the weight, and the prior above four fifths.\nWhat do you rank it by?',
  say: { priorMean: exactPercent, strength: (views) => `worth ${exact(views)} impressions` },
  explain: (v, solved) => {
    const { estimate, ownWeight } = solved.intermediates
    const raw = `${exact(v.clicks)} of ${exact(v.impressions)}`
    return `${explanations[solved.deciding]!(v, percent(ownWeight!))} The data alone say ${raw}, or ${percent(v.clicks / v.impressions)}; the prior says ${exactPercent(v.priorMean)}; together they say ${percent(estimate!)}. The weight is n/(n + k): it depends on n against k = ${rounded(v.strength)} and on nothing else.`
  },
  mistakes: (_, { intermediates }) => ({
    prior: `The item’s own data weigh ${percent(intermediates.ownWeight!)}: ranking by the prior alone throws them away.`,
    blend:
      intermediates.ownWeight! < lowCut
        ? `The data weigh only ${percent(intermediates.ownWeight!)}: a blend is the prior in all but name, with noise added.`
        : 'The prior stopped mattering: exploration is spent on an item that has little left to learn.',
    own: 'So few views are believed too soon: a handful of clicks more or less would change the rate altogether.',
  }),
}
