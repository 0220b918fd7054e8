import type { EntryResult, SentEntry, SyncReviewsInput } from '@/lib/contract/reviews'
import type { LogEntry } from '@/lib/core/review-log'
import { toldOf } from '@/lib/core/schedule/due'
import { dayMs, offsetMinutesAt, studyDayByOffset, studyDayOf, type DayRule } from '@/lib/core/study-day'
import type { Batch, BatchNames } from '@/lib/db/review-batch'
import { sentHash } from './sent-hash'

/** An entry that is to be stored: as sent, with its hash, its card, and what core folds of it (null for voids). */
export type Accepted = { sent: SentEntry; hash: string; cardId: string | null; entry: LogEntry | null }

export type Sorted = { results: EntryResult[]; accepted: Accepted[] }

/** The batch that an entry belongs to, so that all of it can be voided at once; null for none. */
export const batchIdOf = (sent: SentEntry): string | null =>
  sent.kind === 'set-due' || sent.kind === 'reset' ? (sent.batchId ?? null) : null

/** What a batch names, to be loaded before it is judged. */
export const namesOf = (input: SyncReviewsInput): BatchNames => {
  const entryIds = new Set<string>()
  const cardIds = new Set<string>()
  const libraryIds = new Set<string>()
  const voidedEntryIds = new Set<string>()
  const voidedBatchIds = new Set<string>()
  const batchIds = new Set<string>()
  for (const { entry } of input.entries) {
    if (!entry) continue
    entryIds.add(entry.id)
    const batchId = batchIdOf(entry)
    if (batchId) batchIds.add(batchId)
    if (entry.kind === 'void') {
      if (entry.entryId) voidedEntryIds.add(entry.entryId)
      if (entry.batchId) voidedBatchIds.add(entry.batchId)
    } else if (entry.cardId) cardIds.add(entry.cardId)
    else if (entry.libraryCard) libraryIds.add(entry.libraryCard)
  }
  return {
    entryIds: [...entryIds],
    cardIds: [...cardIds],
    libraryIds: [...libraryIds],
    voidedEntryIds: [...voidedEntryIds],
    voidedBatchIds: [...voidedBatchIds],
    batchIds: [...batchIds],
  }
}

/** A time ahead of the clock counts as the time of receipt; the offset, when left out, is the zone's then. */
const logEntryOf = (sent: SentEntry, rule: DayRule, now: number): LogEntry | null => {
  const reviewedAt = Math.min(sent.reviewedAt, now)
  const offsetMinutes = sent.offsetMinutes ?? Math.round(offsetMinutesAt(rule.timeZone, reviewedAt))
  const { dayStartHour } = rule
  const studyDay = studyDayByOffset(reviewedAt, offsetMinutes, dayStartHour)
  const base = { id: sent.id, reviewedAt, offsetMinutes, dayStartHour, studyDay }
  switch (sent.kind) {
    case 'answer': {
      const told = toldOf(sent.promise, sent.basis, studyDay, rule)
      return { kind: 'answer', rating: sent.rating, told, ...base }
    }
    case 'set-due':
      return { kind: 'set-due', dueDay: studyDayOf(sent.dueAt, rule), ...base }
    case 'cram':
    case 'reset':
      return { kind: sent.kind, ...base }
    case 'void':
      return null
  }
}

const rejection = (
  sent: SentEntry,
  cardId: string | null | undefined,
  batch: Batch,
  now: number,
): string | null => {
  if (sent.reviewedAt > now + dayMs) return 'reviewedAt is more than 24 hours ahead of the server’s clock'
  if (sent.kind === 'void') return null
  if (!cardId) return 'this library card is not in your decks'
  return batch.cards.has(cardId) ? null : 'no card of yours has this id'
}

/** Tells the entries to store from duplicates, conflicts and the rejected, in the order sent. */
export const acceptEntries = (input: SyncReviewsInput, batch: Batch, now: number): Sorted => {
  const known = new Map(batch.existing)
  const accepted: Accepted[] = []
  const results = input.entries.map((parsed): EntryResult => {
    if (!parsed.entry) return { id: parsed.id, result: 'rejected', reason: parsed.reason }
    const sent = parsed.entry
    const hash = sentHash(sent)
    const stored = known.get(sent.id)
    if (stored !== undefined)
      return stored === hash
        ? { id: sent.id, result: 'duplicate' }
        : { id: sent.id, result: 'conflict', reason: 'another entry has this id' }
    const cardId =
      sent.kind === 'void' ? null : (sent.cardId ?? batch.libraryCards.get(sent.libraryCard ?? '') ?? null)
    const reason = rejection(sent, cardId, batch, now)
    if (reason) return { id: sent.id, result: 'rejected', reason }
    known.set(sent.id, hash)
    accepted.push({ sent, hash, cardId, entry: logEntryOf(sent, batch.rule, now) })
    return { id: sent.id, result: 'applied' }
  })
  return { results, accepted }
}
