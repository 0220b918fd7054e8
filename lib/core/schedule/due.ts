import type { Due, Position } from '../card'
import type { AnswerEntry } from '../review-log'
import { firstInstantOf, studyDayOf, type DayRule, type StudyDay } from '../study-day'

/** Learning cards may be shown this long before their step is over when nothing else is left. */
export const learnAheadMs = 20 * 60_000

/** The instant of a due in the learner's present zone. */
export const dueAt = (due: Due, rule: DayRule): number =>
  'at' in due ? due.at : firstInstantOf(due.day, rule)

/** The study day of a due in the learner's present zone. */
export const dueDay = (due: Due, rule: DayRule): StudyDay =>
  'day' in due ? due.day : studyDayOf(due.at, rule)

/**
 * The due that an instant stands for: with its study day once that lies after the day of the answer (review always),
 * at its instant otherwise.
 */
const dueOfInstant = (state: Position['state'], at: number, answeredOn: StudyDay, rule: DayRule): Due => {
  const day = studyDayOf(at, rule)
  if (state === 'review') return { day }
  return day > answeredOn && firstInstantOf(day, rule) === at ? { day } : { at }
}

type Promised = NonNullable<AnswerEntry['told']>['position']

/** A promise as it is sent: where the card goes, and the instant it comes back. */
export type SentPromise = { state: Promised['state']; step: number | null; dueAt: number }

/**
 * What an answer was told, as the fold reads it, on a device and on the server alike. A promise without its basis proves
 * nothing and is made anew.
 */
export const toldOf = (
  promise: SentPromise | undefined,
  basis: string | null | undefined,
  answeredOn: StudyDay,
  rule: DayRule,
): AnswerEntry['told'] => {
  if (!promise || basis === undefined) return null
  const { state, step, dueAt: at } = promise
  return { basis, position: { state, step, due: dueOfInstant(state, at, answeredOn, rule) } as Promised }
}
