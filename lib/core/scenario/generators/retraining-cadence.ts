import { isAtMost, isBelow, toDigits } from '../arithmetic'
import type { Generator, Solved } from '../generator'
import { decide, type Step } from '../ladder'
import { rounded } from '../words'

/** G25. How often to retrain: the square root of cost over staleness, but never faster than labels land or a model is checked. */

type Cadence = {
  retrainCost: number
  stalenessLoss: number
  labelDelayDays: number
  labelRefreshDays: number
  validationDays: number
}

const periods = [
  { id: 'hourly', days: 1 / 24 },
  { id: 'daily', days: 1 },
  { id: 'weekly', days: 7 },
  { id: 'monthly', days: 30 },
] as const

/** Neighbouring periods; they cost the same where the optimum is the geometric mean of the two. */
const pairs = periods.slice(0, -1).map((shorter, index) => {
  const longer = periods[index + 1]!
  return { shorter, longer, middle: Math.sqrt(shorter.days * longer.days) }
})

const optimumOf = (v: Cadence): number => Math.sqrt((2 * v.retrainCost) / v.stalenessLoss)
const boundOf = (v: Cadence): number => Math.max(v.labelRefreshDays, v.validationDays)
const costOf = (v: Cadence, days: number): number => v.retrainCost / days + (v.stalenessLoss * days) / 2

const solve = (v: Cadence): Solved => {
  const optimumDays = optimumOf(v)
  const bound = boundOf(v)
  const steps = pairs.map(({ shorter, middle }): Step => {
    const isAllowed = isAtMost(bound, shorter.days)
    return {
      id: shorter.id,
      option: shorter.id,
      holds: isAllowed && isBelow(optimumDays, middle),
      kind: isAllowed ? 'soft' : 'hard',
      ratio: optimumDays / middle,
    }
  })
  const cadenceDays = Math.max(optimumDays, bound)
  const intermediates = {
    optimumDays,
    cadenceDays,
    labelLossPerDay: v.stalenessLoss * v.labelDelayDays,
    cadenceLossPerDay: costOf(v, cadenceDays),
  }
  return { ...decide(steps, { id: 'monthly', option: 'monthly' }), intermediates }
}

const dayWords = (days: number): string => `${rounded(days)} ${days === 1 ? 'day' : 'days'}`

const daysOf = (id: string): number => periods.find((period) => period.id === id)!.days

const nearestPair = (v: Cadence) => {
  const distance = ({ middle }: (typeof pairs)[number]) => Math.abs(Math.log(optimumOf(v) / middle))
  return [...pairs].sort((a, b) => distance(a) - distance(b))[0]!
}

const explain = (v: Cadence, { answers, intermediates }: Solved): string => {
  const { optimumDays, labelLossPerDay, cadenceLossPerDay } = intermediates
  const bound = boundOf(v)
  const answer = answers[0]
  const cost = (id: string): string => rounded(costOf(v, daysOf(id)))
  const at = periods.findIndex(({ id }) => id === answer)
  const others = [periods[at - 1], periods[at + 1]].filter((period) => period !== undefined)
  const isBound = isAtMost(optimumDays!, bound)
  return [
    `A period of P days costs the retraining divided by P, plus half of P times the staleness loss; the sum is least at the square root of 2 × ${rounded(v.retrainCost)} ÷ ${rounded(v.stalenessLoss)}, which is ${dayWords(optimumDays!)}.`,
    isBound
      ? `But nothing new can go out more often than every ${dayWords(bound)}: labels land every ${dayWords(v.labelRefreshDays)} and a model takes ${dayWords(v.validationDays)} to be checked. So ${answer} it is, at ${cost(answer)} a day.`
      : `Because labels and validation allow any period of at least ${dayWords(bound)}, the cheapest period allowed is ${answer}, at ${cost(answer)} a day.`,
    `${others.map(({ id, days }) => (isAtMost(bound, days) ? `${id[0]!.toUpperCase()}${id.slice(1)} would cost ${cost(id)}.` : `${id[0]!.toUpperCase()}${id.slice(1)} would retrain on labels that have not landed, or before the last model was checked.`)).join(' ')}`,
    isAtMost(labelLossPerDay!, cadenceLossPerDay!)
      ? `The label delay ages every model equally: it adds ${rounded(labelLossPerDay!)} a day at any cadence and moves nothing.`
      : `The label delay adds ${rounded(labelLossPerDay!)} a day at any cadence, more than the ${rounded(cadenceLossPerDay!)} the cadence itself costs: a shorter label loop would gain more than any cadence.`,
  ].join('\n')
}

export const retrainingCadence: Generator<Cadence> = {
  id: 'G25',
  slug: 'retraining-cadence',
  title: 'How often to retrain',
  revision: 1,
  topic: 'T15',
  kind: 'choice',
  factIds: ['F15.9', 'F15.10', 'F10.5'],
  variables: {
    retrainCost: { label: 'Cost of one retraining', unit: 'cost units' },
    stalenessLoss: { label: 'Staleness loss', unit: 'cost units a day for each day of age' },
    labelDelayDays: { label: 'Label delay', unit: 'days' },
    labelRefreshDays: { label: 'Newly matured labels land every', unit: 'days' },
    validationDays: { label: 'Training, validation and rollout take', unit: 'days' },
  },
  whole: [],
  draw: (from) => ({
    retrainCost: from.log('retrainCost', 1, 20_000, 2),
    stalenessLoss: from.log('stalenessLoss', 1, 20_000, 2),
    labelDelayDays: from.oneOf('labelDelayDays', [0, 0.1, 1, 3, 7, 14, 30]),
    labelRefreshDays: from.oneOf('labelRefreshDays', [0.01, 0.01, 0.04, 0.25, 1, 1, 3, 7]),
    validationDays: from.oneOf('validationDays', [0.01, 0.02, 0.04, 0.25, 0.5, 1, 2]),
  }),
  isFair: () => true,
  aims: periods.map(({ id }) => ({ aim: id })),
  aimOf: (_, { answers }) => answers[0],
  solve,
  options: () => [
    { id: 'hourly', label: 'Every hour' },
    { id: 'daily', label: 'Every day' },
    { id: 'weekly', label: 'Every week' },
    { id: 'monthly', label: 'Every month (30 days)' },
  ],
  reasons: () => [
    { id: 'hourly', label: 'An hour is allowed, and cheaper than a day' },
    {
      id: 'daily',
      label: 'A day is the shortest period that is allowed and cheaper than the next longer one',
    },
    {
      id: 'weekly',
      label: 'A week is the shortest period that is allowed and cheaper than the next longer one',
    },
    { id: 'monthly', label: 'Every shorter period costs more or is not allowed' },
  ],
  crossover: (v) => {
    const { shorter, longer } = nearestPair(v)
    const curve = ({ id, days }: (typeof periods)[number]) => ({
      id,
      label: `cost a day, ${id}`,
      y: (x: number) => costOf({ ...v, stalenessLoss: x }, days),
    })
    return {
      variable: 'stalenessLoss',
      value: (2 * v.retrainCost) / (shorter.days * longer.days),
      curves: [curve(shorter), curve(longer)],
    }
  },
  twist: ({ stalenessLoss }, { answers }) => ({
    stalenessLoss: toDigits(
      answers[0] === 'hourly' || answers[0] === 'daily' ? stalenessLoss / 50 : stalenessLoss * 50,
      2,
    ),
  }),
  story:
    'A model loses value as it ages: each day of age costs the staleness loss more a day, in a straight line. No model can be retrained more often than newly matured labels land, nor faster than training, validation and rollout take. The label delay says how late a label is once it lands.\nHow often do you retrain?',
  say: {
    labelRefreshDays: dayWords,
    validationDays: dayWords,
    labelDelayDays: (days) => (days === 0 ? 'none' : dayWords(days)),
  },
  explain,
  mistakes: (v) => {
    const bound = boundOf(v)
    const wrong = (id: string): string => {
      const days = daysOf(id)
      if (!isAtMost(bound, days))
        return `Forgets a bound: nothing can go out more often than every ${dayWords(bound)}.`
      return isBelow(days, optimumOf(v))
        ? `Too often: the cost of retraining is forgotten. It comes to ${rounded(costOf(v, days))} a day.`
        : `Too rare: staleness is left to grow, perhaps because the label delay was taken for a bound on the cadence. It comes to ${rounded(costOf(v, days))} a day.`
    }
    return Object.fromEntries(periods.map(({ id }) => [id, wrong(id)]))
  },
}
