import { newCard, type FoldedCard } from '@/lib/core/card'
import { compareEntries, type AnswerEntry, type LogEntry } from '@/lib/core/review-log'
import { foldSteps, isLatest, stepCard, type FoldStep } from '@/lib/core/schedule/fold'
import { isLeechLapse } from '@/lib/core/schedule/leech'
import { addSteps, type DayMeasures } from '@/lib/core/stats/rollup'
import type { EntryRow } from '@/lib/db/entry-rows'
import type { CardWithPreset, PresetAt } from '@/lib/db/review-batch'

/** New entries of one card, those that are void on arrival left out. */
export type NewEntries = { entries: LogEntry[]; durationOf: (entryId: string) => number }

export type CardFold = {
  folded: FoldedCard
  foldedUnder: PresetAt
  /** The new entries with the card before and after each. */
  steps: FoldStep[]
  /** What the rollups of the card's deck and competency gain, by study day. */
  measures: DayMeasures
  /** The last live lapse that made the card a leech, where the preset suspends leeches. */
  leechEntry: string | null
}

/** True when the new entries follow all that the row has folded, under the same preset: then each is one step. */
export const isFast = (card: CardWithPreset, entries: readonly LogEntry[]): boolean =>
  (card.folded.lastEntryId === null || isSamePreset(card.deckPreset, card.foldedUnder)) &&
  entries.every((entry) => isLatest(card.folded, entry))

const isSamePreset = (a: PresetAt, b: PresetAt): boolean =>
  a.presetId === b.presetId && a.revision === b.revision

/** The last lapse of some steps that made a leech, where the preset suspends leeches. */
const leechEntryOf = (steps: readonly FoldStep[], { config }: PresetAt): string | null => {
  if (config.leechAction !== 'suspend') return null
  const lapses = steps.filter(
    ({ before, after }) => after.lapses > before.lapses && isLeechLapse(after.lapses, config.leechThreshold),
  )
  return lapses.at(-1)?.entry.id ?? null
}

/** Folds new entries that follow everything before them: one step each. */
export const stepThrough = (card: CardWithPreset, { entries, durationOf }: NewEntries): CardFold => {
  const preset = card.deckPreset
  let folded = card.folded
  const steps = [...entries].sort(compareEntries).map((entry) => {
    const before = folded
    folded = stepCard(card.id, before, entry, preset.config)
    return { entry, before, after: folded }
  })
  const measures: DayMeasures = new Map()
  addSteps(measures, steps, { weights: preset.config.weights, durationOf }, 1)
  return {
    folded,
    foldedUnder: preset,
    steps,
    measures,
    leechEntry: leechEntryOf(steps, preset) ?? card.leechEntry,
  }
}

/**
 * Folds a card anew from its whole log: late entries, voids, a changed preset. Only an answer takes up the deck's
 * present preset; what is undone or comes otherwise is made anew under the one the row names.
 * @param log the stored log, voided entries included  @param isVoided tells which entries no longer count
 */
export const refold = (
  card: CardWithPreset,
  log: readonly EntryRow[],
  { entries, durationOf }: NewEntries,
  isVoided: (row: EntryRow) => boolean,
): CardFold => {
  const foldedUnder = entries.some(({ kind }) => kind === 'answer') ? card.deckPreset : card.foldedUnder
  const was = log.filter((row) => row.voidedBy === null).map(({ entry }) => entry)
  const stays = log.filter((row) => row.voidedBy === null && !isVoided(row)).map(({ entry }) => entry)
  const durations = new Map(log.map((row) => [row.entry.id, row.durationMs ?? 0]))
  const anyDuration = (id: string) => durations.get(id) ?? durationOf(id)

  const before = foldSteps(card.id, was, card.foldedUnder.config)
  const after = foldSteps(card.id, [...stays, ...entries], foldedUnder.config)
  const measures: DayMeasures = new Map()
  addSteps(measures, before, { weights: card.foldedUnder.config.weights, durationOf: anyDuration }, -1)
  addSteps(measures, after, { weights: foldedUnder.config.weights, durationOf: anyDuration }, 1)

  const newIds = new Set(entries.map(({ id }) => id))
  return {
    folded: after.at(-1)?.after ?? newCard,
    foldedUnder,
    steps: after.filter(({ entry }) => newIds.has(entry.id)),
    measures,
    leechEntry: leechEntryOf(after, foldedUnder),
  }
}

/** The basis and promise that an answer sent without them gets when it is first folded. */
export const toldAtFirst = ({ entry, before, after }: FoldStep): AnswerEntry['told'] => {
  if (entry.kind !== 'answer') return null
  if (entry.told) return entry.told
  if (after.position.state === 'new') throw new Error('invariant broken: an answered card is not new')
  return { basis: before.basis, position: after.position }
}
