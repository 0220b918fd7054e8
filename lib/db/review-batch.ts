import type { PresetConfig } from '@/lib/core/preset'
import {
  cardColumnsSql,
  cardOfJson,
  foldColumns,
  isSuspended,
  siblingDaySql,
  type CardJson,
  type CardRow,
} from './card-rows'
import { planned, type Run } from './database'
import { entryOfJson, voidedBySql, type EntryJson, type EntryRow } from './entry-rows'
import type { FoldedCard } from '@/lib/core/card'
import type { DayRule } from '@/lib/core/study-day'

/** What a batch of entries names. */
export type BatchNames = {
  entryIds: string[]
  cardIds: string[]
  libraryIds: string[]
  voidedEntryIds: string[]
  voidedBatchIds: string[]
  batchIds: string[]
}

export type PresetAt = { presetId: string; revision: number; config: PresetConfig }
export type CardWithPreset = CardRow & { deckPreset: PresetAt; foldedUnder: PresetAt }

export type Batch = {
  /** The learner's change counter; a commit holds only while it has not moved. */
  changeSeq: string
  rule: DayRule
  /** Entries of the batch that are already stored, with the hash of what was sent. */
  existing: Map<string, string>
  /** Voids already stored that name entries or batches of this one. */
  waitingVoids: { entryId: string | null; batchId: string | null }[]
  cards: Map<string, CardWithPreset>
  /** The learner's first card of each library note named: a live one, or the last that was deleted. */
  libraryCards: Map<string, string>
}

const loadSql = `
with ids as (
  select unnest($3::uuid[]) as id
  union select e.card_id from review_entry e
    where e.user_id = $1::uuid and e.id = any($5::uuid[]) and e.card_id is not null
  union select e.card_id from review_entry e
    where e.user_id = $1::uuid and e.batch_id = any($6::uuid[]) and e.card_id is not null
  union select c.id from note n join card c on c.user_id = $1::uuid and c.note_id = n.id
    where n.user_id = $1::uuid and n.library_id is not null and n.library_id = any($4::text[])
), cards as (
  select ${cardColumnsSql}, ${siblingDaySql} as sibling_day, p.id as deck_preset_id, p.revision as deck_preset_revision
  from ids join card c on c.user_id = $1::uuid and c.id = ids.id
  join deck d on d.user_id = $1::uuid and d.id = c.deck_id
  join preset p on p.user_id = $1::uuid and p.id = d.preset_id
)
select l.change_seq::text as "changeSeq", l.time_zone as "timeZone", l.day_start_hour as "dayStartHour",
  (select coalesce(json_agg(json_build_array(e.id, e.sent_hash)), '[]') from review_entry e
    where e.user_id = $1::uuid and e.id = any($2::uuid[])) as existing,
  (select coalesce(json_agg(json_build_object('entryId', v.voids_entry_id, 'batchId', v.voids_batch_id)), '[]')
    from review_entry v where v.user_id = $1::uuid and v.voids_entry_id = any($2::uuid[])) as "entryVoids",
  (select coalesce(json_agg(json_build_object('entryId', v.voids_entry_id, 'batchId', v.voids_batch_id)), '[]')
    from review_entry v where v.user_id = $1::uuid and v.voids_batch_id = any($7::uuid[])) as "batchVoids",
  (select coalesce(json_agg(cards), '[]') from cards) as cards,
  (select coalesce(json_agg(json_build_array(n.library_id, c.id) order by (c.deleted_at is null), c.id), '[]') from note n
    join card c on c.user_id = $1::uuid and c.note_id = n.id
    where n.user_id = $1::uuid and n.library_id is not null and n.library_id = any($4::text[]) and c.ordinal = 0
  ) as "libraryCards",
  (select coalesce(json_agg(json_build_object('presetId', r.preset_id, 'revision', r.revision, 'config', r.config)), '[]')
    from preset_revision r where r.user_id = $1::uuid and (r.preset_id, r.revision) in (
      select deck_preset_id, deck_preset_revision from cards
      union select preset_id, preset_revision from cards where preset_id is not null)) as presets
from learner l where l.user_id = $1::uuid`

type Loaded = {
  changeSeq: string
  timeZone: string
  dayStartHour: number
  existing: [string, string][]
  entryVoids: Batch['waitingVoids']
  batchVoids: Batch['waitingVoids']
  cards: CardJson[]
  libraryCards: [string, string][]
  presets: PresetAt[]
}

const remembered = new Map<string, PresetAt>()
const mostRemembered = 2000

/** One object for each revision, which never changes: what is worked out from its weights is then worked out once. */
const sameObject = (preset: PresetAt): PresetAt => {
  const key = `${preset.presetId}:${preset.revision}`
  const known = remembered.get(key)
  if (known) return known
  if (remembered.size >= mostRemembered) remembered.clear()
  remembered.set(key, preset)
  return preset
}

const presetOf = (presets: readonly PresetAt[], presetId: unknown, revision: unknown): PresetAt =>
  presets.find((preset) => preset.presetId === presetId && preset.revision === revision)!

const withPresets = (json: CardJson, presets: readonly PresetAt[]): CardWithPreset => {
  const row = cardOfJson(json)
  const deckPreset = presetOf(presets, json.deck_preset_id, json.deck_preset_revision)
  const foldedUnder = row.presetId === null ? deckPreset : presetOf(presets, row.presetId, row.presetRevision)
  // A spread would copy what was only just made, field by field.
  return Object.assign(row, { deckPreset, foldedUnder })
}

const batchOf = (row: Loaded): Batch => {
  const presets = row.presets.map(sameObject)
  return {
    changeSeq: row.changeSeq,
    rule: { timeZone: row.timeZone, dayStartHour: row.dayStartHour },
    existing: new Map(row.existing),
    waitingVoids: [...row.entryVoids, ...row.batchVoids],
    cards: new Map(row.cards.map((json) => [json.id as string, withPresets(json, presets)])),
    libraryCards: new Map(row.libraryCards),
  }
}

/** Everything a batch touches, in one round trip and one snapshot; null when the learner does not exist. */
export const loadBatch = async (
  userId: string,
  names: BatchNames,
  run: Run = planned,
): Promise<Batch | null> => {
  const [row] = await run<Loaded>('load-batch', loadSql, [
    userId,
    names.entryIds,
    names.cardIds,
    names.libraryIds,
    names.voidedEntryIds,
    names.voidedBatchIds,
    names.batchIds,
  ])
  return row ? batchOf(row) : null
}

const logsSql = `
select to_jsonb(e) || jsonb_build_object('voided_by', ${voidedBySql}) as entry
from review_entry e where e.user_id = $1::uuid and e.card_id = any($2::uuid[])`

/** The whole logs of some cards, voided entries included. */
export const loadLogs = async (
  userId: string,
  cardIds: string[],
  run: Run = planned,
): Promise<Map<string, (EntryRow & { batchId: string | null })[]>> => {
  const logs = new Map<string, (EntryRow & { batchId: string | null })[]>(cardIds.map((id) => [id, []]))
  for (const { entry } of await run<{ entry: EntryJson }>('load-logs', logsSql, [userId, cardIds]))
    logs
      .get(entry.card_id as string)
      ?.push({ ...entryOfJson(entry), batchId: entry.batch_id as string | null })
  return logs
}

const batchCardsSql = `
select distinct e.card_id::text as id from review_entry e
where e.user_id = $1::uuid and e.batch_id = $2::uuid and e.card_id is not null`

/** The cards that entries of a batch are about. */
export const findBatchCards = async (
  userId: string,
  batchId: string,
  run: Run = planned,
): Promise<string[]> =>
  (await run<{ id: string }>('batch-cards', batchCardsSql, [userId, batchId])).map(({ id }) => id)

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
  rollups: { studyDay: number; deckId: string; competency: string; measures: number[] }[]
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

/**
 * Adds to rollup rows, element by element. Rows come sorted by key, so that two batches lock them in one order.
 * `source` is an expression over jsonb.
 */
export const addRollupsSql = (source: string, gate: string): string => `
  insert into day_rollup as d (user_id, study_day, deck_id, competency, measures)
  select $1::uuid, r.study_day, r.deck_id, r.competency, r.measures
  from jsonb_to_recordset(${source}) as r (study_day integer, deck_id uuid, competency text, measures bigint[]) ${gate}
  order by r.study_day, r.deck_id, r.competency
  on conflict (user_id, study_day, deck_id, competency) do update set measures = (
    select array_agg(coalesce(a, 0) + coalesce(b, 0) order by i)
    from unnest(d.measures, excluded.measures) with ordinality as t (a, b, i))`

// The gate makes changes of one learner take turns: it moves the counter only if nobody has since the load, and every
// other part writes only through it. One statement, one round trip, all or nothing.
const commitSql = `
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
    JSON.stringify(
      changes.rollups.map(({ studyDay, deckId, competency, measures }) => ({
        study_day: studyDay,
        deck_id: deckId,
        competency,
        measures,
      })),
    ),
  ]
}

/** Writes a batch; false, with nothing written, when something of the learner's changed since it was loaded. */
export const commitBatch = async (
  userId: string,
  batch: Pick<Batch, 'changeSeq' | 'rule'>,
  changes: BatchChanges,
  run: Run = planned,
): Promise<boolean> =>
  (await run('commit-batch', commitSql, commitValues(userId, batch, changes))).length === 1

export const hotStatements = { loadSql, commitSql }
