import { isAbove, toDigits } from '../arithmetic'
import type { Generator, Solved } from '../generator'
import { bandOf, decide } from '../ladder'
import { exact, rounded } from '../words'

/** G09. Precompute a feature or compute it on demand: a refresh pays for every key, read or not. */

type Feature = {
  readsPerKeyPerRefresh: number
  precomputeCost: number
  onDemandCost: number
  onDemandMs: number
  featureBudgetMs: number
}

const solve = (v: Feature): Solved => {
  const onDemand = v.readsPerKeyPerRefresh * v.onDemandCost
  const costRatio = onDemand / v.precomputeCost
  const decision = decide(
    [
      {
        id: 'too-slow',
        option: 'precompute',
        holds: isAbove(v.onDemandMs, v.featureBudgetMs),
        kind: 'hard',
      },
      {
        id: 'reads-repay',
        option: 'precompute',
        holds: isAbove(onDemand, v.precomputeCost),
        kind: 'soft',
        ratio: costRatio,
        band: bandOf(2),
      },
    ],
    { id: 'too-few-reads', option: 'on-demand' },
  )
  return { ...decision, intermediates: { costRatio } }
}

const costWords = (v: Feature, { costRatio }: Solved['intermediates']): string =>
  `Between two refreshes a key is read ${exact(v.readsPerKeyPerRefresh)} times at ${exact(v.onDemandCost)} each, which is ${rounded(costRatio!)} times the cost of refreshing it`

const explanations: Record<string, (v: Feature, numbers: Solved['intermediates']) => string> = {
  'too-slow': (v, numbers) =>
    `On demand the feature takes ${exact(v.onDemandMs)} ms against ${exact(v.featureBudgetMs)} ms allowed, so it must be there before the request. Cost has no say: ${costWords(v, numbers)}.`,
  'reads-repay': (v, numbers) =>
    `On demand would be fast enough (${exact(v.onDemandMs)} of ${exact(v.featureBudgetMs)} ms). But ${lower(costWords(v, numbers))}, so computing it at every read would cost more.`,
  'too-few-reads': (v, numbers) =>
    `On demand is fast enough (${exact(v.onDemandMs)} of ${exact(v.featureBudgetMs)} ms). ${costWords(v, numbers)}, so refreshing every key would cost more: many keys of the long tail are refreshed and never read.`,
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

export const precomputeOrOnDemand: Generator<Feature> = {
  id: 'G09',
  slug: 'precompute-or-on-demand',
  title: 'Precompute a feature or compute it on demand',
  revision: 1,
  topic: 'T03',
  kind: 'choice',
  factIds: ['F3.4', 'F3.18'],
  variables: {
    readsPerKeyPerRefresh: { label: 'Reads of a key between two refreshes', unit: '' },
    precomputeCost: { label: 'Refreshing a key costs', unit: '', kind: 'assumption' },
    onDemandCost: { label: 'Computing it on demand costs', unit: '' },
    onDemandMs: { label: 'Computing it on demand takes', unit: 'ms' },
    featureBudgetMs: { label: 'The feature may take', unit: 'ms' },
  },
  whole: [],
  draw: (from) => ({
    readsPerKeyPerRefresh: from.log('readsPerKeyPerRefresh', 0.01, 100, 2),
    precomputeCost: 1,
    onDemandCost: from.steps('onDemandCost', 0.5, 5, 0.5),
    onDemandMs: from.log('onDemandMs', 1, 100, 2),
    featureBudgetMs: from.oneOf('featureBudgetMs', [5, 10, 20, 50, 100]),
  }),
  isFair: () => true,
  aims: [{ aim: 'precompute' }, { aim: 'on-demand' }],
  aimOf: (_, { answers }) => answers[0],
  solve,
  options: () => [
    { id: 'precompute', label: 'Precompute it for every key at every refresh' },
    { id: 'on-demand', label: 'Compute it when it is read' },
  ],
  reasons: () => [
    { id: 'too-slow', label: 'On demand it takes longer than it may' },
    { id: 'reads-repay', label: 'A key is read often enough to repay its refresh' },
    { id: 'too-few-reads', label: 'A key is read too seldom to repay its refresh' },
  ],
  crossover: (v) => ({
    variable: 'readsPerKeyPerRefresh',
    value: v.precomputeCost / v.onDemandCost,
    curves: [
      { id: 'precompute', label: 'precompute, per key and refresh', y: () => v.precomputeCost },
      { id: 'on-demand', label: 'on demand, per key and refresh', y: (x) => x * v.onDemandCost },
    ],
  }),
  twist: ({ readsPerKeyPerRefresh: reads }, { answers: [answer] }) => ({
    readsPerKeyPerRefresh: toDigits(answer === 'on-demand' ? reads * 20 : reads / 20, 2),
  }),
  story:
    'A feature belongs to a key, such as a user. Precomputed, it is refreshed for every key, read or not; on demand, it is computed anew at every read. Costs are in one unit.\nWhen is it computed?',
  explain: (v, { deciding, intermediates }) =>
    `${explanations[deciding]!(v, intermediates)} There is no read-through cache here; with one, on demand would cost at most one computation a key and refresh.`,
  mistakes: (v) => ({
    precompute: 'It refreshes keys of the long tail that nobody reads in time.',
    'on-demand': isAbove(v.onDemandMs, v.featureBudgetMs)
      ? 'The request cannot wait for it: cheap is not fast.'
      : 'So many reads cost more than one refresh.',
  }),
}
