import { newCard, type FoldedCard } from '@/lib/core/card'
import { compareEntries, type AnswerEntry, type LogEntry } from '@/lib/core/review-log'
import { foldSteps, isLatest, stepCard, type FoldStep } from '@/lib/core/schedule/fold'
import { isLeechLapse } from '@/lib/core/schedule/leech'
import { isSameWeights, predictedBefore, weightsAt } from '@/lib/core/schedule/predict'
import { factsOf, factsOfFold, type EntryNotes, type WeightsBook } from '@/lib/core/stats/facts'
import { addSteps, type DayMeasures } from '@/lib/core/stats/rollup'
import { notesOfRow, type EntryRow } from '@/lib/db/entry-rows'
import type { CardWithPreset, PresetAt } from '@/lib/db/review-batch'

/** New entries of one card, those that are void on arrival left out. */
export type NewEntries = { entries: LogEntry[]; notesOf: (entryId: string) => EntryNotes }

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

/** Whether the row's memory is what recall was to be expected from: other weights may have been in force then. */
const wasInForce = ({ presetId, config }: PresetAt, entry: LogEntry, book: WeightsBook): boolean =>
  entry.kind !== 'answer' ||
  isSameWeights(weightsAt(book.get(presetId) ?? [], entry.reviewedAt), config.weights)

/**
 * True when the new entries follow all that the row has folded, under the same preset, whose weights were in force when
 * they were given: then each is one step.
 */
export const isFast = (card: CardWithPreset, entries: readonly LogEntry[], book: WeightsBook): boolean =>
  (card.folded.lastEntryId === null || isSamePreset(card.deckPreset, card.foldedUnder)) &&
  entries.every((entry) => isLatest(card.folded, entry) && wasInForce(card.deckPreset, entry, book))

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
export const stepThrough = (card: CardWithPreset, { entries, notesOf }: NewEntries): CardFold => {
  const preset = card.deckPreset
  let folded = card.folded
  const steps = [...entries].sort(compareEntries).map((entry) => {
    const before = folded
    folded = stepCard(card.id, before, entry, preset.config)
    return { entry, before, after: folded }
  })
  const measures: DayMeasures = new Map()
  const { weights } = preset.config
  const stepFacts = (step: FoldStep) =>
    factsOf(step, notesOf(step.entry.id), predictedBefore(step.before, step.entry, weights))
  addSteps(measures, steps, { weights, factsOf: stepFacts }, 1)
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
  { entries, notesOf }: NewEntries,
  isVoided: (row: EntryRow) => boolean,
  book: WeightsBook,
): CardFold => {
  const foldedUnder = entries.some(({ kind }) => kind === 'answer') ? card.deckPreset : card.foldedUnder
  const was = log.filter((row) => row.voidedBy === null).map(({ entry }) => entry)
  const stays = log.filter((row) => row.voidedBy === null && !isVoided(row)).map(({ entry }) => entry)
  const stored = new Map(log.map((row) => [row.entry.id, notesOfRow(row)]))
  const anyNotes = (id: string) => stored.get(id) ?? notesOf(id)
  const now = [...stays, ...entries]

  const before = foldSteps(card.id, was, card.foldedUnder.config)
  const after = foldSteps(card.id, now, foldedUnder.config)
  const measures: DayMeasures = new Map()
  const factsBefore = factsOfFold(was, anyNotes, book, card.foldedUnder.presetId)
  const factsAfter = factsOfFold(now, anyNotes, book, foldedUnder.presetId)
  addSteps(measures, before, { weights: card.foldedUnder.config.weights, factsOf: factsBefore }, -1)
  addSteps(measures, after, { weights: foldedUnder.config.weights, factsOf: factsAfter }, 1)

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
