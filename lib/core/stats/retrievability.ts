import type { StudyDay } from '../study-day'
import type { Graph } from './graph'

/** Bins of recall are a twentieth wide. */
export const recallBins = 20

/** Cards by bin of recall now, from 0, with the sum of their chances. */
export type Recalls = {
  bins: readonly { bin: number; cards: number; recall: number }[]
  /** The sum over notes of the mean recall of their cards, 0 for a new one. */
  notesKnown: number
  /** Notes with a card that has memory. */
  notes: number
}

const definition =
  'Cards that have been answered, by the chance of recall now, in steps of 5%. Estimated knowledge is the sum of these ' +
  'chances: so many cards you would recall if all were asked now; of notes, each counts the mean of its cards, a new one as ' +
  'nothing known. Suspended and buried cards count. The range does not matter. A step without a card has no row.'

/** What is known now: cards by their chance of recall, and the sum of it. */
export const retrievability = ({ bins, notesKnown, notes }: Recalls, today: StudyDay): Graph => {
  const cards = bins.reduce((sum, bin) => sum + bin.cards, 0)
  const knowledge = bins.reduce((sum, bin) => sum + bin.recall, 0)
  return {
    from: today,
    to: today,
    definition,
    columns: [
      { name: 'from', unit: 'chance' },
      { name: 'to', unit: 'chance' },
      { name: 'cards', unit: 'cards' },
    ],
    rows: bins.map(({ bin, cards: count }) => [bin / recallBins, (bin + 1) / recallBins, count]),
    summary: {
      cards,
      knowledge,
      mean: cards === 0 ? null : knowledge / cards,
      notes,
      notesKnown,
    },
  }
}
