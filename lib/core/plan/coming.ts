import { shareOf, type Rest } from '../queue/rest'
import type { StudyDay } from '../study-day'

/**
 * Cards that are asked on each of some days when rest holds: an easy day asks its part of what is there, and what it leaves
 * comes on the next. Answers bring cards back, which is not foreseen here.
 * @param dueBy cards by the day they are due on, overdue ones with the first
 */
export const comingCards = (
  dueBy: ReadonlyMap<StudyDay, number>,
  from: StudyDay,
  count: number,
  rest: Rest,
): { day: StudyDay; share: number; cards: number }[] => {
  let waiting = 0
  return Array.from({ length: count }, (_, index) => {
    const day = from + index
    const share = shareOf(rest, day)
    const there = waiting + (dueBy.get(day) ?? 0)
    const cards = Math.floor(there * share)
    waiting = there - cards
    return { day, share, cards }
  })
}
