import { offsetMinutesAt, studyDayByOffset, type DayRule } from '@/lib/core/study-day'
import { isoOf } from '@/lib/db/card-rows'
import { runIn } from '@/lib/db/learner'
import { findBatchCards, loadLogs } from '@/lib/db/card-logs'
import { loadBatch } from '@/lib/db/review-batch'
import { commitBatch, type EntryInsert } from '@/lib/db/review-commit'
import type { VoidBatch } from '@/lib/db/undo-change'
import { loadWeights } from '@/lib/db/weights'
import { newId } from '@/lib/io/ids'
import { refold, type NewEntries } from './fold-batch'
import { changeOf, presetsOf, rollupsOf } from './plan-batch'
import { sentHash } from './sent-hash'

const nothing: NewEntries = {
  entries: [],
  notesOf: () => {
    throw new Error('invariant broken: every entry of the log has its notes')
  },
}
const noNames = { entryIds: [], libraryIds: [], voidedEntryIds: [], voidedBatchIds: [], batchIds: [] }

/** So many cards are folded at a time, to keep memory level. */
const cardsAtOnce = 1000

const voidOf = (batchId: string, rule: DayRule, now: number): EntryInsert => {
  const id = newId()
  const offsetMinutes = Math.round(offsetMinutesAt(rule.timeZone, now))
  return {
    id,
    kind: 'void',
    reviewed_at: isoOf(now),
    offset_minutes: offsetMinutes,
    day_start_hour: rule.dayStartHour,
    study_day: studyDayByOffset(now, offsetMinutes, rule.dayStartHour),
    received_at: isoOf(now),
    sent_hash: sentHash({ id, kind: 'void', batchId, reviewedAt: now }),
    voids_batch_id: batchId,
  }
}

/** Voids a batch of log entries and folds its cards without them, inside a transaction that holds the learner. */
export const voidBatch =
  (now: number): VoidBatch =>
  async (tx, { userId }, batchId) => {
    const run = runIn(tx)
    const cardIds = await findBatchCards(userId, batchId, run)
    for (let start = 0; start === 0 || start < cardIds.length; start += cardsAtOnce) {
      const ids = cardIds.slice(start, start + cardsAtOnce)
      const batch = (await loadBatch(userId, { ...noNames, cardIds: ids }, run))!
      const logs = await loadLogs(userId, ids, run)
      const book = await loadWeights(userId, presetsOf(batch, logs), run)
      const folds = new Map(
        [...batch.cards.values()].map((card) => [
          card.id,
          refold(
            card,
            logs.get(card.id)!,
            nothing,
            (row) => 'batchId' in row && row.batchId === batchId,
            book,
          ),
        ]),
      )
      // The void comes with the last: from then on the log shows its entries as gone.
      const isLast = start + cardsAtOnce >= cardIds.length
      const changes = {
        entries: isLast ? [voidOf(batchId, batch.rule, now)] : [],
        cards: [...folds].map(([id, fold]) => changeOf(batch.cards.get(id)!, fold)),
        rollups: rollupsOf(folds, batch),
      }
      await commitBatch(userId, batch, changes, run)
    }
  }
