import type { CardState, FoldedCard } from '../card'
import type { SchedulingConfig } from '../preset'
import { ratings, type Rating } from '../rating'
import { offsetMinutesAt, type DayRule } from '../study-day'
import { dueAt } from './due'
import { momentOf, outcomes } from './outcomes'
import { formatInterval } from './timespan'

/** What a rating button promises: the position, its due as an instant, and the text of the interval. */
export type Preview = { state: CardState; step: number | null; dueAt: number; intervalText: string }

/** The four promises for a card answered at an instant in the learner's zone. */
export const previewRatings = (
  cardId: string,
  card: FoldedCard,
  config: SchedulingConfig,
  rule: DayRule,
  at: number,
): Record<Rating, Preview> => {
  const moment = momentOf(at, offsetMinutesAt(rule.timeZone, at), rule.dayStartHour)
  const all = outcomes(cardId, card, config, moment)
  const preview = (rating: Rating): Preview => {
    const { position } = all[rating]
    const seconds =
      'day' in position.due ? (position.due.day - moment.studyDay) * 86_400 : (position.due.at - at) / 1000
    return {
      state: position.state,
      step: position.step,
      dueAt: dueAt(position.due, rule),
      intervalText: formatInterval(seconds),
    }
  }
  return Object.fromEntries(ratings.map((rating) => [rating, preview(rating)])) as Record<Rating, Preview>
}
