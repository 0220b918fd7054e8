import type { FoldedCard } from '@/lib/core/card'
import type { Rollup } from '@/lib/core/stats/rollup-sums'
import type { DayRule } from '@/lib/core/study-day'
import { foldColumns, isSuspended } from './card-rows'
import { planned, type Run } from './database'
import type { Batch } from './review-batch'
import { addRollupsSql, rollupsJson } from './rollup-rows'

/** A row to insert into the log, by the names of its columns; what is left out or undefined reads as null. */
export type EntryInsert = Record<string, unknown> & { id: string; kind: string }

export type CardChange = {
  id: string
  folded: FoldedCard
  foldedUnder: { presetId: string; revision: number }
  suspendedByHand: boolean
  leechEntry: string | null
  leechClearedEntry: string | null
}

export type BatchChanges = {
  entries: EntryInsert[]
  cards: CardChange[]
  rollups: Rollup[]
}

const entryColumns: readonly (readonly [string, string])[] = [
  ['id', 'uuid'],
  ['card_id', 'uuid'],
  ['kind', 'text'],
  ['reviewed_at', 'timestamptz'],
  ['sent_reviewed_at', 'timestamptz'],
  ['offset_minutes', 'smallint'],
  ['day_start_hour', 'smallint'],
  ['study_day', 'integer'],
  ['received_at', 'timestamptz'],
  ['client_now', 'timestamptz'],
  ['device_id', 'uuid'],
  ['sent_hash', 'uuid'],
  ['duration_ms', 'integer'],
  ['rating', 'text'],
  ['basis', 'uuid'],
  ['promise_state', 'text'],
  ['promise_step', 'smallint'],
  ['promise_due_at', 'timestamptz'],
  ['promise_due_day', 'integer'],
  ['set_due_day', 'integer'],
  ['batch_id', 'uuid'],
  ['voids_entry_id', 'uuid'],
  ['voids_batch_id', 'uuid'],
  ['confidence', 'smallint'],
  ['points', 'text[]'],
  ['note_version', 'text'],
  ['suggested_rating', 'text'],
  ['scenario', 'jsonb'],
  ['held', 'boolean'],
  ['preset_id', 'uuid'],
  ['anchor', 'jsonb'],
]
const cardColumns: readonly (readonly [string, string])[] = [
  ['state', 'text'],
  ['step', 'smallint'],
  ['due_at', 'timestamptz'],
  ['due_day', 'integer'],
  ['stability', 'float8'],
  ['difficulty', 'float8'],
  ['interval_days', 'integer'],
  ['reps', 'integer'],
  ['lapses', 'integer'],
  ['last_reviewed_at', 'timestamptz'],
  ['last_study_day', 'integer'],
  ['last_entry_at', 'timestamptz'],
  ['last_entry_id', 'uuid'],
  ['basis', 'uuid'],
  ['preset_id', 'uuid'],
  ['preset_revision', 'integer'],
  ['suspended', 'boolean'],
  ['leech_entry', 'uuid'],
]
const names = (columns: readonly (readonly [string, string])[]) =>
  columns.map(([column]) => column).join(', ')
const typed = (columns: readonly (readonly [string, string])[]) =>
  columns.map((column) => column.join(' ')).join(', ')

// The gate makes changes of one learner take turns: it moves the counter only if nobody has since the load, and every
// other part writes only through it. One statement, one round trip, all or nothing.
export const commitBatchSql = `
with gate as (
  update learner set change_seq = change_seq + 1 where user_id = $1 and change_seq = $2::bigint returning change_seq
), entries as (
  insert into review_entry (user_id, ${names(entryColumns)})
  select $1, ${entryColumns.map(([column]) => `r.${column}`).join(', ')}
  from json_to_recordset($3::json) as r (${typed(entryColumns)}), gate
), cards as (
  update card c set change_seq = gate.change_seq, ${cardColumns.map(([column]) => `${column} = r.${column}`).join(', ')}
  from json_to_recordset($4::json) as r (id uuid, ${typed(cardColumns)}), gate
  where c.user_id = $1 and c.id = r.id
), rollups as (${addRollupsSql('$5::jsonb', ', gate')}
)
select change_seq::text as "changeSeq" from gate`

const cardValues = (change: CardChange, rule: DayRule) => ({
  id: change.id,
  ...foldColumns(change.folded, rule),
  preset_id: change.folded.lastEntryId === null ? null : change.foldedUnder.presetId,
  preset_revision: change.folded.lastEntryId === null ? null : change.foldedUnder.revision,
  suspended: isSuspended(change),
  leech_entry: change.leechEntry,
})

/** The parameters of the commit statement; apart, so that the bench can send the very same. */
export const commitValues = (
  userId: string,
  batch: Pick<Batch, 'changeSeq' | 'rule'>,
  changes: BatchChanges,
): unknown[] => {
  return [
    userId,
    batch.changeSeq,
    JSON.stringify(changes.entries),
    JSON.stringify(changes.cards.map((change) => cardValues(change, batch.rule))),
    rollupsJson(changes.rollups),
  ]
}

/** Writes a batch; false, with nothing written, when something of the learner's changed since it was loaded. */
export const commitBatch = async (
  userId: string,
  batch: Pick<Batch, 'changeSeq' | 'rule'>,
  changes: BatchChanges,
  run: Run = planned,
): Promise<boolean> =>
  (await run('commit-batch', commitBatchSql, commitValues(userId, batch, changes))).length === 1
