import { changedTables, followingColumns, type ChangedTable } from '@/lib/core/change'
import { parentName } from '@/lib/core/deck'
import { trackedColumns, type ChangeRow } from './changes'
import { followLadders } from './ladders'
import { changeLearner, inTx, type LearnerRow, type Tx } from './learner'
import { moveCards } from './move-cards'

/** Why a change stays as it is. */
export type UndoRefusal =
  | 'missing'
  | 'undone'
  /** A later change touched the same rows. */
  | 'changed'
  /** A deck has the name that would come back. */
  | 'name-taken'
  /** What would come back has no deck, or no deck above it, any more. */
  | 'deck-gone'
  /** Something lies in a deck that would go. */
  | 'deck-in-use'
  /** The preset that a deck would have again was deleted. */
  | 'preset-gone'
  /** The learner has the same library cards again. */
  | 'library-again'

/** Ends the transaction with nothing done. */
class Refused extends Error {
  constructor(readonly why: UndoRefusal) {
    super(why)
  }
}

const refuseIf = (isSo: boolean, why: UndoRefusal): void => {
  if (isSo) throw new Refused(why)
}

/** Ids of the rows that a change touched, by table. */
type Rows = { changed: Record<ChangedTable, string[]>; created: Record<ChangedTable, string[]> }

const rowsSql = `
select t.name, jsonb_agg(i.id) as ids, 'changed' as way from change x, jsonb_each(x.groups) as t (name, groups),
  jsonb_array_elements(t.groups) as g, jsonb_array_elements_text(g -> 'ids') as i (id)
where x.user_id = $1::uuid and x.id = $2::uuid group by t.name
union all
select t.name, t.ids, 'created' from change x, jsonb_each(x.created) as t (name, ids)
where x.user_id = $1::uuid and x.id = $2::uuid`

const findRows = async (tx: Tx, userId: string, changeId: string): Promise<Rows> => {
  const rows: Rows = { changed: { deck: [], note: [], card: [] }, created: { deck: [], note: [], card: [] } }
  type Found = { way: keyof Rows; name: ChangedTable; ids: string[] }
  for (const { way, name, ids } of await inTx<Found>(tx, rowsSql, [userId, changeId])) rows[way][name] = ids
  return rows
}

/**
 * The rows of a change as they are, with their columns before and after, for a table; $1 is the learner, $2 the change.
 * Each row is looked up by its key: `offset 0` keeps the planner, which does not know how many rows a learner new to it
 * has, from going through all of them for each.
 */
const given = (table: ChangedTable) => `
with given as (
  select i.id, g.before, g.after, r.now from change x
  cross join lateral jsonb_to_recordset(x.groups -> '${table}') as g (ids uuid[], before jsonb, after jsonb)
  cross join lateral unnest(g.ids) as i (id)
  left join lateral (select r as now from ${table} r where r.user_id = $1::uuid and r.id = i.id offset 0) r on true
  where x.user_id = $1::uuid and x.id = $2::uuid
)`

const following = `array[${followingColumns.map((column) => `'${column}'`).join(', ')}]`

// A row that holds every value of `after` is itself when they are put into it.
const changedSinceSql = (table: ChangedTable) => `${given(table)}
select id::text as id from given where now is null or jsonb_populate_record(now, after - ${following}) <> now limit 1`

const touchedSinceSql = `
select i.id from change x, jsonb_each(x.groups) as t (name, groups), jsonb_array_elements(t.groups) as g,
  jsonb_array_elements_text(g -> 'ids') as i (id)
where x.user_id = $1::uuid and x.seq > $2::bigint and x.undone_at is null
intersect select unnest($3::text[]) limit 1`

/** A change is undone only while each column it changed holds what it left there, and what it made was left alone. */
const checkUntouched = async (tx: Tx, userId: string, change: ChangeRow, rows: Rows): Promise<void> => {
  for (const table of changedTables) {
    const changed = await inTx(tx, changedSinceSql(table), [userId, change.id])
    refuseIf(changed.length > 0, 'changed')
  }
  const touched = await inTx(tx, touchedSinceSql, [userId, change.seq, Object.values(rows.created).flat()])
  refuseIf(touched.length > 0, 'changed')
}

const namesTakenSql = `${given('deck')}, back as (
  select n.id, n.name from given cross join lateral jsonb_populate_record(now, before) n where n.deleted_at is null
)
select 1 from back join deck d on d.user_id = $1::uuid and d.deleted_at is null and lower(d.name) = lower(back.name)
where d.id not in (select id from back) limit 1`

const presetsGoneSql = `${given('deck')}
select 1 from given cross join lateral jsonb_populate_record(now, before) b
join preset p on p.user_id = $1::uuid and p.id = b.preset_id
where b.preset_id <> (now).preset_id and p.deleted_at is not null limit 1`

const libraryAgainSql = `${given('note')}
select 1 from given cross join lateral jsonb_populate_record(now, before) b
cross join lateral (
  select n.id from note n where n.user_id = $1::uuid and n.library_id = b.library_id and n.deleted_at is null offset 0) n
where b.deleted_at is null and (now).deleted_at is not null and b.library_id is not null and n.id <> b.id limit 1`

/** What other rows stand in the way of is looked at first, so that a refusal has its reason. */
const checkOthers = async (tx: Tx, userId: string, changeId: string): Promise<void> => {
  refuseIf((await inTx(tx, namesTakenSql, [userId, changeId])).length > 0, 'name-taken')
  refuseIf((await inTx(tx, presetsGoneSql, [userId, changeId])).length > 0, 'preset-gone')
  refuseIf((await inTx(tx, libraryAgainSql, [userId, changeId])).length > 0, 'library-again')
}

type MovedGroup = { ids: string[]; before: { deck_id?: string; competency?: string | null } }

const movedSql = `
select g.ids, g.before from change x
cross join lateral jsonb_to_recordset(x.groups -> 'card') as g (ids jsonb, before jsonb)
where x.user_id = $1::uuid and x.id = $2::uuid
  and (g.before -> 'deck_id' is not null or g.before -> 'competency' is not null)`

/** Cards that were moved go back with the days they were answered on. */
const moveBack = async (tx: Tx, learner: LearnerRow, changeId: string): Promise<void> => {
  for (const { ids, before } of await inTx<MovedGroup>(tx, movedSql, [learner.userId, changeId]))
    await moveCards(tx, learner, ids, {
      ...(before.deck_id === undefined ? {} : { deckId: before.deck_id }),
      ...(before.competency === undefined ? {} : { competency: before.competency }),
    })
}

/** A time of change is put back only where nothing else has moved it. */
const beforeOf: Record<ChangedTable, string> = {
  deck: 'before',
  note: `case when (now).updated_at = (after ->> 'updated_at')::timestamptz then before else before - 'updated_at' end`,
  card: 'before',
}

const suspendedAgain = `suspended = n.suspended_by_hand or (n.leech_entry is not null and n.leech_entry is distinct from n.leech_cleared_entry), change_seq = $4::bigint`

const restoreSql = (table: ChangedTable) => `${given(table)}
update ${table} t set ${trackedColumns[table].map((column) => `${column} = n.${column}`).join(', ')}${table === 'card' ? `, ${suspendedAgain}` : ''}
from (select n.* from given cross join lateral jsonb_populate_record(now, ${beforeOf[table]}) n) n where t.user_id = $1::uuid and t.id = any($3::uuid[]) and t.id = n.id`

const unmakeSql = (table: ChangedTable) => `
update ${table} set deleted_at = $3::timestamptz${table === 'card' ? ', change_seq = $4::bigint' : ''}
where user_id = $1::uuid and id = any($2::uuid[]) and deleted_at is null`

const restore = async (
  tx: Tx,
  { userId, changeSeq }: LearnerRow,
  changeId: string,
  rows: Rows,
  at: Date,
): Promise<void> => {
  for (const table of changedTables) {
    const moved = table === 'card' ? [changeSeq] : []
    if (rows.changed[table].length > 0)
      await inTx(tx, restoreSql(table), [userId, changeId, rows.changed[table], ...moved])
    await inTx(tx, unmakeSql(table), [userId, rows.created[table], at, ...moved])
  }
}

const homelessSql = `
select 1 from note n join deck d on d.user_id = $1::uuid and d.id = n.deck_id
where n.user_id = $1::uuid and n.id = any($2::uuid[]) and n.deleted_at is null and d.deleted_at is not null
union all
select 1 from card c join deck d on d.user_id = $1::uuid and d.id = c.deck_id join note n on n.user_id = $1::uuid and n.id = c.note_id
where c.user_id = $1::uuid and c.id = any($3::uuid[]) and c.deleted_at is null
  and (d.deleted_at is not null or n.deleted_at is not null)
limit 1`

const inUseSql = `
select 1 from deck d where d.user_id = $1::uuid and d.id = any($2::uuid[]) and d.deleted_at is not null and (
  exists (select 1 from card c where c.user_id = $1::uuid and c.deck_id = d.id and c.deleted_at is null)
  or exists (select 1 from note n where n.user_id = $1::uuid and n.deck_id = d.id and n.deleted_at is null))
limit 1`

/** Live decks whose deck above is not there. */
const findOrphans = async (tx: Tx, userId: string): Promise<Set<string>> => {
  const decks = await tx.deck.findMany({ where: { userId, deletedAt: null }, select: { name: true } })
  const names = new Set(decks.map(({ name }) => name.toLowerCase()))
  return new Set(
    [...names].filter((name) => {
      const parent = parentName(name)
      return parent !== null && !names.has(parent)
    }),
  )
}

/** What came back must have its place, and nothing may lie in what went. */
const checkPlaces = async (
  tx: Tx,
  userId: string,
  { changed, created }: Rows,
  orphansBefore: Set<string>,
): Promise<void> => {
  const [decks, notes, cards] = changedTables.map((table) => [...changed[table], ...created[table]])
  refuseIf((await inTx(tx, inUseSql, [userId, decks])).length > 0, 'deck-in-use')
  refuseIf((await inTx(tx, homelessSql, [userId, notes, cards])).length > 0, 'deck-gone')
  const orphans = await findOrphans(tx, userId)
  refuseIf(
    [...orphans].some((name) => !orphansBefore.has(name)),
    'deck-gone',
  )
}

/** Takes the log entries of a batch out of the fold of their cards, inside the transaction. */
export type VoidBatch = (tx: Tx, learner: LearnerRow, batchId: string) => Promise<void>

const undoTimeoutMs = 120_000

/** From so many rows on, two lists are never compared row by row, whatever the planner expects of their lengths. */
const manyRows = 1000

const joinByHash = async (tx: Tx): Promise<void> => {
  await inTx(tx, `select set_config('enable_nestloop', 'off', true)`, [])
}

/**
 * Undoes one change exactly: puts back what it changed, takes away what it made, and voids the log entries it wrote. All
 * of it or nothing.
 */
export const undoChange = async (
  userId: string,
  id: string,
  at: Date,
  voidBatch: VoidBatch,
): Promise<ChangeRow | UndoRefusal> => {
  try {
    return await changeLearner(
      userId,
      async (tx, learner) => {
        const change = await tx.change.findUnique({
          where: { userId_id: { userId, id } },
          omit: { groups: true, created: true },
        })
        if (!change) return 'missing'
        if (change.undoneAt) return 'undone'
        if (change.rowCount > manyRows) await joinByHash(tx)
        const rows = await findRows(tx, userId, id)
        await checkUntouched(tx, userId, change, rows)
        await checkOthers(tx, userId, id)
        const orphans = await findOrphans(tx, userId)
        if (change.batchId) await voidBatch(tx, learner, change.batchId)
        await moveBack(tx, learner, id)
        await restore(tx, learner, id, rows, at)
        await followLadders(tx, userId, rows.changed.note)
        await checkPlaces(tx, userId, rows, orphans)
        await tx.change.update({ where: { userId_id: { userId, id } }, data: { undoneAt: at } })
        return { ...change, undoneAt: at }
      },
      undoTimeoutMs,
    )
  } catch (error) {
    if (error instanceof Refused) return error.why
    throw error
  }
}
