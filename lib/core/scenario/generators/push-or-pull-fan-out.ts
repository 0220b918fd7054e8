import { isAbove, toDigits, toTwelve, toWhole } from '../arithmetic'
import type { Generator, Solved } from '../generator'
import { bandOf, decide, type Step } from '../ladder'
import { exact, exactPercent, rounded } from '../words'

/** G30. Push or pull fan-out: followers cancel from the cost, but they decide the burst. */

type Author = {
  followers: number
  activeShare: number
  readsPerActive: number
  writeCost: number
  readCost: number
  writesPerSecond: number
  fanoutLimitSeconds: number
}

const quantitiesOf = (v: Author) => ({
  pushCost: v.followers * v.writeCost,
  pullCost: v.followers * v.activeShare * v.readsPerActive * v.readCost,
  fanoutSeconds: v.followers / v.writesPerSecond,
})

const solve = (v: Author): Solved => {
  const intermediates = quantitiesOf(v)
  const { pushCost, pullCost, fanoutSeconds } = intermediates
  const steps: Step[] = [
    {
      id: 'pulling-costs-less',
      option: 'pull',
      holds: isAbove(pushCost, pullCost),
      kind: 'soft',
      ratio: pushCost / pullCost,
      band: bandOf(2),
    },
    {
      id: 'burst-too-long',
      option: 'hybrid',
      holds: isAbove(fanoutSeconds, v.fanoutLimitSeconds),
      kind: 'soft',
      ratio: fanoutSeconds / v.fanoutLimitSeconds,
    },
  ]
  return { ...decide(steps, { id: 'pushing-fits', option: 'push' }), intermediates }
}

const costWords = ({ intermediates: { pushCost, pullCost } }: Solved): string =>
  `Pushing a post costs ${rounded(pushCost!)} units, pulling it ${rounded(pullCost!)}`

const explanations: Record<string, (v: Author, solved: Solved) => string> = {
  'pulling-costs-less': (v, solved) =>
    `${costWords(solved)}, so pulling is cheaper: ${exactPercent(v.activeShare)} of the followers are active and read ${exact(v.readsPerActive)} times each, so most of what is pushed would never be read.`,
  'burst-too-long': (v, solved) =>
    `${costWords(solved)}, so pushing is no dearer. But writing to ${exact(v.followers)} followers takes ${rounded(solved.intermediates.fanoutSeconds!)} s against ${exact(v.fanoutLimitSeconds)} s allowed, and every other author’s posts queue behind it. Merge this author’s posts when a feed is read, and push the rest.`,
  'pushing-fits': (v, solved) =>
    `${costWords(solved)}, so pushing is no dearer, and the burst of ${rounded(solved.intermediates.fanoutSeconds!)} s stays within the ${exact(v.fanoutLimitSeconds)} s allowed. Feeds are then ready before anybody asks, by one path.`,
}

export const pushOrPullFanOut: Generator<Author> = {
  id: 'G30',
  slug: 'push-or-pull-fan-out',
  title: 'Push or pull fan-out',
  revision: 1,
  topic: 'T09',
  kind: 'choice',
  factIds: ['F9.13'],
  variables: {
    followers: { label: 'Number of followers', unit: '' },
    activeShare: { label: 'Share of followers who are active', unit: '' },
    readsPerActive: { label: 'Reads by an active follower', unit: 'while a post lives' },
    writeCost: { label: 'Cost of one write', unit: 'unit', kind: 'assumption' },
    readCost: { label: 'Cost of one read', unit: 'units' },
    writesPerSecond: { label: 'Write capacity', unit: 'writes a second' },
    fanoutLimitSeconds: { label: 'Fan-out must end within', unit: 's' },
  },
  whole: ['followers'],
  draw: (from) => ({
    followers: toWhole(from.log('followers', 10, 1e8, 2)),
    activeShare: from.log('activeShare', 0.005, 0.8, 2),
    readsPerActive: from.log('readsPerActive', 0.2, 50, 2),
    writeCost: 1,
    readCost: from.steps('readCost', 0.5, 3, 0.5),
    writesPerSecond: from.oneOf('writesPerSecond', [10_000, 50_000, 100_000, 500_000]),
    fanoutLimitSeconds: from.oneOf('fanoutLimitSeconds', [5, 10, 30, 60]),
  }),
  isFair: (v) => !isAbove(quantitiesOf(v).fanoutSeconds, 3600),
  aims: [{ aim: 'push' }, { aim: 'pull' }, { aim: 'hybrid' }],
  aimOf: (_, { answers }) => answers[0],
  solve,
  options: () => [
    { id: 'push', label: 'Push: write each post into the feeds of all followers' },
    { id: 'pull', label: 'Pull: fetch posts when a follower opens the feed' },
    { id: 'hybrid', label: 'Hybrid: merge this author at read time, push the others' },
  ],
  reasons: () => [
    { id: 'pulling-costs-less', label: 'Pulling costs less than pushing' },
    { id: 'burst-too-long', label: 'Pushing is no dearer, but its burst takes too long' },
    { id: 'pushing-fits', label: 'Pushing is no dearer and its burst is short enough' },
  ],
  crossover: (v, { answers }) => {
    const { pushCost, pullCost, fanoutSeconds } = quantitiesOf(v)
    const burst = Math.abs(Math.log(fanoutSeconds / v.fanoutLimitSeconds))
    if (answers[0] !== 'pull' && burst < Math.abs(Math.log(pushCost / pullCost)))
      return {
        variable: 'followers',
        value: v.writesPerSecond * v.fanoutLimitSeconds,
        curves: [
          { id: 'burst', label: 'burst, s', y: (x) => x / v.writesPerSecond },
          { id: 'allowed', label: 'burst allowed, s', y: () => v.fanoutLimitSeconds },
        ],
      }
    const value = v.writeCost / (v.readsPerActive * v.readCost)
    return {
      variable: 'activeShare',
      value,
      kind: 'share',
      words: isAbove(value, 1)
        ? 'Even if every follower were active, so few reads would make pulling the cheaper way. The number of followers cancels from this.'
        : `The costs cross where ${rounded(value * 100)}% of the followers are active. Their number cancels from this: it decides only how long the burst takes.`,
      curves: [
        { id: 'push', label: 'push, per post', y: () => pushCost },
        { id: 'pull', label: 'pull, per post', y: (x) => v.followers * x * v.readsPerActive * v.readCost },
      ],
    }
  },
  twist: (v, { answers }) => {
    if (answers[0] === 'pull') return { activeShare: Math.min(1, toTwelve(v.activeShare * 20)) }
    return answers[0] === 'push'
      ? { followers: v.followers * 1000 }
      : { writesPerSecond: v.writesPerSecond * 100 }
  },
  story:
    'You decide for one author how posts reach the feeds of followers: written to each when posted, or fetched when a feed is read. A merge at read time for single authors is possible too.\nWhich way do you take for this author?',
  say: {
    activeShare: exactPercent,
    readCost: (cost) => `${exact(toDigits(cost, 3))} ${cost === 1 ? 'unit' : 'units'}`,
  },
  explain: (v, solved) => explanations[solved.deciding]!(v, solved),
  mistakes: (v, { intermediates: { fanoutSeconds, pushCost, pullCost } }) => ({
    push: isAbove(pushCost!, pullCost!)
      ? 'Most of what is pushed would never be read, so pushing costs more than pulling.'
      : `The burst of a popular author is forgotten: ${rounded(fanoutSeconds!)} s of writes for a single post.`,
    pull: 'The number of followers is thought to decide the cost, but it cancels: reads by each follower decide, and here they make pulling dearer.',
    hybrid: isAbove(pushCost!, pullCost!)
      ? 'Pulling is cheaper altogether, so a second path would be kept for nothing.'
      : `Two paths are kept for an author whose burst lasts only ${rounded(fanoutSeconds!)} s of the ${exact(v.fanoutLimitSeconds)} s allowed.`,
  }),
}
