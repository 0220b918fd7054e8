import type { PresetConfig } from '@/lib/core/preset'
import { cardColumnsSql, cardOfJson, siblingDaySql, type CardJson, type CardRow } from './card-rows'
import { planned, type Run } from './database'
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

/** Named for the bench and the test of partitions, which send it too. */
export const loadBatchSql = `
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
  const [row] = await run<Loaded>('load-batch', loadBatchSql, [
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
