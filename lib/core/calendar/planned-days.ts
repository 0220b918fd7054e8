import { shareOf, type Rest } from '../queue/rest'
import type { StudyDay } from '../study-day'

/** How far ahead a calendar looks, today included. */
export const mostDaysAhead = 60

/**
 * The minutes a learner means to spend on each of the coming days: their minutes a day, less on easy days, none on days
 * off and from the day of the interview on.
 */
export const plannedDays = (
  today: StudyDay,
  minutesPerDay: number,
  rest: Rest,
  interviewDay: StudyDay | null,
): { day: StudyDay; minutes: number }[] =>
  Array.from({ length: mostDaysAhead }, (_, index) => today + index)
    .filter((day) => interviewDay === null || interviewDay < today || day < interviewDay)
    .map((day) => ({ day, minutes: Math.ceil(minutesPerDay * shareOf(rest, day)) }))
    .filter(({ minutes }) => minutes > 0)
