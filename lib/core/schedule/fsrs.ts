import { FSRSAlgorithm, forgetting_curve, type Grade } from 'ts-fsrs'
import type { Memory } from '../card'
import { ratings, type Rating } from '../rating'

/** The only file that imports ts-fsrs, and of it only `next_state` and `forgetting_curve`: days and steps are ours. */

const algorithms = new WeakMap<readonly number[], FSRSAlgorithm>()

const algorithmOf = (weights: readonly number[]): FSRSAlgorithm => {
  let algorithm = algorithms.get(weights)
  if (!algorithm) {
    // No relearning steps are named, since ts-fsrs would clip weights 17 and 18 by their number.
    algorithm = new FSRSAlgorithm({ w: [...weights], enable_short_term: true, relearning_steps: [] })
    algorithms.set(weights, algorithm)
  }
  return algorithm
}

const gradeOf = (rating: Rating): Grade => (ratings.indexOf(rating) + 1) as Grade

const minimumStability = 0.001
const maximumInitialStability = 100

/**
 * Memory after an answer (FSRS-6). Same-day answers (0 elapsed days) follow the short-term formula.
 * The first stability is the weight itself, as in fsrs-rs; ts-fsrs would raise it to 0.1.
 * @param elapsedDays whole study days since the answer before, 0 for the first
 */
export const nextMemory = (
  weights: readonly number[],
  memory: Memory | null,
  elapsedDays: number,
  rating: Rating,
): Memory => {
  const next = algorithmOf(weights).next_state(memory, elapsedDays, gradeOf(rating))
  if (memory) return { stability: next.stability, difficulty: next.difficulty }
  const first = weights[gradeOf(rating) - 1]!
  return {
    stability: Math.min(Math.max(first, minimumStability), maximumInitialStability),
    difficulty: next.difficulty,
  }
}

/** Chance of recall, 0 to 1, `elapsedDays` (whole or with a fraction) after the last answer. */
export const retrievability = (weights: readonly number[], memory: Memory, elapsedDays: number): number =>
  forgetting_curve(weights as number[], Math.max(0, elapsedDays), memory.stability)

/**
 * Days, not rounded, until recall falls to the desired retention: S / F * (r^(1/decay) - 1), with decay = -w20 and
 * F = 0.9^(1/decay) - 1 (FSRS-6).
 */
export const intervalFor = (
  weights: readonly number[],
  stability: number,
  desiredRetention: number,
): number => {
  const decay = -weights[20]!
  const factor = Math.pow(0.9, 1 / decay) - 1
  return (stability / factor) * (Math.pow(desiredRetention, 1 / decay) - 1)
}
