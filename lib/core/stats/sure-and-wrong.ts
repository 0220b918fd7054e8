import { formatDay, type StudyDay } from '../study-day'
import { total, type DaySums } from './day-sums'
import { firstDayOf, type Graph, type Range } from './graph'
import type { SureName } from './leeches'

/** A card that was answered as certain, and wrongly. */
export type MistakenCard = {
  cardId: string
  noteId: string
  title: string
  /** How often within the range, and the last time. */
  times: number
  lastAt: number
  lastDay: StudyDay
  isSuspended: boolean
}

/** So many cards are listed at most, the latest first. */
export const mostMistaken = 100

const definition =
  'Cards that were answered in this time with a confidence of 95% and were not right: of a scenario, choice and reason ' +
  'both; of any other card, every answer but Again. The hundred with the latest such answer are listed. Deleted cards are ' +
  'counted in the sum, and not listed.'

/** Ideas that were held for certain and wrong, by card. */
export const sureAndWrong = (
  cards: readonly MistakenCard[],
  counts: { cards: number },
  days: readonly DaySums<SureName>[],
  range: Range,
  today: StudyDay,
): Graph => {
  const counted = days.filter(({ sums }) => sums.sure > 0)
  const from = firstDayOf(range, today, counted)
  const shown = counted.filter(({ studyDay }) => studyDay >= from)
  return {
    from,
    to: today,
    definition,
    columns: [
      { name: 'cardId', unit: 'card' },
      { name: 'noteId', unit: 'note' },
      { name: 'title', unit: 'text' },
      { name: 'times', unit: 'answers' },
      { name: 'lastAt', unit: 'instant' },
      { name: 'lastDay', unit: 'study day' },
      { name: 'state', unit: 'state' },
    ],
    rows: cards.map(({ cardId, noteId, title, times, lastAt, lastDay, isSuspended }) => [
      ...[cardId, noteId, title, times, new Date(lastAt).toISOString(), formatDay(lastDay)],
      isSuspended ? 'suspended' : 'active',
    ]),
    summary: { ...counts, sure: total(shown, 'sure'), sureAndWrong: total(shown, 'sureAndWrong') },
  }
}
