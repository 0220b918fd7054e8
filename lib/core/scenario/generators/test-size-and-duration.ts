import { ceilE, isAtMost, isBelow, toDigits, toWhole } from '../arithmetic'
import type { Generator, Solved } from '../generator'
import { decide } from '../ladder'
import { exact, exactPercent, percent, rounded } from '../words'

/** G14. Size and duration of an A/B test: the square of the effect decides, and variance explained beforehand shortens. */

type Test = {
  baseRate: number
  relativeMde: number
  usersPerDay: number
  share: number
  rho: number
  power: number
  maxDays: number
}

/** Normal quantiles: two-sided 5%, and the power. */
const z975 = 1.959963984540054
const z80 = 0.8416212335729143
const z90 = 1.2815515655446004

/** Users an arm for a relative effect of 1; divided by the square of the effect. */
const unitSize = ({ baseRate, power }: Test): number => {
  const z = z975 + (power === 0.9 ? z90 : z80)
  return (2 * z * z * (1 - baseRate)) / baseRate
}

/** Variance left when the pre-period explains its part. */
const leftOf = ({ rho }: Test): number => 1 - rho * rho

const usersADay = (v: Test): number => v.usersPerDay * v.share

const quantitiesOf = (v: Test) => {
  const perArm = unitSize(v) / (v.relativeMde * v.relativeMde)
  const perArmCuped = perArm * leftOf(v)
  return {
    perArm,
    perArmCuped,
    raw: (2 * perArm) / usersADay(v),
    rawCuped: (2 * perArmCuped) / usersADay(v),
  }
}

const solve = (v: Test): Solved => {
  const { perArm, perArmCuped, raw, rawCuped } = quantitiesOf(v)
  const decision = decide(
    [
      { id: 'plain', option: 'plain', holds: isAtMost(raw, v.maxDays), kind: 'soft', ratio: raw / v.maxDays },
      {
        id: 'cuped',
        option: 'cuped',
        holds: isAtMost(rawCuped, v.maxDays),
        kind: 'soft',
        ratio: rawCuped / v.maxDays,
      },
    ],
    { id: 'too-long', option: 'change-design' },
  )
  const intermediates = {
    perArm: toWhole(perArm),
    days: 7 * ceilE(raw / 7),
    perArmCuped: toWhole(perArmCuped),
    daysCuped: 7 * ceilE(rawCuped / 7),
  }
  return { ...decision, intermediates }
}

const distance = (days: number, v: Test): number => Math.abs(Math.log(days / v.maxDays))

/** The part of the variance left in the test whose limit is the nearer one. */
const factorOf = (v: Test, { answers }: Solved): number => {
  const { raw, rawCuped } = quantitiesOf(v)
  return answers[0] !== 'plain' && distance(rawCuped, v) < distance(raw, v) ? leftOf(v) : 1
}

const explanations: Record<string, (v: Test, solved: Solved) => string> = {
  plain: (v, { intermediates: { perArm, days } }) =>
    `Because the plain test needs ${rounded(perArm!)} users an arm, two arms, and so runs ${rounded(days!)} days in whole weeks against ${exact(v.maxDays)} allowed, it is short enough.\nCUPED would shorten it further, at the price of a pre-period to collect and to explain; a smaller effect costs the square: half the effect takes four times the users.`,
  cuped: (v, { intermediates: { perArm, days, perArmCuped, daysCuped } }) =>
    `Because the plain test needs ${rounded(perArm!)} users an arm and ${rounded(days!)} days, while CUPED leaves ${percent(leftOf(v))} of the variance and needs ${rounded(perArmCuped!)} users an arm and ${rounded(daysCuped!)} days against ${exact(v.maxDays)} allowed, the pre-period makes the test short enough.\nThe variance falls by the square of the correlation, and only for users who have a past.`,
  'too-long': (v, { intermediates: { perArm, days, perArmCuped, daysCuped } }) =>
    `Because even with CUPED the test needs ${rounded(perArmCuped!)} users an arm and ${rounded(daysCuped!)} days against ${exact(v.maxDays)} allowed, and without it ${rounded(perArm!)} users and ${rounded(days!)} days, it will not see this effect in time.\nTake a more sensitive metric, a larger effect, more of the traffic or another design. Twice the effect takes a quarter of the users.`,
}

export const testSizeAndDuration: Generator<Test> = {
  id: 'G14',
  slug: 'test-size-and-duration',
  title: 'Size and duration of an A/B test',
  revision: 1,
  topic: 'T13',
  kind: 'choice',
  factIds: ['F13.1', 'F13.2', 'F13.3', 'F13.4'],
  variables: {
    baseRate: { label: 'Base rate', unit: '' },
    relativeMde: { label: 'Smallest effect to detect', unit: '' },
    usersPerDay: { label: 'Users new to the test', unit: 'a day' },
    share: { label: 'Traffic in the test, both arms', unit: '' },
    rho: { label: 'Correlation with the pre-period', unit: '' },
    power: { label: 'Power', unit: '' },
    maxDays: { label: 'Longest test', unit: 'days', kind: 'assumption' },
  },
  whole: ['usersPerDay'],
  draw: (from) => ({
    baseRate: from.log('baseRate', 0.001, 0.5, 2),
    relativeMde: from.log('relativeMde', 0.002, 0.2, 2),
    usersPerDay: from.log('usersPerDay', 5000, 5e6, 2),
    share: from.oneOf('share', [0.05, 0.1, 0.2, 0.5, 1]),
    rho: from.oneOf('rho', [0.3, 0.5, 0.6, 0.7, 0.8, 0.9]),
    power: from.oneOf('power', [0.8, 0.9]),
    maxDays: 28,
  }),
  isFair: (v) => isBelow(v.baseRate * (1 + v.relativeMde), 1) && isAtMost(quantitiesOf(v).raw, 2000),
  aims: ['plain', 'cuped', 'change-design'].map((aim) => ({ aim })),
  aimOf: (_, { answers }) => answers[0],
  solve,
  options: () => [
    { id: 'plain', label: 'A plain A/B test' },
    { id: 'cuped', label: 'An A/B test with CUPED' },
    { id: 'change-design', label: 'Another metric, effect, share of traffic or design' },
  ],
  reasons: () => [
    { id: 'plain', label: 'The plain test is short enough' },
    { id: 'cuped', label: 'Only with the variance the pre-period explains is it short enough' },
    { id: 'too-long', label: 'It takes too long even with CUPED' },
  ],
  crossover: (v, solved) => {
    const users = 2 * factorOf(v, solved) * unitSize(v)
    const inTime = usersADay(v) * v.maxDays
    return {
      variable: 'relativeMde',
      value: Math.sqrt(users / inTime),
      curves: [
        { id: 'needed', label: 'users the test needs', y: (x) => users / (x * x) },
        { id: 'in-time', label: `users in ${exact(v.maxDays)} days`, y: () => inTime },
      ],
    }
  },
  twist: ({ relativeMde }, { answers }) => ({
    relativeMde: toDigits(answers[0] === 'plain' ? relativeMde / 2 : relativeMde * 2, 2),
  }),
  story:
    'You compare two equal arms on a conversion rate, two-sided at 5%. Only users who are new to the test count: those who return add nothing. Tests run in whole weeks.\nWhich test do you plan?',
  say: {
    baseRate: (share) => exactPercent(share),
    relativeMde: (share) => `${exactPercent(share)} of the base rate`,
    share: (share) => exactPercent(share),
    power: (share) => exactPercent(share),
  },
  explain: (v, solved) => explanations[solved.deciding]!(v, solved),
  mistakes: (v) => ({
    plain: `Counts one arm for two, or forgets the square: the plain test would take ${rounded(quantitiesOf(v).raw)} days before rounding up to weeks.`,
    cuped: `Takes the correlation for its square, or uses CUPED where the plain test does: the variance falls by ${percent(v.rho * v.rho)}.`,
    'change-design': 'Gives up although a test of the size fits the time.',
  }),
}
