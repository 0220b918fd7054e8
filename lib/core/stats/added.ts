import { formatDay, type StudyDay } from '../study-day'
import { firstDayOf, type Graph, type Range } from './graph'

const definition =
  'Cards by the study day they were made on, in your present time zone; only cards that are still there. The total counts ' +
  'those from before the range too. A day without a new card has no row.'

/** Cards made a study day, and how many there were by then. @param days in order, all of them up to today */
export const added = (
  days: readonly { studyDay: StudyDay; cards: number }[],
  range: Range,
  today: StudyDay,
): Graph => {
  const from = firstDayOf(range, today, days)
  let soFar = 0
  const rows = days.map(({ studyDay, cards }) => {
    soFar += cards
    return { studyDay, cards, total: soFar }
  })
  const shown = rows.filter(({ studyDay }) => studyDay >= from)
  const cards = shown.reduce((sum, row) => sum + row.cards, 0)
  return {
    from,
    to: today,
    definition,
    columns: [
      { name: 'day', unit: 'study day' },
      { name: 'cards', unit: 'cards' },
      { name: 'total', unit: 'cards' },
    ],
    rows: shown.map((row) => [formatDay(row.studyDay), row.cards, row.total]),
    summary: { cards, perDay: cards / (today - from + 1), total: soFar },
  }
}
