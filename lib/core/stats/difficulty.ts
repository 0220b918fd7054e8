import type { StudyDay } from '../study-day'
import type { Graph } from './graph'
import type { Counted } from './spread'

/** Bins of difficulty are half a point wide, from 1 to 10. */
export const difficultyBins = 18

/** Cards by bin, from 0, and figures over the exact difficulties; null without a card. */
export type Difficulties = { counts: readonly Counted[]; median: number | null; mean: number | null }

const definition =
  'Cards that have been answered, by difficulty from 1 (easy to hold) to 10 (hard to hold), in steps of a half. Suspended ' +
  'and buried cards count. The range does not matter. A step without a card has no row.'

/** How hard cards are to hold. */
export const difficulty = ({ counts, median, mean }: Difficulties, today: StudyDay): Graph => ({
  from: today,
  to: today,
  definition,
  columns: [
    { name: 'from', unit: 'difficulty' },
    { name: 'to', unit: 'difficulty' },
    { name: 'cards', unit: 'cards' },
  ],
  rows: counts.map(({ value, cards }) => [1 + value / 2, 1.5 + value / 2, cards]),
  summary: { cards: counts.reduce((sum, { cards }) => sum + cards, 0), median, mean },
})
