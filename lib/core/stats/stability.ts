import type { StudyDay } from '../study-day'
import type { Graph } from './graph'
import type { Counted } from './spread'

/** Cards by whole days of stability, and figures over the exact ones; null without a card. */
export type Stabilities = { counts: readonly Counted[]; median: number | null; mean: number | null }

const definition =
  'Cards that have been answered, by stability: the days until recall falls to 90%, rounded to whole days. Suspended and ' +
  'buried cards count. The range does not matter.'

/** How long memory holds, card by card. */
export const stability = ({ counts, median, mean }: Stabilities, today: StudyDay): Graph => ({
  from: today,
  to: today,
  definition,
  columns: [
    { name: 'stability', unit: 'days' },
    { name: 'cards', unit: 'cards' },
  ],
  rows: counts.map(({ value, cards }) => [value, cards]),
  summary: { cards: counts.reduce((sum, { cards }) => sum + cards, 0), median, mean },
})
