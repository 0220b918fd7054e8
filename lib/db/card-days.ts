import type { SchedulingConfig } from '@/lib/core/preset'
import { foldSteps, type FoldStep } from '@/lib/core/schedule/fold'
import { factsOfFold, type WeightsBook } from '@/lib/core/stats/facts'
import { addSteps, type DayMeasures } from '@/lib/core/stats/rollup'
import { notesOfRow, type EntryRow } from './entry-rows'

/** The preset that a card's row was folded under. */
export type FoldedUnder = { presetId: string; config: SchedulingConfig }

/** The way of a card through its whole log, and what that adds to the rollups of its place. */
export const countDays = (
  cardId: string,
  log: readonly EntryRow[],
  { presetId, config }: FoldedUnder,
  book: WeightsBook,
): { steps: FoldStep[]; days: DayMeasures } => {
  const live = log.filter(({ voidedBy }) => voidedBy === null).map(({ entry }) => entry)
  const steps = foldSteps(cardId, live, config)
  const notes = new Map(log.map((row) => [row.entry.id, notesOfRow(row)]))
  const days: DayMeasures = new Map()
  addSteps(
    days,
    steps,
    { weights: config.weights, factsOf: factsOfFold(live, (id) => notes.get(id)!, book, presetId) },
    1,
  )
  return { steps, days }
}

/** The presets that some logs name, beside those of their cards. */
export const presetsNamed = (logs: Iterable<readonly EntryRow[]>, more: Iterable<string>): string[] => {
  const ids = new Set(more)
  for (const log of logs) for (const { presetId } of log) if (presetId !== null) ids.add(presetId)
  return [...ids]
}
