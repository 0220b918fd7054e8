import { floorE, isAtLeast, isAtMost, toDigits, toWhole } from '../arithmetic'
import type { Crossover, Generator, Solved } from '../generator'
import { decide, type Step } from '../ladder'
import { exact, rounded } from '../words'

/** G11. One, two or three ranking stages: time decides, not the count of items; each stage must leave time for the next. */

type Ranking = {
  candidates: number
  heavyUs: number
  lightUs: number
  filterUs: number
  lanes: number
  budgetMs: number
  fixedMs: number
  minHeavy: number
}

/** Model time of `items` candidates in us: so much an item, and so much whatever their number. */
type Cost = { id: string; perItem: number; constant: number }

const cut = 'cut-retrieval'

const leftOf = (v: Ranking): number => (v.budgetMs - v.fixedMs) * 1000 * v.lanes

const costsOf = (v: Ranking): Cost[] => [
  { id: 'single', perItem: v.heavyUs, constant: 0 },
  { id: 'two-stage', perItem: v.lightUs, constant: v.minHeavy * v.heavyUs },
  { id: 'three-stage', perItem: v.filterUs, constant: v.minHeavy * (v.lightUs + v.heavyUs) },
]

const timeOf = ({ perItem, constant }: Cost, items: number): number => items * perItem + constant

const mostItems = ({ perItem, constant }: Cost, leftUs: number): number => (leftUs - constant) / perItem

const solve = (v: Ranking): Solved => {
  const leftUs = leftOf(v)
  const steps = costsOf(v).map((cost): Step => {
    const time = timeOf(cost, v.candidates)
    return { id: cost.id, option: cost.id, holds: isAtMost(time, leftUs), kind: 'soft', ratio: time / leftUs }
  })
  const afterLight = Math.min(v.candidates, floorE((leftUs - v.candidates * v.lightUs) / v.heavyUs))
  const intermediates = {
    leftUs,
    usedShare: (v.candidates * v.heavyUs) / leftUs,
    heavyItems: steps[1]!.holds ? afterLight : 0,
  }
  return { ...decide(steps, { id: cut, option: cut }), intermediates }
}

const stageWords: Record<string, string> = {
  single: 'The heavy model alone suffices',
  'two-stage': 'Two stages suffice',
  'three-stage': 'Three stages suffice',
}

const crossoverOf = (v: Ranking): Crossover => {
  const leftUs = leftOf(v)
  const bounds = costsOf(v).map((cost) => ({ cost, value: mostItems(cost, leftUs) }))
  const distance = (value: number): number => Math.abs(Math.log(value / v.candidates))
  const nearest = bounds
    .filter(({ value }) => value > 0)
    .reduce((best, one) => (distance(one.value) < distance(best.value) ? one : best))
  const before = bounds.slice(0, bounds.indexOf(nearest))
  const isIdle = before.some(({ value }) => isAtLeast(value, nearest.value))
  return {
    variable: 'candidates',
    value: nearest.value,
    ...(isIdle ? { meaning: `${stageWords[nearest.cost.id]} no longer, as fewer stages did before,` } : {}),
    curves: [
      { id: 'needed', label: 'model time the stages need, us', y: (x) => timeOf(nearest.cost, x) },
      { id: 'left', label: 'model time left, us', y: () => leftUs },
    ],
  }
}

const explanations: Record<string, (v: Ranking, solved: Solved) => string> = {
  single: (v, { intermediates: { leftUs, usedShare } }) =>
    `Because scoring all ${exact(v.candidates)} items with the heavy model takes ${rounded(usedShare!)} times the ${rounded(leftUs!)} us left, one stage fits.\nA light stage would cost a second model, its skew and its on-call, and could only lose what the heavy model would have picked.`,
  'two-stage': (v, { intermediates: { leftUs, usedShare, heavyItems } }) =>
    `Because the heavy model alone would take ${rounded(usedShare!)} times the ${rounded(leftUs!)} us left, while a light stage leaves it time for ${rounded(heavyItems!)} items against ${exact(v.minHeavy)} needed, two stages fit.\nThe light stage need only keep what the heavy one would pick: train it to predict the next stage. A filter before it would be one more place to lose recall.`,
  'three-stage': (v, { intermediates: { leftUs, usedShare } }) =>
    `Because the heavy model alone would take ${rounded(usedShare!)} times the ${rounded(leftUs!)} us left, and a light stage over all items needs ${rounded(timeOf(costsOf(v)[1]!, v.candidates))} us, only a filter before both fits, with ${rounded(timeOf(costsOf(v)[2]!, v.candidates))} us.\nRecall of a funnel is the product of its stages, so the filter must keep what the light stage would pick; the price is one more stage to operate.`,
  [cut]: (v, { intermediates: { leftUs, usedShare } }) =>
    `Because even three stages need ${rounded(timeOf(costsOf(v)[2]!, v.candidates))} us against ${rounded(leftUs!)} us left, no funnel of these models fits; the heavy model alone would take ${rounded(usedShare!)} times the time left.\nRetrieve fewer candidates: no ranker sees what does not come, so measure the recall it costs, or add lanes or time.`,
}

export const rankingStages: Generator<Ranking> = {
  id: 'G11',
  slug: 'ranking-stages',
  title: 'One, two or three ranking stages',
  revision: 1,
  topic: 'T09',
  kind: 'choice',
  factIds: ['F9.1', 'F9.4', 'F1.14', 'F7.8'],
  variables: {
    candidates: { label: 'Number of candidates', unit: '' },
    heavyUs: { label: 'Heavy model', unit: 'us an item' },
    lightUs: { label: 'Light model', unit: 'us an item' },
    filterUs: { label: 'Filter', unit: 'us an item' },
    lanes: { label: 'Parallel lanes', unit: '' },
    budgetMs: { label: 'Latency budget', unit: 'ms' },
    fixedMs: { label: 'Time for everything else', unit: 'ms' },
    minHeavy: { label: 'Least number of items for the heavy model', unit: '', kind: 'assumption' },
  },
  whole: ['candidates'],
  draw: (from) => {
    const heavyUs = from.log('heavyUs', 5, 500, 2)
    const lightUs = toDigits(heavyUs / from.oneOf('lighter', [10, 20, 50, 100]), 2)
    return {
      candidates: from.log('candidates', 50, 3e7, 2),
      heavyUs,
      lightUs,
      filterUs: toDigits(lightUs / from.oneOf('simpler', [10, 20, 50]), 2),
      lanes: from.oneOf('lanes', [1, 2, 4, 8, 16, 32]),
      budgetMs: from.oneOf('budgetMs', [50, 60, 80, 100, 150, 200, 300]),
      fixedMs: from.oneOf('fixedMs', [15, 20, 25, 30, 40]),
      minHeavy: 100,
    }
  },
  isFair: (v) =>
    isAtMost(v.fixedMs, v.budgetMs / 2) &&
    isAtLeast(v.lightUs, 0.1) &&
    isAtMost(v.candidates, 30 * crossoverOf(v).value),
  aims: ['single', 'two-stage', 'three-stage', cut].map((aim) => ({ aim })),
  aimOf: (_, { answers }) => answers[0],
  solve,
  options: () => [
    { id: 'single', label: 'One stage: the heavy model scores all candidates' },
    { id: 'two-stage', label: 'Two stages: a light model, then the heavy one' },
    { id: 'three-stage', label: 'Three stages: a filter, a light model, the heavy one' },
    { id: cut, label: 'Retrieve fewer candidates' },
  ],
  reasons: () => [
    { id: 'single', label: 'The heavy model has time for all candidates' },
    { id: 'two-stage', label: 'A light stage leaves the heavy model time enough, and less does not' },
    { id: 'three-stage', label: 'Only a filter before the light stage leaves time enough' },
    { id: cut, label: 'Not even three stages fit the time' },
  ],
  crossover: crossoverOf,
  twist: ({ candidates }, { answers }) => {
    const isShort = answers[0] === 'single' || answers[0] === 'two-stage'
    return { candidates: Math.max(1, toWhole(toDigits(isShort ? candidates * 20 : candidates / 20, 2))) }
  },
  story:
    'A recommender must rank its candidates within a latency budget. Items are scored in parallel lanes without loss; the filter is a trivial score, such as the retrieval’s own.\nWhich is the shortest funnel that fits?',
  explain: (v, solved) => explanations[solved.deciding]!(v, solved),
  mistakes: (v) => {
    const leftUs = rounded(leftOf(v))
    const time = (at: number): string => rounded(timeOf(costsOf(v)[at]!, v.candidates))
    return {
      single: `Counts items, not time: all of them would take the heavy model ${time(0)} us, and ${leftUs} us are left.`,
      'two-stage': `Two stages need ${time(1)} us with ${leftUs} us left: either too little remains for the heavy model, or the light stage brings a second model, its skew and its on-call for nothing.`,
      'three-stage': `Three stages need ${time(2)} us with ${leftUs} us left: either fewer stages suffice, or not even these fit.`,
      [cut]: 'Throws away recall that a funnel of these models could keep.',
    }
  },
}
