import type { StudyDay } from '../study-day'
import type { Graph } from './graph'
import { rightMeans, type SureSums } from './sure'

/** A card that has lapsed as often as its preset calls a leech. */
export type LeechCard = {
  cardId: string
  noteId: string
  title: string
  lapses: number
  reps: number
  stability: number
  isSuspended: boolean
}

/** So many leeches are listed at most, those that lapse most first. */
export const mostLeeches = 100

const definition =
  'Cards that have lapsed (Again in review) as often as their deck’s settings call a leech, or more; the hundred with most ' +
  'lapses are listed, suspended ones too. Sure and wrong counts the answers of the range with a confidence of 95% that were ' +
  `not right. ${rightMeans}`

/** Cards that do not stick, and ideas that are held for certain and wrong. */
export const leeches = (
  cards: readonly LeechCard[],
  counts: { leeches: number; suspended: number },
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
      { name: 'lapses', unit: 'lapses' },
      { name: 'reps', unit: 'answers' },
      { name: 'stability', unit: 'days' },
      { name: 'state', unit: 'state' },
    ],
    rows: cards.map(({ cardId, noteId, title, lapses, reps, stability, isSuspended }) => [
      ...[cardId, noteId, title, lapses, reps, stability],
      isSuspended ? 'suspended' : 'active',
    ]),
    summary: { ...counts, ...sums },
  }
}
