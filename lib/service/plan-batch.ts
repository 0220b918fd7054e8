import type { SyncReviewsInput } from '@/lib/contract/reviews'
import type { LogEntry } from '@/lib/core/review-log'
import type { FoldStep } from '@/lib/core/schedule/fold'
import type { EntryNotes } from '@/lib/core/stats/facts'
import { RollupSums } from '@/lib/core/stats/rollup-sums'
import { loadLogs } from '@/lib/db/card-logs'
import type { Run } from '@/lib/db/database'
import type { EntryRow } from '@/lib/db/entry-rows'
import { findNoteVersions } from '@/lib/db/note-versions'
import type { Batch, CardWithPreset } from '@/lib/db/review-batch'
import type { BatchChanges, CardChange } from '@/lib/db/review-commit'
import { loadWeights, type WantedPreset } from '@/lib/db/weights'
import { acceptEntries, batchIdOf, type Accepted } from './accept-entries'
import { isFast, refold, stepThrough, type CardFold } from './fold-batch'
import { insertOf } from './entry-insert'
import { heldOf } from './held-of'

type Voids = { entryIds: Set<string>; batchIds: Set<string> }

const voidsOf = (accepted: readonly Accepted[], batch: Batch): { incoming: Voids; all: Voids } => {
  const incoming: Voids = { entryIds: new Set(), batchIds: new Set() }
  for (const { sent } of accepted)
    if (sent.kind === 'void') {
      if (sent.entryId) incoming.entryIds.add(sent.entryId)
      if (sent.batchId) incoming.batchIds.add(sent.batchId)
    }
  const all = { entryIds: new Set(incoming.entryIds), batchIds: new Set(incoming.batchIds) }
  for (const { entryId, batchId } of batch.waitingVoids) {
    if (entryId) all.entryIds.add(entryId)
    if (batchId) all.batchIds.add(batchId)
  }
  return { incoming, all }
}

const isVoid = (voids: Voids, id: string, batchId: string | null | undefined): boolean =>
  voids.entryIds.has(id) || (batchId != null && voids.batchIds.has(batchId))

const notesOf = ({ sent, cardId }: Accepted, batch: Batch): EntryNotes => {
  const isAnswer = sent.kind === 'answer'
  return {
    durationMs: 'durationMs' in sent ? sent.durationMs : null,
    confidence: (isAnswer && sent.confidence) || null,
    kind: isAnswer && sent.scenario ? 'scenario' : 'card',
    held: isAnswer ? heldOf(sent) : null,
    presetId: isAnswer ? batch.cards.get(cardId!)!.deckPreset.presetId : null,
  }
}

/** The presets whose weights a fold of some cards needs: of those that only the log names, the latest revision. */
export const presetsOf = (batch: Batch, logs: ReadonlyMap<string, readonly EntryRow[]>): WantedPreset[] => {
  const wanted = new Map<string, number | null>()
  for (const { deckPreset, foldedUnder } of batch.cards.values())
    for (const { presetId, revision } of [deckPreset, foldedUnder])
      wanted.set(presetId, Math.max(revision, wanted.get(presetId) ?? 0))
  for (const log of logs.values())
    for (const { presetId } of log) if (presetId !== null && !wanted.has(presetId)) wanted.set(presetId, null)
  return [...wanted].map(([presetId, revision]) => ({ presetId, revision }))
}

const noLogs: ReadonlyMap<string, never[]> = new Map()

/** Folds every card that gains or loses an entry. */
const foldCards = async (userId: string, accepted: readonly Accepted[], batch: Batch, run?: Run) => {
  const { incoming, all } = voidsOf(accepted, batch)
  const notes = new Map(accepted.map((one) => [one.sent.id, notesOf(one, batch)]))
  const fresh = new Map<string, LogEntry[]>()
  const arrivals = new Set<string>()
  for (const { sent, cardId, entry } of accepted) {
    if (!cardId || !entry) continue
    arrivals.add(cardId)
    if (isVoid(all, sent.id, batchIdOf(sent))) continue
    const list = fresh.get(cardId)
    if (list) list.push(entry)
    else fresh.set(cardId, [entry])
  }
  // Cards loaded without an entry of their own are those that a void reaches.
  const reached = [...batch.cards.keys()].filter((id) => !arrivals.has(id))
  const mayLose = incoming.entryIds.size + incoming.batchIds.size > 0
  const present = await loadWeights(userId, presetsOf(batch, noLogs), run)
  const slow = [...batch.cards.values()].filter(
    (card) =>
      (mayLose && card.folded.lastEntryId !== null) || !isFast(card, fresh.get(card.id) ?? [], present),
  )
  const logs =
    slow.length > 0
      ? await loadLogs(
          userId,
          slow.map(({ id }) => id),
          run,
        )
      : noLogs
  const book = slow.length > 0 ? await loadWeights(userId, presetsOf(batch, logs), run) : present
  const folds = new Map<string, CardFold>()
  for (const card of batch.cards.values()) {
    const added = { entries: fresh.get(card.id) ?? [], notesOf: (id: string) => notes.get(id)! }
    const log = logs.get(card.id)
    if (!log) {
      if (added.entries.length > 0) folds.set(card.id, stepThrough(card, added))
      continue
    }
    const isGone = (row: EntryRow & { batchId?: string | null }) =>
      isVoid(incoming, row.entry.id, row.batchId)
    const loses = log.some((row) => row.voidedBy === null && isGone(row))
    if (loses || added.entries.length > 0) folds.set(card.id, refold(card, log, added, isGone, book))
  }
  return { folds, notes, touched: [...arrivals, ...reached] }
}

/** The notes whose points were ticked off without a word on their version: the present one is noted. */
const versionsFor = (userId: string, accepted: readonly Accepted[], run?: Run) => {
  const cardIds = accepted.flatMap(({ sent, cardId }) =>
    cardId && sent.kind === 'answer' && sent.points?.length && sent.noteVersion === undefined ? [cardId] : [],
  )
  return findNoteVersions(userId, [...new Set(cardIds)], run)
}

/** The row of a card after a fold. */
export const changeOf = (
  card: CardWithPreset,
  { folded, foldedUnder, leechEntry }: CardFold,
): CardChange => ({
  id: card.id,
  folded,
  foldedUnder,
  suspendedByHand: card.suspendedByHand,
  leechEntry,
  leechClearedEntry: card.leechClearedEntry,
})

/** What the rollups gain by some folds. */
export const rollupsOf = (folds: Map<string, CardFold>, batch: Batch): BatchChanges['rollups'] => {
  const sums = new RollupSums()
  for (const [cardId, { measures }] of folds) {
    const { deckId, competency } = batch.cards.get(cardId)!
    for (const [studyDay, amounts] of measures)
      sums.add({ studyDay, deckId, competency: competency ?? '' }, amounts)
  }
  return sums.list()
}

/** Everything a batch changes, worked out before anything is written; `run` where that happens in a transaction. */
export const planBatch = async (
  userId: string,
  input: SyncReviewsInput,
  batch: Batch,
  now: number,
  run?: Run,
) => {
  const { results, accepted } = acceptEntries(input, batch, now)
  const { folds, notes, touched } = await foldCards(userId, accepted, batch, run)
  const versions = await versionsFor(userId, accepted, run)
  const steps = new Map<string, FoldStep>()
  for (const fold of folds.values()) for (const step of fold.steps) steps.set(step.entry.id, step)
  const changes: BatchChanges = {
    entries: accepted.map((one) =>
      insertOf(one, steps.get(one.sent.id), notes.get(one.sent.id)!, versions, input, batch, now),
    ),
    cards: [...folds].map(([id, fold]) => changeOf(batch.cards.get(id)!, fold)),
    rollups: rollupsOf(folds, batch),
  }
  return { results, changes, touched }
}
