import type { StudyDay } from '../study-day'
import { measureNames } from './rollup'

/** What is counted for one study day, deck and competency, empty for cards without one: a number for every measure. */
export type Rollup = { studyDay: StudyDay; deckId: string; competency: string; measures: number[] }

type Place = Omit<Rollup, 'measures'>

/** Tells rollups of a learner apart. */
export const rollupKey = ({ studyDay, deckId, competency }: Place): string =>
  `${studyDay} ${deckId} ${competency}`

/** Rollups as they add up, from what cards bring to them. */
export class RollupSums {
  private readonly rows = new Map<string, Rollup>()

  /** Adds (or, with sign -1, takes away) amounts by the places of their measures. */
  add(place: Place, amounts: ReadonlyMap<number, number>, sign: 1 | -1 = 1): void {
    const key = rollupKey(place)
    const row = this.rows.get(key) ?? { ...place, measures: measureNames.map(() => 0) }
    for (const [at, amount] of amounts) row.measures[at]! += sign * amount
    this.rows.set(key, row)
  }

  /** Those that count anything. */
  list(): Rollup[] {
    return [...this.rows.values()].filter(({ measures }) => measures.some((amount) => amount !== 0))
  }
}
