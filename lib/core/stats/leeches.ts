import type { StudyDay } from '../study-day'
import { total, type DaySums, type SumSpec } from './day-sums'
import { firstDayOf, type Graph, type Range } from './graph'

export type SureName = 'sure' | 'sureAndWrong'
export const sureSums: SumSpec<SureName> = {
  sure: ['confidence:95:right', 'confidence:95:wrong'],
  sureAndWrong: ['confidence:95:wrong'],
}

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
  'not right: of a scenario, choice and reason both; of any other card, every answer but Again.'

/** Cards that do not stick, and ideas that are held for certain and wrong. */
export const leeches = (
  cards: readonly LeechCard[],
  counts: { leeches: number; suspended: number },
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
      { name: 'lapses', unit: 'lapses' },
      { name: 'reps', unit: 'answers' },
      { name: 'stability', unit: 'days' },
      { name: 'state', unit: 'state' },
    ],
    rows: cards.map(({ cardId, noteId, title, lapses, reps, stability, isSuspended }) => [
      ...[cardId, noteId, title, lapses, reps, stability],
      isSuspended ? 'suspended' : 'active',
    ]),
    summary: { ...counts, sure: total(shown, 'sure'), sureAndWrong: total(shown, 'sureAndWrong') },
  }
}
