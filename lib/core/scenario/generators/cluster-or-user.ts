import { isAbove, isAtMost, toDigits, toWhole } from '../arithmetic'
import type { Generator, Solved } from '../generator'
import { decide } from '../ladder'
import { exact, exactPercent, rounded } from '../words'

/** G38. Randomise clusters or users: a bias is weighed against the variance that clusters cost. */

type Test = { clusterSize: number; icc: number; users: number; baseRate: number; spilloverBias: number }

const quantitiesOf = (v: Test) => {
  const designEffect = 1 + (v.clusterSize - 1) * v.icc
  const se = Math.sqrt((4 * v.baseRate * (1 - v.baseRate)) / v.users)
  return { designEffect, se, bearable: se * Math.sqrt(designEffect - 1) }
}

const solve = (v: Test): Solved => {
  const { designEffect, se, bearable } = quantitiesOf(v)
  const decision = decide(
    [
      {
        id: 'bias-costs-more',
        option: 'cluster',
        holds: isAbove(v.spilloverBias, bearable),
        kind: bearable > 0 ? 'soft' : 'hard',
        ratio: v.spilloverBias / bearable,
      },
    ],
    { id: 'clusters-cost-more', option: 'user-level' },
  )
  return {
    ...decision,
    intermediates: {
      designEffect,
      effectiveUsers: toWhole(v.users / designEffect),
      userError: Math.sqrt(se ** 2 + v.spilloverBias ** 2),
      clusterError: se * Math.sqrt(designEffect),
    },
  }
}

export const clusterOrUser: Generator<Test> = {
  id: 'G38',
  slug: 'cluster-or-user',
  title: 'Randomise clusters or users',
  revision: 1,
  topic: 'T13',
  kind: 'choice',
  factIds: ['F13.8'],
  variables: {
    clusterSize: { label: 'Size of a cluster', unit: 'users' },
    icc: { label: 'Correlation within a cluster', unit: '' },
    users: { label: 'Users in the test', unit: '' },
    baseRate: { label: 'Base rate', unit: '' },
    spilloverBias: { label: 'Bias from spillover', unit: 'in absolute rate' },
  },
  whole: ['clusterSize', 'users'],
  draw: (from) => ({
    clusterSize: toWhole(from.log('clusterSize', 2, 2000, 2)),
    icc: from.oneOf('icc', [0.005, 0.01, 0.02, 0.05, 0.1, 0.2]),
    users: toWhole(from.log('users', 10_000, 1e8, 2)),
    baseRate: from.oneOf('baseRate', [0.02, 0.05, 0.1, 0.2, 0.3]),
    spilloverBias: from.log('spilloverBias', 1e-5, 0.02, 2),
  }),
  isFair: (v) => isAtMost(v.clusterSize, v.users / 50),
  aims: [{ aim: 'cluster' }, { aim: 'user-level' }],
  aimOf: (_, { answers }) => answers[0],
  solve,
  options: () => [
    { id: 'cluster', label: 'Randomise whole clusters' },
    { id: 'user-level', label: 'Randomise single users' },
  ],
  reasons: () => [
    { id: 'bias-costs-more', label: 'The bias costs more than the clusters' },
    { id: 'clusters-cost-more', label: 'The clusters cost more than the bias' },
  ],
  crossover: (v) => {
    const { se, designEffect, bearable } = quantitiesOf(v)
    const clusterError = se * Math.sqrt(designEffect)
    return {
      variable: 'spilloverBias',
      value: bearable,
      curves: [
        { id: 'user', label: 'error of a user-level test', y: (x) => Math.sqrt(se ** 2 + x ** 2) },
        { id: 'cluster', label: 'error of a cluster test', y: () => clusterError },
      ],
    }
  },
  twist: ({ spilloverBias }, { answers }) => ({
    spilloverBias: toDigits(answers[0] === 'cluster' ? spilloverBias / 10 : spilloverBias * 10, 2),
  }),
  story:
    'Users affect each other within clusters. A test has two equal arms; randomising users leaves the bias of spillover in its estimate, randomising clusters removes it altogether. The smaller root mean square error is better.\nWhat do you randomise?',
  say: { baseRate: exactPercent },
  explain: (v, { deciding, intermediates }) => {
    const { designEffect, effectiveUsers, userError, clusterError } = intermediates
    const { se } = quantitiesOf(v)
    const errors = `A user-level test errs by ${rounded(userError!)} (chance ${rounded(se)}, bias ${rounded(v.spilloverBias)}), a cluster test by ${rounded(clusterError!)}, all of it chance.`
    const why =
      deciding === 'bias-costs-more'
        ? 'So the bias costs more than the clusters. More users would shrink the chance in both, but never the bias.'
        : 'So the clusters cost more than the bias they remove: interference is there, but too weak to pay that price for.'
    return `Clusters multiply the variance by 1 + (${exact(v.clusterSize)} − 1) × ${exact(v.icc)} = ${rounded(designEffect!)}, so ${exact(v.users)} users count for ${rounded(effectiveUsers!)}. ${errors} ${why}`
  },
  mistakes: (_, { intermediates: { designEffect, userError, clusterError } }) => ({
    cluster: `Interference is named, but not weighed against ${rounded(designEffect!)} times the variance: the error would be ${rounded(clusterError!)} in place of ${rounded(userError!)}.`,
    'user-level': `A large sample is thought to cure a bias: the error stays at ${rounded(userError!)}, where clusters would bring it to ${rounded(clusterError!)}.`,
  }),
}
