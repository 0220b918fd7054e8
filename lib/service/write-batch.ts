import type { SentEntry, SyncReviewsInput } from '@/lib/contract/reviews'
import { firstInstantOf, offsetMinutesAt, type StudyDay } from '@/lib/core/study-day'
import type { WriteBatch } from '@/lib/db/change-cards'
import { ruleOf, runIn } from '@/lib/db/learner'
import { loadBatch } from '@/lib/db/review-batch'
import { commitBatch } from '@/lib/db/review-commit'
import { newId } from '@/lib/io/ids'
import { namesOf } from './accept-entries'
import { planBatch } from './plan-batch'

/** What every card of a batch is given: a study day to be due on, each its own, or a new start. */
export type BatchEntry = { kind: 'set-due'; dayOf: (cardId: string) => StudyDay } | { kind: 'reset' }

/** So many cards are folded at a time, to keep memory level. */
const cardsAtOnce = 1000

/** Gives cards one entry each, as if a device had sent them, inside a transaction that holds the learner. */
export const writeBatch =
  (what: BatchEntry, now: number): WriteBatch =>
  async (tx, learner, cardIds, batchId) => {
    const run = runIn(tx)
    const { userId } = learner
    const rule = ruleOf(learner)
    const base = { reviewedAt: now, offsetMinutes: Math.round(offsetMinutesAt(rule.timeZone, now)), batchId }
    const entryOf = (cardId: string): SentEntry =>
      what.kind === 'set-due'
        ? {
            ...{ ...base, id: newId(), kind: 'set-due', cardId },
            dueAt: firstInstantOf(what.dayOf(cardId), rule),
          }
        : { ...base, id: newId(), kind: 'reset', cardId }
    const envelope = { deviceId: batchId, clientNow: now }
    for (let start = 0; start < cardIds.length; start += cardsAtOnce) {
      const entries = cardIds.slice(start, start + cardsAtOnce).map((id) => ({ entry: entryOf(id) }))
      const input: SyncReviewsInput = { ...envelope, entries }
      const batch = (await loadBatch(userId, { ...namesOf(input), batchIds: [] }, run))!
      const { changes } = await planBatch(userId, input, batch, now, run)
      await commitBatch(userId, batch, changes, run)
    }
  }
