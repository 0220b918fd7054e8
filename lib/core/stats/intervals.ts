import type { StudyDay } from '../study-day'
import type { Graph } from './graph'
import { meanOf, medianOf, type Counted } from './spread'

const definition =
  'Cards in review now, by their interval: the whole study days last promised. Suspended and buried cards count. The range ' +
  'does not matter.'

/** Cards in review by their interval. */
export const intervals = (counts: readonly Counted[], today: StudyDay): Graph => ({
  from: today,
  to: today,
  definition,
  columns: [
    { name: 'interval', unit: 'days' },
    { name: 'cards', unit: 'cards' },
  ],
  rows: counts.map(({ value, cards }) => [value, cards]),
  summary: {
    cards: counts.reduce((sum, { cards }) => sum + cards, 0),
    median: medianOf(counts),
    mean: meanOf(counts),
    longest: counts.at(-1)?.value ?? null,
  },
})
