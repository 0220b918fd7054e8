import { isAtLeast, isAtMost } from '../arithmetic'
import type { Generator, Solved } from '../generator'
import { decide, type Step } from '../ladder'
import { exact, percent } from '../words'

/** G15. Which experiment design: interference first, then whether learning or earning is wanted, then the traffic. */

type Design = {
  interference: string
  arms: number
  rankingOnly: boolean
  rewardDelayDays: number
  singleMetric: boolean
  effectSizeNeeded: boolean
  abFeasible: boolean
}

/** At five arms 80% of an even split goes to losing arms. */
const manyArms = 5

const isQuick = (v: Design): boolean =>
  isAtMost(v.rewardDelayDays, 1) && v.singleMetric && !v.effectSizeNeeded
const losingOf = (arms: number): number => (arms - 1) / arms

const hard = (id: string, option: string, holds: boolean): Step => ({ id, option, holds, kind: 'hard' })

const solve = (v: Design): Solved => {
  const steps: Step[] = [
    hard('network', 'cluster', v.interference === 'network'),
    hard('marketplace', 'switchback', v.interference === 'marketplace'),
    {
      id: 'many-arms',
      option: 'bandit',
      holds: isQuick(v) && isAtLeast(v.arms, manyArms),
      kind: isQuick(v) ? 'soft' : 'hard',
      ratio: v.arms / manyArms,
      band: [3 / manyArms, 1],
    },
    hard('one-list', 'interleaving', v.rankingOnly && (v.arms >= 3 || !v.abFeasible)),
    hard('traffic', 'ab', v.abFeasible),
  ]
  const decision = decide(steps, { id: 'no-traffic', option: 'redesign' })
  return { ...decision, intermediates: { losingShare: losingOf(v.arms) } }
}

const whyNoBandit = (v: Design): string => {
  if (v.effectSizeNeeded) return 'a bandit would not measure the effect size that is wanted'
  if (!v.singleMetric) return 'a bandit can follow only one metric'
  if (!isAtMost(v.rewardDelayDays, 1))
    return `a bandit would learn too late from a reward that comes after ${exact(v.rewardDelayDays)} days`
  return `with ${exact(v.arms)} arms against ${exact(manyArms)} a bandit saves too little`
}

const explanations: Record<string, (v: Design) => string> = {
  network: () =>
    'Because users influence each other through their network, the treatment spills over to the control, and a split by user would measure the wrong effect however much traffic there is.\nRandomise clusters of connected users: there are fewer units and wider intervals, but the effect is the right one. Delay, metrics and traffic are questions for later: no other design mends the spillover.',
  marketplace: () =>
    'Because both arms draw on the same supply, what one arm takes the other lacks, and a split by user counts that twice.\nSwitch the whole market back and forth in time, or split it by region, so that each unit sees one variant only. Delay, metrics and traffic are questions for later: no other design gives both arms a supply of their own.',
  'many-arms': (v) =>
    `Because an even split over ${exact(v.arms)} arms would spend ${percent(losingOf(v.arms))} of the traffic on losing arms against 80% allowed, and one fast metric is enough, earn while you learn: a bandit moves traffic to the better arms.\nThe price is a poor estimate of the effect size, which nobody asks for here.`,
  'one-list': (v) =>
    `Because the variants differ only in the order of one list and ${v.arms >= 3 ? `there are ${exact(v.arms)} of them` : 'traffic does not suffice for an even split'}, interleaving compares them within each user and needs a small part of the traffic; an A/B test then takes the survivor.\nMeanwhile ${whyNoBandit(v)}.`,
  traffic: (v) =>
    `Because no interference stands in the way and traffic suffices for an even split over ${exact(v.arms)} arms, the plain test is right: unbiased, and it gives effect sizes on every metric.\nBy comparison, ${whyNoBandit(v)}; interleaving ${v.rankingOnly ? 'saves little with two arms that traffic can carry' : 'needs variants that differ only in the order of one list'}.`,
  'no-traffic': (v) =>
    `Because traffic does not suffice for an even split over ${exact(v.arms)} arms, ${whyNoBandit(v)}, and the variants differ in more than the order of one list, no design answers the question as it stands.\nTest fewer or bolder variants, take a more sensitive metric, reduce the variance or run longer.`,
}

export const whichExperimentDesign: Generator<Design> = {
  id: 'G15',
  slug: 'which-experiment-design',
  title: 'Which experiment design',
  revision: 1,
  topic: 'T13',
  kind: 'choice',
  factIds: ['F13.8', 'F13.16', 'F7.14'],
  variables: {
    interference: { label: 'Interference between users', unit: '' },
    arms: { label: 'Number of arms', unit: '' },
    rankingOnly: { label: 'Difference between the variants', unit: '' },
    rewardDelayDays: { label: 'Delay of the reward', unit: 'days' },
    singleMetric: { label: 'The decision rests on', unit: '' },
    effectSizeNeeded: { label: 'Estimate of the effect size', unit: '' },
    abFeasible: { label: 'Traffic', unit: '' },
  },
  whole: ['arms'],
  draw: (from) => ({
    interference: from.oneOf('interference', ['none', 'none', 'none', 'network', 'marketplace']),
    arms: from.oneOf('arms', [2, 3, 4, 5, 6, 8, 12, 20]),
    rankingOnly: from.isHit(0.5),
    rewardDelayDays: from.oneOf('rewardDelayDays', [0, 0.1, 0.5, 1, 3, 7, 30]),
    singleMetric: from.isHit(0.5),
    effectSizeNeeded: from.isHit(0.5),
    abFeasible: from.isHit(0.6),
  }),
  isFair: () => true,
  aims: ['cluster', 'switchback', 'bandit', 'interleaving', 'ab', 'redesign'].map((aim) => ({ aim })),
  aimOf: (_, { answers }) => answers[0],
  solve,
  options: () => [
    { id: 'cluster', label: 'Randomise clusters of users' },
    { id: 'switchback', label: 'Switchback, or a split by region' },
    { id: 'bandit', label: 'A bandit' },
    { id: 'interleaving', label: 'Interleaving, then an A/B test of the survivor' },
    { id: 'ab', label: 'A plain A/B test' },
    { id: 'redesign', label: 'Change the question, the metric or the variants first' },
  ],
  reasons: () => [
    { id: 'network', label: 'Users influence each other through their network' },
    { id: 'marketplace', label: 'Both arms draw on the same supply' },
    { id: 'many-arms', label: 'Many arms, one fast metric, no effect size wanted' },
    { id: 'one-list', label: 'Only the order of one list differs, and a plain split is dear' },
    { id: 'traffic', label: 'No interference, and traffic suffices for an even split' },
    { id: 'no-traffic', label: 'Traffic does not suffice, and no cheaper design applies' },
  ],
  crossover: (v) =>
    isQuick(v) && v.interference === 'none'
      ? {
          variable: 'arms',
          value: manyArms,
          curves: [
            { id: 'losing', label: 'share of an even split on losing arms', y: losingOf },
            { id: 'allowed', label: 'share allowed', y: () => losingOf(manyArms) },
          ],
        }
      : null,
  twist: ({ interference, rewardDelayDays }, { answers }) => {
    if (answers[0] === 'bandit') return { effectSizeNeeded: true }
    if (interference === 'none') return { interference: 'network' }
    return { rewardDelayDays: rewardDelayDays === 30 ? 1 : 30 }
  },
  story:
    'You compare variants of a product on live users, and may spend at most 80% of an even split on losing arms. Whether traffic suffices is said for an even split over all arms.\nWhich design do you choose?',
  say: {
    interference: (kind) =>
      ({ none: 'none', network: 'through their social network', marketplace: 'through shared supply' })[
        kind
      ]!,
    rankingOnly: (isOnly) => (isOnly ? 'only the order of one list' : 'more than an order'),
    rewardDelayDays: (days) => (days === 0 ? 'none' : `${exact(days)} ${days === 1 ? 'day' : 'days'}`),
    singleMetric: (isSingle) => (isSingle ? 'one metric' : 'several metrics'),
    effectSizeNeeded: (isNeeded) => (isNeeded ? 'required' : 'not required'),
    abFeasible: (isFeasible) =>
      isFeasible ? 'suffices for an even split' : 'does not suffice for an even split',
  },
  explain: (v, { deciding }) => explanations[deciding]!(v),
  mistakes: (v) => ({
    cluster: 'Guards against spillover through a network that is not there, and pays with far fewer units.',
    switchback: 'Guards against a shared supply that is not there, or not what spills over here.',
    bandit:
      v.interference === 'none'
        ? `Earns while learning where that does not fit: ${whyNoBandit(v)}.`
        : 'Overlooks the interference: a bandit would learn from spoilt rewards.',
    interleaving:
      v.interference === 'none'
        ? 'Pairs lists where the variants differ in more than an order, or where a simpler design or a bandit fits.'
        : 'Overlooks the interference between users.',
    ab:
      v.interference === 'none'
        ? 'Splits evenly although traffic does not suffice, or although a cheaper design applies.'
        : 'Overlooks the interference: the control is no longer untouched.',
    redesign: 'Gives up although a design answers the question as it stands.',
  }),
}
