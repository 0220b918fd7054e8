import type { EntryResult, SentEntry, SyncReviewsInput, SyncReviewsReply } from '@/lib/contract/reviews'
import { AppError } from '@/lib/core/errors'
import type { LogEntry } from '@/lib/core/review-log'
import { dueOfInstant } from '@/lib/core/schedule/due'
import type { FoldStep } from '@/lib/core/schedule/fold'
import { dayMs, offsetMinutesAt, studyDayByOffset, studyDayOf, type DayRule } from '@/lib/core/study-day'
import {
  commitBatch,
  loadBatch,
  loadLogs,
  type Batch,
  type BatchChanges,
  type CardChange,
  type CardWithPreset,
  type EntryInsert,
} from '@/lib/db/review-batch'
import { isoOf } from '@/lib/db/card-rows'
import type { EntryRow } from '@/lib/db/entry-rows'
import { cardReplyOf } from './card-reply'
import type { Context } from './context'
import { isFast, refold, stepThrough, toldAtFirst, type CardFold } from './fold-batch'
import { sentHash } from './sent-hash'

/** An entry that is to be stored: as sent, with its hash, its card, and what core folds of it (null for voids). */
type Accepted = { sent: SentEntry; hash: string; cardId: string | null; entry: LogEntry | null }

type Sorted = { results: EntryResult[]; accepted: Accepted[] }

const namesOf = (input: SyncReviewsInput) => {
  const sent = input.entries.flatMap(({ entry }) => (entry ? [entry] : []))
  const present = (values: (string | undefined)[]) => [
    ...new Set(values.filter((value) => value !== undefined)),
  ]
  return {
    entryIds: present(sent.map(({ id }) => id)),
    cardIds: present(sent.map((entry) => ('cardId' in entry ? entry.cardId : undefined))),
    libraryIds: present(sent.map((entry) => ('libraryCard' in entry ? entry.libraryCard : undefined))),
    voidedEntryIds: present(sent.map((entry) => (entry.kind === 'void' ? entry.entryId : undefined))),
    voidedBatchIds: present(sent.map((entry) => (entry.kind === 'void' ? entry.batchId : undefined))),
    batchIds: present(sent.map((entry) => (entry.kind === 'set-due' ? entry.batchId : undefined))),
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
      const { promise, basis } = sent
      // A promise without its basis proves nothing and is made anew.
      const told =
        promise && basis !== undefined
          ? {
              basis,
              position: {
                state: promise.state,
                step: promise.step,
                due: dueOfInstant(promise.state, promise.dueAt, studyDay, rule),
              } as Extract<LogEntry, { kind: 'anchor' }>['position'],
            }
          : null
      return { ...base, kind: 'answer', rating: sent.rating, told }
    }
    case 'set-due':
      return { ...base, kind: 'set-due', dueDay: studyDayOf(sent.dueAt, rule) }
    case 'cram':
    case 'reset':
      return { ...base, kind: sent.kind }
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
const sortOut = (input: SyncReviewsInput, batch: Batch, now: number): Sorted => {
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

const durationsOf = (accepted: readonly Accepted[]): Map<string, number> =>
  new Map(accepted.map(({ sent }) => [sent.id, 'durationMs' in sent ? sent.durationMs : 0]))

/** Folds every card that gains or loses an entry. */
const foldCards = async (userId: string, accepted: readonly Accepted[], batch: Batch) => {
  const { incoming, all } = voidsOf(accepted, batch)
  const durations = durationsOf(accepted)
  const durationOf = (id: string) => durations.get(id) ?? 0
  const fresh = new Map<string, LogEntry[]>()
  const arrivals = new Set<string>()
  for (const { sent, cardId, entry } of accepted) {
    if (!cardId || !entry) continue
    arrivals.add(cardId)
    const batchId = sent.kind === 'set-due' ? sent.batchId : null
    if (!isVoid(all, sent.id, batchId)) fresh.set(cardId, [...(fresh.get(cardId) ?? []), entry])
  }
  // Cards loaded without an entry of their own are those that a void reaches.
  const reached = [...batch.cards.keys()].filter((id) => !arrivals.has(id))
  const mayLose = incoming.entryIds.size + incoming.batchIds.size > 0
  const slow = [...batch.cards.values()].filter(
    (card) => (mayLose && card.folded.lastEntryId !== null) || !isFast(card, fresh.get(card.id) ?? []),
  )
  const logs =
    slow.length > 0
      ? await loadLogs(
          userId,
          slow.map(({ id }) => id),
        )
      : new Map<string, never[]>()
  const folds = new Map<string, CardFold>()
  const voidedIds: string[] = []
  for (const card of batch.cards.values()) {
    const added = { entries: fresh.get(card.id) ?? [], durationOf }
    const log = logs.get(card.id)
    if (!log) {
      if (added.entries.length > 0) folds.set(card.id, stepThrough(card, added))
      continue
    }
    const isGone = (row: EntryRow & { batchId?: string | null }) =>
      isVoid(incoming, row.entry.id, row.batchId)
    const gone = log.filter((row) => row.voidedBy === null && isGone(row))
    voidedIds.push(...gone.map(({ entry }) => entry.id))
    if (gone.length > 0 || added.entries.length > 0) folds.set(card.id, refold(card, log, added, isGone))
  }
  return { folds, voidedIds, touched: [...arrivals, ...reached] }
}

const insertOf = (
  { sent, hash, cardId, entry }: Accepted,
  step: FoldStep | undefined,
  input: SyncReviewsInput,
  batch: Batch,
  now: number,
): EntryInsert => {
  const at = Math.min(sent.reviewedAt, now)
  const offsetMinutes =
    entry?.offsetMinutes ?? sent.offsetMinutes ?? Math.round(offsetMinutesAt(batch.rule.timeZone, at))
  const told = step ? toldAtFirst(step) : entry?.kind === 'answer' ? entry.told : null
  const due = told?.position.due
  return {
    id: sent.id,
    card_id: cardId,
    kind: sent.kind,
    reviewed_at: isoOf(at),
    sent_reviewed_at: at === sent.reviewedAt ? null : isoOf(sent.reviewedAt),
    offset_minutes: offsetMinutes,
    day_start_hour: batch.rule.dayStartHour,
    study_day: studyDayByOffset(at, offsetMinutes, batch.rule.dayStartHour),
    received_at: isoOf(now),
    client_now: isoOf(input.clientNow),
    device_id: input.deviceId,
    sent_hash: hash,
    duration_ms: 'durationMs' in sent ? sent.durationMs : null,
    rating: sent.kind === 'answer' ? sent.rating : null,
    basis: told?.basis ?? null,
    promise_state: told?.position.state ?? null,
    promise_step: told?.position.step ?? null,
    promise_due_at: due && 'at' in due ? isoOf(due.at) : null,
    promise_due_day: due && 'day' in due ? due.day : null,
    set_due_day: entry?.kind === 'set-due' ? entry.dueDay : null,
    batch_id: sent.kind === 'set-due' ? (sent.batchId ?? null) : null,
    voids_entry_id: sent.kind === 'void' ? (sent.entryId ?? null) : null,
    voids_batch_id: sent.kind === 'void' ? (sent.batchId ?? null) : null,
    confidence: sent.kind === 'answer' ? (sent.confidence ?? null) : null,
    points: sent.kind === 'answer' ? (sent.points ?? null) : null,
    suggested_rating: sent.kind === 'answer' ? (sent.suggestedRating ?? null) : null,
    scenario: sent.kind === 'answer' ? (sent.scenario ?? null) : null,
  }
}

/** The siblings that the newest answer of each card buries for its study day. */
const burialsOf = (
  folds: Map<string, CardFold>,
  batch: Batch,
): { id: string; day: number; entryId: string }[] => {
  const burials = new Map<string, { id: string; day: number; entryId: string }>()
  for (const [cardId, { steps }] of folds) {
    const card = batch.cards.get(cardId)!
    const answer = steps.filter(({ entry }) => entry.kind === 'answer').at(-1)
    if (!answer) continue
    const { buryNewSiblings, buryReviewSiblings } = card.deckPreset.config
    const siblings = [
      ...batch.siblings,
      ...[...batch.cards.values()].map((one) => ({
        id: one.id,
        noteId: one.noteId,
        state: one.folded.position.state,
      })),
    ]
    for (const sibling of siblings) {
      if (sibling.noteId !== card.noteId || sibling.id === cardId) continue
      if ((sibling.state === 'new' && buryNewSiblings) || (sibling.state === 'review' && buryReviewSiblings))
        burials.set(sibling.id, { id: sibling.id, day: answer.entry.studyDay, entryId: answer.entry.id })
    }
  }
  return [...burials.values()]
}

const changeOf = (
  card: CardWithPreset,
  fold: CardFold,
  burial: { day: number; entryId: string } | undefined,
  voidedIds: ReadonlySet<string>,
): CardChange => {
  const isUnburied = card.buriedByEntry !== null && voidedIds.has(card.buriedByEntry)
  const kept = isUnburied
    ? { buriedDay: null, buriedByEntry: null }
    : { buriedDay: card.buriedDay, buriedByEntry: card.buriedByEntry }
  return {
    id: card.id,
    folded: fold.folded,
    foldedUnder: fold.foldedUnder,
    suspended: fold.suspended,
    suspendedByEntry: fold.suspendedByEntry,
    ...(burial && (kept.buriedDay ?? burial.day) <= burial.day
      ? { buriedDay: burial.day, buriedByEntry: burial.entryId }
      : kept),
  }
}

const rollupsOf = (folds: Map<string, CardFold>, batch: Batch): BatchChanges['rollups'] => {
  const rows = new Map<string, BatchChanges['rollups'][number]>()
  for (const [cardId, { measures }] of folds) {
    const { deckId, competency } = batch.cards.get(cardId)!
    for (const [studyDay, amounts] of measures) {
      if (amounts.every((amount) => amount === 0)) continue
      const key = `${studyDay} ${deckId} ${competency ?? ''}`
      const row = rows.get(key)
      if (row) row.measures = row.measures.map((value, index) => value + amounts[index]!)
      else rows.set(key, { studyDay, deckId, competency: competency ?? '', measures: [...amounts] })
    }
  }
  return [...rows.values()]
}

/** Everything a batch changes, worked out before anything is written. Exported for the bench. */
export const planBatch = async (userId: string, input: SyncReviewsInput, batch: Batch, now: number) => {
  const { results, accepted } = sortOut(input, batch, now)
  const { folds, voidedIds, touched } = await foldCards(userId, accepted, batch)
  const burials = burialsOf(folds, batch)
  const gone = new Set(voidedIds)
  const steps = new Map(
    [...folds.values()].flatMap((fold) => fold.steps.map((step) => [step.entry.id, step] as const)),
  )
  const cards = [...folds].map(([id, fold]) =>
    changeOf(
      batch.cards.get(id)!,
      fold,
      burials.find((burial) => burial.id === id),
      gone,
    ),
  )
  const changes: BatchChanges = {
    entries: accepted.map((one) => insertOf(one, steps.get(one.sent.id), input, batch, now)),
    cards,
    buries: burials.filter(({ id }) => !folds.has(id)),
    voidedIds,
    rollups: rollupsOf(folds, batch),
  }
  return { results, changes, touched }
}

const replyOf = (
  results: EntryResult[],
  changes: BatchChanges,
  touched: string[],
  batch: Batch,
  now: number,
): SyncReviewsReply => {
  const changed = new Map(changes.cards.map((change) => [change.id, change]))
  const cards = [...new Set(touched)].flatMap((id) => {
    const card = batch.cards.get(id)!
    if (card.isDeleted) return []
    const change = changed.get(id)
    const row = change ? { ...card, ...change } : card
    return [cardReplyOf(row, card.deckPreset.config, batch.rule, now)]
  })
  return { entries: results, cards }
}

const mostTries = 60

/**
 * Takes a batch of log entries: stores each once, folds the cards they touch, and says what became of each. Sending a
 * batch again changes nothing. When something else of the learner's changed meanwhile, it starts over from a new load.
 * @throws AppError unavailable when the learner's other devices keep it from its turn
 */
export const syncReviews = async (
  { viewer, now }: Context,
  input: SyncReviewsInput,
): Promise<SyncReviewsReply> => {
  for (let attempt = 0; attempt < mostTries; attempt++) {
    const batch = await loadBatch(viewer.userId, namesOf(input))
    if (!batch) throw new AppError('unauthenticated', 'Sign in again: this account is gone.')
    const { results, changes, touched } = await planBatch(viewer.userId, input, batch, now)
    if (changes.entries.length === 0 || (await commitBatch(viewer.userId, batch, changes)))
      return replyOf(results, changes, touched, batch, now)
    if (attempt > 2) await new Promise((resolve) => setTimeout(resolve, (attempt * 7) % 40))
  }
  throw new AppError('unavailable', 'Your other devices are busy. Try again in a moment.', {
    retryAfterSeconds: 1,
  })
}
