import { isAtMost, toDigits, toTwelve, toWhole } from '../arithmetic'
import type { Generator, Solved } from '../generator'
import { decide, type Step } from '../ladder'
import { exact, exactPercent, percent } from '../words'

/** G29. How much to explore: the share follows from arms, observations, traffic and time; then one of them must give. */

type Exploration = {
  observationsPerArm: number
  trafficPerDay: number
  arms: number
  days: number
  maxDays: number
  minArms: number
  maxEpsilon: number
}

const shareOf = (v: Exploration): number => (v.observationsPerArm * v.arms) / (v.trafficPerDay * v.days)

const solve = (v: Exploration): Solved => {
  const epsilon = shareOf(v)
  const epsilonLonger = shareOf({ ...v, days: v.maxDays })
  const epsilonFewer = shareOf({ ...v, arms: v.minArms })
  const step = (id: string, option: string, share: number): Step => ({
    id,
    option,
    holds: isAtMost(share, v.maxEpsilon),
    kind: 'soft',
    ratio: share / v.maxEpsilon,
  })
  const steps = [
    step('affordable', 'ok', epsilon),
    step('affordable-later', 'longer', epsilonLonger),
    step('affordable-for-fewer', 'fewer-arms', epsilonFewer),
  ]
  const decision = decide(steps, { id: 'never-affordable', option: 'features' })
  return { ...decision, intermediates: { epsilon, epsilonLonger, epsilonFewer } }
}

const explanations: Record<string, (v: Exploration, solved: Solved) => string> = {
  affordable: (v) =>
    `That is within the ${exactPercent(v.maxEpsilon)} allowed, so a plain random share is enough: no longer test, fewer arms or model is needed.`,
  'affordable-later': (v, { intermediates: { epsilonLonger } }) =>
    `That is over the ${exactPercent(v.maxEpsilon)} allowed. Within ${exact(v.maxDays)} days the same observations take ${percent(epsilonLonger!)} of the traffic, and the date allows it: waiting costs no arm and needs no model.`,
  'affordable-for-fewer': (v, { intermediates: { epsilonLonger, epsilonFewer } }) =>
    `That is over the ${exactPercent(v.maxEpsilon)} allowed, and even by the latest date it would be ${percent(epsilonLonger!)}. With ${exact(v.minArms)} arms it falls to ${percent(epsilonFewer!)}: drop the least promising arms before the test.`,
  'never-affordable': (v, { intermediates: { epsilonLonger, epsilonFewer } }) =>
    `That is over the ${exactPercent(v.maxEpsilon)} allowed, by the latest date it would still be ${percent(epsilonLonger!)}, and with the fewest arms ${percent(epsilonFewer!)}. Counting each arm by itself is out of reach, so arms must share what they learn, through features, as in LinUCB with shared weights.`,
}

export const explorationShare: Generator<Exploration> = {
  id: 'G29',
  slug: 'exploration-share',
  title: 'How much to explore',
  revision: 1,
  topic: 'T14',
  kind: 'choice',
  factIds: ['F14.1', 'F14.4', 'F14.8'],
  variables: {
    observationsPerArm: { label: 'Observations needed of each arm', unit: '' },
    trafficPerDay: { label: 'Traffic', unit: 'decisions a day' },
    arms: { label: 'Number of arms', unit: '' },
    days: { label: 'Planned time', unit: 'days' },
    maxDays: { label: 'Latest date', unit: 'days from the start' },
    minArms: { label: 'Fewest arms that still make sense', unit: '' },
    maxEpsilon: { label: 'Share of traffic that may explore', unit: '', kind: 'assumption' },
  },
  whole: ['trafficPerDay', 'arms'],
  draw: (from) => {
    const observationsPerArm = from.oneOf('observationsPerArm', [500, 1000, 2000, 5000, 10_000, 20_000])
    const trafficPerDay = toWhole(from.log('trafficPerDay', 10_000, 1e8, 2))
    const arms = toWhole(from.log('arms', 5, 5000, 2))
    const days = from.oneOf('days', [3, 7, 14])
    const maxDays = days * from.oneOf('longer', [1, 2, 4])
    const minArms = Math.max(2, toWhole(arms * from.oneOf('fewer', [0.1, 0.2, 0.5])))
    return { observationsPerArm, trafficPerDay, arms, days, maxDays, minArms, maxEpsilon: 0.05 }
  },
  follow: (moved, { arms, minArms }) => ({
    ...moved,
    minArms: Math.max(2, toWhole(moved.arms * (minArms / arms))),
  }),
  isFair: () => true,
  aims: [{ aim: 'ok' }, { aim: 'longer' }, { aim: 'fewer-arms' }, { aim: 'features' }],
  aimOf: (_, { answers }) => answers[0],
  solve,
  options: () => [
    { id: 'ok', label: 'Explore as planned, a random share of the traffic' },
    { id: 'longer', label: 'Take longer, up to the latest date' },
    { id: 'fewer-arms', label: 'Try fewer arms' },
    { id: 'features', label: 'Let arms share what they learn, through their features' },
  ],
  reasons: () => [
    { id: 'affordable', label: 'The share of traffic is affordable as planned' },
    { id: 'affordable-later', label: 'The share is affordable by the latest date' },
    { id: 'affordable-for-fewer', label: 'The share is affordable for the fewest arms only' },
    { id: 'never-affordable', label: 'Neither time nor fewer arms make the share affordable' },
  ],
  crossover: (v) => ({
    variable: 'arms',
    value: (v.maxEpsilon * v.trafficPerDay * v.days) / v.observationsPerArm,
    words: `As planned, up to ${exact(Math.floor(toTwelve((v.maxEpsilon * v.trafficPerDay * v.days) / v.observationsPerArm)))} arms can be explored; beyond that something must give.`,
    curves: [
      { id: 'needed', label: 'share of traffic to explore', y: (x) => shareOf({ ...v, arms: x }) },
      { id: 'allowed', label: 'share allowed', y: () => v.maxEpsilon },
    ],
  }),
  twist: ({ arms, trafficPerDay }, { answers }) =>
    answers[0] === 'ok' ? { arms: arms * 4 } : { trafficPerDay: toWhole(toDigits(trafficPerDay * 10, 2)) },
  story:
    'You want to learn how good each arm is by sending it a random share of the traffic, split evenly over the arms. Waiting is the first thing to give, then arms, and only then do you build a model.\nWhat do you do?',
  say: { maxEpsilon: (share) => `at most ${exactPercent(share)}` },
  explain: (v, solved) =>
    `${exact(v.arms)} arms with ${exact(v.observationsPerArm)} observations each, out of ${exact(v.trafficPerDay)} decisions a day over ${exact(v.days)} days, take ${percent(solved.intermediates.epsilon!)} of the traffic. ${explanations[solved.deciding]!(v, solved)} What exploring costs is traffic times this share times the gap in quality; what it earns shows over months, not in a session’s clicks.`,
  mistakes: (v) => ({
    ok: `The observations needed of one arm are taken for those of all ${exact(v.arms)} arms: the planned share is over the limit.`,
    longer:
      'Either the plan is affordable without waiting, or even the latest date comes too early for these arms.',
    'fewer-arms':
      'Arms are dropped where the plan or waiting is affordable, or even the fewest arms ask for too much.',
    features: 'A model is built where counting each arm is affordable.',
  }),
}
