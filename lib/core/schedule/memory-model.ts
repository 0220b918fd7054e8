import type { Memory } from '../card'
import { ratings, type Rating } from '../rating'
import { nextMemory } from './fsrs'

/**
 * FSRS-6 for whoever takes millions of steps: what depends on the weights alone is reckoned once. Number for number it is
 * what `nextMemory` and `retrievability` give (a property test holds them together), except that it knows no answers within
 * a day and takes a stability of any size.
 */
export type MemoryModel = {
  /** Memory after the first answer. */
  first: Readonly<Record<Rating, Memory>>
  /** Chance of recall so many days after the last answer, 0 to 1. */
  recall: (stability: number, elapsedDays: number) => number
  /** Stability after an answer at least a study day after the one before, `recall` being the chance it had. */
  nextStability: (memory: Memory, recall: number, rating: Rating) => number
  nextDifficulty: (difficulty: number, rating: Rating) => number
  /** Days, not rounded, until recall falls to the desired retention: `intervalFor`. */
  interval: (stability: number, desiredRetention: number) => number
}

const leastStability = 0.001
const mostStability = 36_500

const within = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most)

/** ts-fsrs rounds every result to eight digits. */
const rounded = (value: number): number => Math.round(value * 1e8) / 1e8

const makeModel = (w: readonly number[]): MemoryModel => {
  const decay = -w[20]!
  const factor = rounded(Math.exp(Math.pow(decay, -1) * Math.log(0.9)) - 1)
  const growth = Math.exp(w[8]!)
  const leastLoss = Math.exp(w[17]! * w[18]!)
  const easiest = w[7]! * rounded(w[4]! - Math.exp(3 * w[5]!) + 1)
  const bonus = { hard: w[15]!, good: 1, easy: w[16]! }
  const shift = { again: 2 * w[6]!, hard: w[6]!, good: 0, easy: -w[6]! }
  const afterLapse = ({ stability, difficulty }: Memory, recall: number): number => {
    const forgotten =
      w[11]! *
      Math.pow(difficulty, -w[12]!) *
      (Math.pow(stability + 1, w[13]!) - 1) *
      Math.exp((1 - recall) * w[14]!)
    const most = rounded(within(forgotten, leastStability, mostStability))
    return within(rounded(stability / leastLoss), leastStability, most)
  }
  const intervalFactor = Math.pow(0.9, 1 / decay) - 1
  // Cards of one deck share their desired retention.
  let last = { retention: 1, rise: 0 }
  return {
    first: Object.fromEntries(
      ratings.map((rating) => [rating, nextMemory(w, null, 0, rating)]),
    ) as MemoryModel['first'],
    recall: (stability, elapsedDays) =>
      rounded(Math.pow(1 + (factor * Math.max(0, elapsedDays)) / stability, decay)),
    nextStability: (memory, recall, rating) => {
      if (rating === 'again') return afterLapse(memory, recall)
      const { stability, difficulty } = memory
      const gain =
        growth *
        (11 - difficulty) *
        Math.pow(stability, -w[9]!) *
        (Math.exp((1 - recall) * w[10]!) - 1) *
        bonus[rating]
      return rounded(within(stability * (1 + gain), leastStability, mostStability))
    },
    nextDifficulty: (difficulty, rating) => {
      const moved = difficulty + rounded((shift[rating] * (10 - difficulty)) / 9)
      return within(rounded(easiest + (1 - w[7]!) * moved), 1, 10)
    },
    interval: (stability, retention) => {
      if (retention !== last.retention) last = { retention, rise: Math.pow(retention, 1 / decay) - 1 }
      return (stability / intervalFactor) * last.rise
    },
  }
}

const models = new WeakMap<readonly number[], MemoryModel>()

/** The model of some weights, made once. @param weights the 21 of FSRS-6, within their bounds */
export const modelOf = (weights: readonly number[]): MemoryModel => {
  const known = models.get(weights)
  if (known) return known
  const model = makeModel(weights)
  models.set(weights, model)
  return model
}
