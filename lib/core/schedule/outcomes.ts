import type { FoldedCard, Memory, Position } from '../card'
import type { SchedulingConfig } from '../preset'
import type { Rating } from '../rating'
import { daysBetween, studyDayByOffset, type StudyDay } from '../study-day'
import { nextMemory } from './fsrs'
import { fuzzShare } from './fuzz'
import {
  easyGraduatingDays,
  graduatingDays,
  lapseDays,
  passingDays,
  rawInterval,
  type IntervalRule,
  type MemoryByRating,
} from './intervals'
import { hardDelay, presentStep, stepAfterGood } from './steps'

/** When an answer is given, in the reckoning its entry will carry. */
export type AnswerMoment = {
  reviewedAt: number
  offsetMinutes: number
  dayStartHour: number
  studyDay: StudyDay
}

/** What one rating would do to a card. */
export type Outcome = { memory: Memory; position: Exclude<Position, { state: 'new' }> }

const secondsPerDay = 86_400

/** Weights fitted without same-day answers carry no short-term formula. */
const hasShortTerm = (config: SchedulingConfig): boolean => config.weights[17]! > 0 && config.weights[18]! > 0

/** A step within the study day is due at its instant; one that reaches the rollover, with its study day. */
const dueAfter = (moment: AnswerMoment, seconds: number) => {
  const at = moment.reviewedAt + seconds * 1000
  const day = studyDayByOffset(at, moment.offsetMinutes, moment.dayStartHour)
  return day > moment.studyDay ? { day } : { at }
}

const inSteps = (
  state: 'learning' | 'relearning',
  step: number,
  moment: AnswerMoment,
  seconds: number,
): Outcome['position'] => ({ state, step, due: dueAfter(moment, seconds) })

const inReview = (moment: AnswerMoment, days: number): Outcome['position'] => ({
  state: 'review',
  step: null,
  due: { day: moment.studyDay + days },
})

/** Where a card without steps to take goes: to review, or, where FSRS asks for less than half a day, it stays on. */
const withoutSteps = (
  state: 'learning' | 'relearning',
  rule: IntervalRule,
  moment: AnswerMoment,
  memory: Memory,
  days: number,
): Outcome['position'] => {
  const raw = rawInterval(rule, memory)
  return hasShortTerm(rule.config) && raw < 0.5
    ? inSteps(state, 0, moment, Math.max(1, Math.floor(raw * secondsPerDay)))
    : inReview(moment, days)
}

const fromSteps = (
  card: FoldedCard,
  rule: IntervalRule,
  moment: AnswerMoment,
  after: MemoryByRating,
): Record<Rating, Outcome['position']> => {
  const state = card.position.state === 'relearning' ? 'relearning' : 'learning'
  const steps = state === 'relearning' ? rule.config.relearningSteps : rule.config.learningSteps
  const easy = inReview(moment, easyGraduatingDays(rule, after))
  if (steps.length === 0) {
    const go = (rating: Rating) =>
      withoutSteps(state, rule, moment, after[rating], graduatingDays(rule, after[rating]))
    return { again: go('again'), hard: go('hard'), good: go('good'), easy }
  }
  const at = presentStep(steps, card.position.step ?? 0)
  const next = stepAfterGood(steps, at)
  return {
    again: inSteps(state, 0, moment, steps[0]!),
    hard: inSteps(state, at, moment, hardDelay(steps, at)),
    good:
      next === null
        ? inReview(moment, graduatingDays(rule, after.good))
        : inSteps(state, next, moment, steps[next]!),
    easy,
  }
}

const fromReview = (
  card: FoldedCard,
  rule: IntervalRule,
  moment: AnswerMoment,
  after: MemoryByRating,
): Record<Rating, Outcome['position']> => {
  const days = passingDays(rule, after, card.intervalDays ?? 0)
  const steps = rule.config.relearningSteps
  const again =
    steps.length > 0
      ? inSteps('relearning', 0, moment, steps[0]!)
      : withoutSteps('relearning', rule, moment, after.again, lapseDays(rule, after.again))
  return {
    again,
    hard: inReview(moment, days.hard),
    good: inReview(moment, days.good),
    easy: inReview(moment, days.easy),
  }
}

/** Whole study days between the last answer and this one; 0 for the first. */
export const elapsedDays = (card: FoldedCard, studyDay: StudyDay): number =>
  card.lastStudyDay === null ? 0 : daysBetween(card.lastStudyDay, studyDay)

/**
 * The four outcomes of answering a card at a moment, by the rules of Anki with FSRS-6 (`anki-behaviour.md` 2.1, 2.3):
 * all four together, since each interval bounds the next.
 * @param share where fuzz falls, in [0, 1); by default seeded with card and reps
 */
export const outcomes = (
  cardId: string,
  card: FoldedCard,
  config: SchedulingConfig,
  moment: AnswerMoment,
  share: number | null = config.fuzz ? fuzzShare(cardId, card.reps) : null,
): Record<Rating, Outcome> => {
  const elapsed = elapsedDays(card, moment.studyDay)
  const memoryAfter = (rating: Rating) => nextMemory(config.weights, card.memory, elapsed, rating)
  const after = {
    again: memoryAfter('again'),
    hard: memoryAfter('hard'),
    good: memoryAfter('good'),
    easy: memoryAfter('easy'),
  }
  const rule = { config, share }
  const positions =
    card.position.state === 'review'
      ? fromReview(card, rule, moment, after)
      : fromSteps(card, rule, moment, after)
  return {
    again: { memory: after.again, position: positions.again },
    hard: { memory: after.hard, position: positions.hard },
    good: { memory: after.good, position: positions.good },
    easy: { memory: after.easy, position: positions.easy },
  }
}

/** Whole study days from a moment to a due: 0 for a step within the day. */
export const promisedDays = (studyDay: StudyDay, position: Outcome['position']): number =>
  'day' in position.due ? daysBetween(studyDay, position.due.day) : 0

/** The moment of an instant in a zone reckoned by offset. */
export const momentOf = (reviewedAt: number, offsetMinutes: number, dayStartHour: number): AnswerMoment => ({
  reviewedAt,
  offsetMinutes,
  dayStartHour,
  studyDay: studyDayByOffset(reviewedAt, offsetMinutes, dayStartHour),
})
