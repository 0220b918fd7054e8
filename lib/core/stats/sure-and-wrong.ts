import { formatDay, type StudyDay } from '../study-day'
import type { Graph } from './graph'
import { rightMeans, type SureSums } from './sure'

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
  `Cards that were answered in this time with a confidence of 95% and were not right. ${rightMeans} The hundred with the ` +
  'latest such answer are listed. Deleted cards are counted in the sum, and not listed.'

/** Ideas that were held for certain and wrong, by card. */
export const sureAndWrong = (
  cards: readonly MistakenCard[],
  counts: { cards: number },
  sums: SureSums,
  from: StudyDay,
  today: StudyDay,
): Graph => {
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
    summary: { ...counts, ...sums },
  }
}
