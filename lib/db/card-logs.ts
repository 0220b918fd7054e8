import { planned, type Run } from './database'
import { entryOfJson, voidedBySql, type EntryJson, type EntryRow } from './entry-rows'

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
