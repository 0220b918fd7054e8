import { formatDay, type StudyDay } from '../study-day'
import { firstDayOf, type Graph, type Range } from './graph'

const definition =
  'Cards by the study day they were made on, in your present time zone; only cards that are still there. The total counts ' +
  'those from before the range too. A day without a new card has no row.'

/**
 * Cards made a study day, and how many there were by then.
 * @param days in order, those of the range with at least one card  @param before cards made before the range
 */
export const added = (
  days: readonly { studyDay: StudyDay; cards: number }[],
  before: number,
  range: Range,
  today: StudyDay,
): Graph => {
  const from = firstDayOf(range, today, days)
  let total = before
  const rows = days.map(({ studyDay, cards }) => [formatDay(studyDay), cards, (total += cards)])
  return {
    from,
    to: today,
    definition,
    columns: [
      { name: 'day', unit: 'study day' },
      { name: 'cards', unit: 'cards' },
      { name: 'total', unit: 'cards' },
    ],
    rows,
    summary: { cards: total - before, perDay: (total - before) / (today - from + 1), total },
  }
}
