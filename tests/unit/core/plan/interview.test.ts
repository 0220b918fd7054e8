import { doubtOf, evidenceOf, priorDeviation } from '@/lib/core/plan/doubt'
import { recallIfAsked, recallOn, usualShares } from '@/lib/core/plan/outlook'
import { everything, imagine, presentGroups, readinessOf } from '@/lib/core/plan/readiness'
import { simulate, trueRecall, type SimulatedCard } from '@/lib/core/plan/simulate'
import {
  coverageOrder,
  finalPassFrom,
  gainPerCost,
  interviewPolicy,
  plainPolicy,
} from '@/lib/core/plan/triage'
import { defaultWeights } from '@/lib/core/preset'
import { isRecalled } from '@/lib/core/rating'
import { chanceOf } from '@/lib/core/scenario/chance'
import { nextMemory, retrievability } from '@/lib/core/schedule/fsrs'

const interviewDay = 29
const costs = { new: 1, review: 1 }
const shares = usualShares

const newCards = (count: number): SimulatedCard[] =>
  Array.from({ length: count }, (_, index) => ({
    ...{ id: String(index), competency: index % 2 ? 'T01' : null, weights: defaultWeights },
    ...{
      desiredRetention: 0.9,
      maximumIntervalDays: 36_500,
      memory: null,
      truth: null,
      lastDay: 0,
      dueDay: 0,
    },
  }))

const triage = (budget: number) => ({ interviewDay, budget, costs, shares, newPerDay: 20 })
const planOf = (cards: SimulatedCard[], budget: number) => ({
  ...{ cards, budget, costs, shares, from: 1, until: interviewDay },
  policy: interviewPolicy(cards.length, triage(budget)),
})
const expected = (cards: readonly SimulatedCard[]) =>
  cards.reduce((sum, card) => sum + trueRecall(card, interviewDay), 0) / cards.length

const meanOver = (runs: number, of: (name: string) => number) =>
  Array.from({ length: runs }, (_, index) => of(`run ${index}`)).reduce((sum, value) => sum + value, 0) / runs

test.each([
  [20, -0.005],
  [35, 0.015],
  [50, -0.005],
])('at %d cards a day the plan gains at least %d over plain scheduling', (budget, least) => {
  const gain = meanOver(12, (name) => {
    const [ours, theirs] = [newCards(180), newCards(180)]
    simulate({ ...planOf(ours, budget), factor: 1, chance: chanceOf(name) })
    simulate({ ...planOf(theirs, budget), policy: plainPolicy(20), factor: 1, chance: chanceOf(name) })
    return expected(ours) - expected(theirs)
  })
  expect(gain).toBeGreaterThan(least)
})

test('no day costs more than its budget, and no card is asked twice on one day', () => {
  const cards = newCards(180)
  const asked: string[] = []
  const days = simulate({
    ...planOf(cards, 23),
    costs: { new: 3, review: 1 },
    factor: 1,
    chance: chanceOf('budget'),
    heard: ({ card, elapsed, memory }) => {
      if (memory) expect(elapsed).toBeGreaterThan(0)
      asked.push(card.id)
    },
  })
  for (const { cost, newCards: met, reviews } of days) {
    expect(cost).toBeLessThanOrEqual(23)
    expect(cost).toBe(3 * met + reviews)
  }
  expect(asked).toHaveLength(days.reduce((sum, { newCards: met, reviews }) => sum + met + reviews, 0))
})

test('a simulated learner forgets as often as the curve says', () => {
  let [count, predicted, recalled] = [0, 0, 0]
  for (let run = 0; run < 10; run++)
    simulate({
      ...planOf(newCards(180), 50),
      factor: 1,
      chance: chanceOf(`curve ${run}`),
      heard: ({ memory, elapsed, rating }) => {
        if (!memory) return
        count += 1
        predicted += retrievability(defaultWeights, memory, elapsed)
        recalled += isRecalled(rating) ? 1 : 0
      },
    })
  expect(Math.abs(recalled - predicted) / count).toBeLessThan(0.01)
})

test('the range holds the share recalled about four times in five', () => {
  const inside = meanOver(25, (name) => {
    const cards = newCards(120)
    const learner = { factor: 1, chance: chanceOf(name) }
    const plan = planOf(cards, 30)
    simulate({ ...plan, ...learner, until: 14 })
    const doubt = { mean: 0, deviation: 0 }
    const futures = Array.from({ length: 20 }, (_, index) =>
      imagine({ ...plan, from: 14 }, doubt, chanceOf(`${name} future ${index}`)),
    )
    const { low, high, mean } = readinessOf(everything, 120, futures)
    expect(low).toBeLessThanOrEqual(mean)
    expect(mean).toBeLessThanOrEqual(high)
    simulate({ ...plan, ...learner, from: 14 })
    const share =
      cards.filter((card) => learner.chance.unit() < trueRecall(card, interviewDay)).length / cards.length
    return low <= share && share <= high ? 1 : 0
  })
  expect(inside).toBeGreaterThan(0.6)
})

test('the mean lies within the range, also where one card of many was met', () => {
  const cards = newCards(22)
  cards[0] = { ...cards[0]!, memory: { stability: 20, difficulty: 5 }, lastDay: 20 }
  const future = imagine({ ...planOf(cards, 0), from: 28 }, { mean: 0, deviation: 0.1 }, chanceOf('one'))
  const { low, mean, high } = readinessOf(everything, 22, [future])
  expect(mean).toBeGreaterThan(0)
  expect(low).toBeLessThanOrEqual(mean)
  expect(mean).toBeLessThanOrEqual(high)
})

test('an imagined future leaves the cards as they are', () => {
  const plan = planOf(newCards(30), 10)
  simulate({ ...plan, factor: 1, chance: chanceOf('before'), until: 10 })
  const before = JSON.stringify(plan.cards)
  imagine({ ...plan, from: 10 }, { mean: 0.1, deviation: 0.3 }, chanceOf('future'))
  expect(JSON.stringify(plan.cards)).toBe(before)
})

test('a future drawn with no doubt is that of a learner who obeys the weights', () => {
  const plan = planOf(newCards(60), 20)
  simulate({ ...plan, factor: 1, chance: chanceOf('before'), until: 14 })
  const rest = { ...plan, from: 14 }
  const { groups } = imagine(rest, { mean: 0, deviation: 0 }, chanceOf('same'))
  const chance = chanceOf('same')
  chance.unit()
  chance.unit()
  simulate({ ...rest, factor: 1, chance })
  expect(groups.get(everything)!.recall / 60).toBeCloseTo(expected(plan.cards), 9)
})

test('cards that no future reaches are named, and count nothing', () => {
  const plan = planOf(newCards(100), 2)
  const future = imagine(plan, { mean: 0, deviation: 0 }, chanceOf('short'))
  expect(future.unmet.length).toBeGreaterThan(40)
  expect(future.groups.get(everything)!.recall).toBeLessThanOrEqual(100 - future.unmet.length)
})

describe('doubt', () => {
  test('begins at 0.3 and shrinks with every target', () => {
    expect(doubtOf({ score: 0, information: 0 })).toEqual({ mean: 0, deviation: priorDeviation })
    const one = evidenceOf(defaultWeights, { stability: 5, difficulty: 5 }, 5, true)
    expect(doubtOf(one).deviation).toBeLessThan(priorDeviation)
    expect(doubtOf(one).mean).toBeGreaterThan(0)
  })

  test('its slope is that of the curve', () => {
    const memory = { stability: 7, difficulty: 5 }
    const recall = (b: number) =>
      retrievability(defaultWeights, { ...memory, stability: memory.stability * Math.exp(b) }, 9)
    // ts-fsrs rounds a recall to eight digits, so the step may not be small.
    const slope = (recall(1e-2) - recall(-1e-2)) / 2e-2
    const p = recall(0)
    const { score, information } = evidenceOf(defaultWeights, memory, 9, true)
    expect(score).toBeCloseTo(((1 - p) * slope) / (p * (1 - p)), 4)
    expect(information).toBeCloseTo(slope ** 2 / (p * (1 - p)), 4)
  })

  test('finds a learner whose stabilities are three quarters of what is believed', () => {
    const sums = { score: 0, information: 0 }
    for (let run = 0; run < 20; run++)
      simulate({
        ...planOf(newCards(180), 50),
        factor: 0.75,
        chance: chanceOf(`off ${run}`),
        heard: ({ card, memory, elapsed, rating }) => {
          if (!memory) return
          const { score, information } = evidenceOf(card.weights, memory, elapsed, isRecalled(rating))
          sums.score += score
          sums.information += information
        },
      })
    expect(doubtOf(sums).mean).toBeLessThan(-0.1)
    expect(doubtOf(sums).mean).toBeGreaterThan(-0.4)
  })
})

describe('outlook', () => {
  test('a card never seen counts nothing, and asking it is worth the mean of its first ratings', () => {
    const card = { weights: defaultWeights, memory: null, lastDay: 0 }
    expect(recallOn(card, 10)).toBe(0)
    const byHand = (['again', 'hard', 'good', 'easy'] as const).reduce(
      (sum, rating, index) =>
        sum +
        shares.first[index]! * retrievability(defaultWeights, nextMemory(defaultWeights, null, 0, rating), 4),
      0,
    )
    expect(recallIfAsked(card, 6, 10, shares)).toBeCloseTo(byHand, 12)
  })

  test('to ask a card that is nearly forgotten gains more than to ask one that is fresh', () => {
    const seen = (stability: number): SimulatedCard => ({
      ...newCards(1)[0]!,
      memory: { stability, difficulty: 5 },
      lastDay: 20,
    })
    expect(gainPerCost(seen(3), 28, triage(10))).toBeGreaterThan(gainPerCost(seen(300), 28, triage(10)))
  })
})

test('the final pass is as long as the minutes ask for', () => {
  const days = (budget: number, shareOn?: (day: number) => number) =>
    interviewDay - finalPassFrom(180, { interviewDay, budget, costs, shareOn })
  expect(days(35)).toBe(8)
  expect(days(1)).toBe(14)
  expect(days(0)).toBe(14)
  // Three days off in it make it begin three days earlier, half days twice as early.
  expect(days(35, (day) => (day >= 24 && day < 27 ? 0 : 1))).toBe(11)
  expect(days(35, () => 0.5)).toBe(16)
  expect(days(35, () => 0)).toBe(365)
})

test('a plan asks nothing on days off, half as much on half days, and is the worse for it', () => {
  const asked = new Map<number, number>()
  const play = (shareOn: (day: number) => number) =>
    meanOver(8, (name) => {
      const cards = newCards(180)
      const triageWith = { ...triage(30), shareOn }
      const policy = interviewPolicy(180, triageWith)
      for (const row of simulate({
        ...planOf(cards, 30),
        policy,
        shareOn,
        factor: 1,
        chance: chanceOf(name),
      }))
        asked.set(row.day, row.cost)
      return expected(cards)
    })
  const all = play(() => 1)
  const eased = play((day) => (day >= 20 && day < 26 ? 0 : day % 7 === 0 ? 0.5 : 1))
  expect([...asked].filter(([day]) => day >= 20 && day < 26).map(([, cost]) => cost)).toEqual([
    0, 0, 0, 0, 0, 0,
  ])
  expect(asked.get(14)).toBeLessThanOrEqual(15)
  expect(asked.get(28)).toBeLessThanOrEqual(15)
  expect(eased).toBeLessThan(all)
})

test('a learner whose stabilities are a quarter of the least there is can be played', () => {
  const cards = [{ ...newCards(1)[0]!, memory: { stability: 0.001, difficulty: 5 }, lastDay: 1 }]
  const { groups } = imagine(planOf(cards, 5), { mean: Math.log(0.25), deviation: 0 }, chanceOf('least'))
  expect(groups.get(everything)!.recall).toBeGreaterThanOrEqual(0)
})

test('competencies take turns, one of twice the weight twice as often, each by place', () => {
  const cards = [
    ...[1, 2, 3, 4].map((position) => ({ competency: 'T01', position })),
    ...[5, 6].map((position) => ({ competency: 'T02', position })),
  ]
  const weightOf = (competency: string | null) => (competency === 'T01' ? 2 : 1)
  expect(
    coverageOrder(cards, weightOf).map(({ competency, position }) => `${competency} ${position}`),
  ).toEqual(['T01 1', 'T02 5', 'T01 2', 'T01 3', 'T02 6', 'T01 4'])
})

test('cards are counted by competency, those without one by themselves', () => {
  const groups = presentGroups(newCards(5), 1)
  expect(groups.get(everything)).toEqual({ cards: 5, met: 0, now: 0 })
  expect(groups.get('T01')).toEqual({ cards: 2, met: 0, now: 0 })
  expect(groups.get('own')).toEqual({ cards: 3, met: 0, now: 0 })
})
