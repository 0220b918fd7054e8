import type { Memory } from '../card'
import type { SchedulingConfig } from '../preset'
import type { Rating } from '../rating'
import { intervalFor } from './fsrs'
import { fuzzBounds, fuzzed } from './fuzz'

export type MemoryByRating = Record<Rating, Memory>

/** What turns a memory into whole days: the preset, and where in its range fuzz falls (null for none). */
export type IntervalRule = { config: SchedulingConfig; share: number | null }

/** Days, not rounded, that a memory promises at the desired retention. */
export const rawInterval = ({ config }: IntervalRule, memory: Memory): number =>
  intervalFor(config.weights, memory.stability, config.desiredRetention)

const within = (rule: IntervalRule, interval: number, minimum: number): number =>
  fuzzed(interval, rule.share, minimum, rule.config.maximumIntervalDays)

/** Days until a card that leaves learning or relearning comes back. */
export const graduatingDays = (rule: IntervalRule, memory: Memory): number =>
  within(rule, Math.max(1, Math.round(rawInterval(rule, memory))), 1)

/** Days after Easy in learning or relearning: at least one more than Good would give. */
export const easyGraduatingDays = (rule: IntervalRule, after: MemoryByRating): number => {
  const good = within(rule, rawInterval(rule, after.good), 1)
  return within(rule, Math.max(1, Math.round(rawInterval(rule, after.easy))), good + 1)
}

/** Days after a lapse without relearning steps; fuzz comes only when a card leaves relearning. */
export const lapseDays = (rule: IntervalRule, memory: Memory): number =>
  fuzzed(rawInterval(rule, memory), null, 1, rule.config.maximumIntervalDays)

/**
 * The least that a passed review may get, so that fuzz alone never shortens it below the previous interval
 * (Anki, states/review.rs; `mf` in the reference).
 */
export const leastAfterPass = (interval: number, previousDays: number): number => {
  if (Math.round(interval) > previousDays) return previousDays + 1
  return previousDays <= fuzzBounds(interval).upper ? previousDays : 0
}

/** Days after Hard, Good and Easy in review: each rating at least one day longer than the one below. */
export const passingDays = (
  rule: IntervalRule,
  after: MemoryByRating,
  previousDays: number,
): { hard: number; good: number; easy: number } => {
  const days = (memory: Memory, floor: number) => {
    const interval = rawInterval(rule, memory)
    return within(rule, interval, Math.max(leastAfterPass(interval, previousDays), floor))
  }
  const hard = days(after.hard, 1)
  const good = days(after.good, hard + 1)
  const easy = days(after.easy, good + 1)
  return { hard, good, easy }
}
