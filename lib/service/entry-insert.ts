import type { SyncReviewsInput } from '@/lib/contract/reviews'
import type { FoldStep } from '@/lib/core/schedule/fold'
import type { EntryNotes } from '@/lib/core/stats/facts'
import { offsetMinutesAt, studyDayByOffset } from '@/lib/core/study-day'
import { isoOf } from '@/lib/db/card-rows'
import type { Batch } from '@/lib/db/review-batch'
import type { EntryInsert } from '@/lib/db/review-commit'
import { batchIdOf, type Accepted } from './accept-entries'
import { toldAtFirst } from './fold-batch'

/** The row of the log for an entry as sent, with what its fold made of it. */
export const insertOf = (
  { sent, hash, cardId, entry }: Accepted,
  step: FoldStep | undefined,
  { held, presetId }: EntryNotes,
  versions: ReadonlyMap<string, string>,
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
    sent_reviewed_at: at === sent.reviewedAt ? undefined : isoOf(sent.reviewedAt),
    offset_minutes: offsetMinutes,
    day_start_hour: batch.rule.dayStartHour,
    study_day: studyDayByOffset(at, offsetMinutes, batch.rule.dayStartHour),
    received_at: isoOf(now),
    client_now: isoOf(input.clientNow),
    device_id: input.deviceId,
    sent_hash: hash,
    duration_ms: 'durationMs' in sent ? sent.durationMs : undefined,
    rating: sent.kind === 'answer' ? sent.rating : undefined,
    basis: told?.basis,
    promise_state: told?.position.state,
    promise_step: told?.position.step,
    promise_due_at: due && 'at' in due ? isoOf(due.at) : undefined,
    promise_due_day: due && 'day' in due ? due.day : undefined,
    set_due_day: entry?.kind === 'set-due' ? entry.dueDay : undefined,
    batch_id: batchIdOf(sent),
    voids_entry_id: sent.kind === 'void' ? sent.entryId : undefined,
    voids_batch_id: sent.kind === 'void' ? sent.batchId : undefined,
    confidence: sent.kind === 'answer' ? sent.confidence : undefined,
    points: sent.kind === 'answer' ? sent.points : undefined,
    note_version:
      sent.kind === 'answer'
        ? (sent.noteVersion ?? (sent.points?.length ? versions.get(cardId ?? '') : undefined))
        : undefined,
    suggested_rating: sent.kind === 'answer' ? sent.suggestedRating : undefined,
    scenario: sent.kind === 'answer' ? sent.scenario : undefined,
    held: held ?? undefined,
    preset_id: presetId ?? undefined,
  }
}
