import type { CardState } from '../card'
import type { StudyDay } from '../study-day'
import type { Graph } from './graph'

/** So many cards alike. */
export type CardsAlike = {
  state: CardState
  /** The interval is 21 days or more. */
  isMature: boolean
  isSuspended: boolean
  /** Buried for the present study day, by hand or by a sibling. */
  isBuried: boolean
  cards: number
}

const kinds = ['new', 'learning', 'relearning', 'young', 'mature', 'suspended', 'buried'] as const
type Kind = (typeof kinds)[number]

const definition =
  'The cards there are now, each counted once: suspended, else buried for today, else by state. Young is in review with an ' +
  'interval under 21 days, mature from 21 days. The range does not matter.'

const kindOf = ({ state, isMature, isSuspended, isBuried }: CardsAlike): Kind => {
  if (isSuspended) return 'suspended'
  if (isBuried) return 'buried'
  if (state !== 'review') return state
  return isMature ? 'mature' : 'young'
}

/** How many cards there are of each kind. */
export const cardCounts = (groups: readonly CardsAlike[], today: StudyDay): Graph => {
  const counts = Object.fromEntries(kinds.map((kind) => [kind, 0])) as Record<Kind, number>
  for (const group of groups) counts[kindOf(group)] += group.cards
  return {
    from: today,
    to: today,
    definition,
    columns: [
      { name: 'kind', unit: 'state' },
      { name: 'cards', unit: 'cards' },
    ],
    rows: kinds.map((kind) => [kind, counts[kind]]),
    summary: { cards: kinds.reduce((sum, kind) => sum + counts[kind], 0), mature: counts.mature },
  }
}
