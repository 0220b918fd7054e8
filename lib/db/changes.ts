import { changedTables, groupChanges, type ChangedTable, type ChangeGroup } from '@/lib/core/change'
import { database } from './database'
import { inTx, type LearnerRow, type Tx } from './learner'

/**
 * The columns of each table that a change keeps: what a learner sets by hand. What follows from the log is not among
 * them, and whether a card is suspended is worked out from two that are.
 */
export const trackedColumns = {
  deck: ['name', 'preset_id', 'library_slug', 'deleted_at'],
  note: [
    'deck_id',
    'note_type',
    'fields',
    'tags',
    'rendered',
    'title',
    'first_field_hash',
    'guid',
    'library_id',
    'library_version',
    'updated_at',
    'deleted_at',
  ],
  card: [
    'deck_id',
    'competency',
    'position',
    'suspended_by_hand',
    'leech_cleared_entry',
    'buried_day',
    'flag',
    'deleted_at',
  ],
} as const satisfies Record<ChangedTable, readonly string[]>

/** The columns that no change keeps: what a row is, when it came, and what follows from its log. */
export const untrackedColumns: Record<ChangedTable, readonly string[]> = {
  deck: ['user_id', 'id', 'created_at'],
  note: ['user_id', 'id', 'created_at', 'search_text', 'tag_paths'],
  card: [
    ...['user_id', 'id', 'note_id', 'ordinal', 'created_at', 'change_seq'],
    ...['state', 'step', 'due_at', 'due_day', 'stability', 'difficulty', 'interval_days', 'reps', 'lapses'],
    ...['last_reviewed_at', 'last_study_day', 'last_entry_at', 'last_entry_id', 'basis'],
    ...['preset_id', 'preset_revision', 'suspended', 'leech_entry', 'ladder', 'rung'],
  ],
}

export type TrackedColumn<Table extends ChangedTable> = (typeof trackedColumns)[Table][number]

/** Rows as they were when they began to be watched; rows that read the same stand together. */
export type Watched = {
  table: ChangedTable
  columns: readonly string[]
  rows: { ids: string[]; before: ChangeGroup['before'] }[]
}[]

const objectOf = (columns: readonly string[]): string =>
  `jsonb_build_object(${columns.map((column) => `'${column}', r.${column}`).join(', ')})`

const watchSql = (table: ChangedTable, columns: readonly string[]): string => `
select jsonb_agg(w.id) as ids, w.before from (
  select r.id, ${objectOf(columns)} as before from ${table} r
  where r.user_id = $1::uuid and r.id = any($2::uuid[])
) w group by w.before`

/**
 * Notes how some rows stand, before they are changed; give it to `recordChange` afterwards. Where many rows change in
 * one column, name that column: the others are then not read.
 */
export const watchRows = async <Table extends ChangedTable>(
  tx: Tx,
  userId: string,
  table: Table,
  ids: readonly string[],
  columns: readonly TrackedColumn<Table>[] = trackedColumns[table],
): Promise<Watched> =>
  ids.length === 0
    ? []
    : [
        {
          table,
          columns,
          rows: await inTx<Watched[0]['rows'][0]>(tx, watchSql(table, columns), [userId, ids]),
        },
      ]

// `offset 0`: each row by its key, whatever the planner thinks of the learner (undo-change.ts).
const diffSql = (table: ChangedTable, columns: readonly string[]): string => `
select jsonb_agg(p.id) as ids, p.before, p.after from (
  select r.id, w.before, ${objectOf(columns)} as after
  from jsonb_to_recordset($2::jsonb) as w (ids uuid[], before jsonb)
  cross join lateral unnest(w.ids) as i (id)
  cross join lateral (select * from ${table} r where r.user_id = $1::uuid and r.id = i.id offset 0) r
) p where p.before <> p.after group by p.before, p.after`

/** What became of the watched rows. */
const diff = async (tx: Tx, userId: string, watched: Watched): Promise<Record<string, ChangeGroup[]>> => {
  const groups: Record<string, ChangeGroup[]> = {}
  for (const { table, columns, rows } of watched) {
    const found = await inTx<ChangeGroup>(tx, diffSql(table, columns), [userId, JSON.stringify(rows)])
    const changed = groupChanges([...(groups[table] ?? []), ...found])
    if (changed.length > 0) groups[table] = changed
  }
  return groups
}

/** The changes kept a learner, and the most rows that they name together; older ones can no longer be undone. */
export const mostChanges = 200
export const mostChangedRows = 1_000_000

const pruneSql = `
delete from change where user_id = $1::uuid and id in (
  select c.id from (
    select id, row_number() over w as place, sum(row_count) over w as held
    from change where user_id = $1::uuid window w as (order by seq desc)
  ) c where c.place > ${mostChanges} or (c.place > 1 and c.held > ${mostChangedRows}))`

/** Under which id a change is kept, and when it is made: chance and time come in by the door. */
export type NewChange = { id: string; at: Date }

export type ChangeRecord = NewChange & { kind: string; label: string }

/** What a change did: rows it found and changed, rows it made, log entries it wrote under one batch. */
export type ChangedRows = {
  watched?: Watched
  created?: Partial<Record<ChangedTable, readonly string[]>>
  batchId?: string | null
}

const countOf = (lists: readonly (readonly unknown[])[]): number =>
  lists.reduce((sum, list) => sum + list.length, 0)

/**
 * Records a change in the transaction that makes it, and lets the oldest go.
 * @returns its id, or null when nothing changed
 */
export const recordChange = async (
  tx: Tx,
  learner: LearnerRow,
  { id, at, kind, label }: ChangeRecord,
  { watched = [], created = {}, batchId = null }: ChangedRows,
): Promise<string | null> => {
  const { userId, changeSeq } = learner
  const groups = await diff(tx, userId, watched)
  const made = Object.fromEntries(
    changedTables.flatMap((table) => (created[table]?.length ? [[table, created[table]]] : [])),
  )
  const rowCount =
    countOf(Object.values(made)) +
    countOf(
      Object.values(groups)
        .flat()
        .map(({ ids }) => ids),
    )
  if (rowCount === 0 && batchId === null) return null
  await tx.change.create({
    data: {
      userId,
      id,
      seq: changeSeq,
      kind,
      label,
      createdAt: at,
      groups,
      created: made,
      batchId,
      rowCount,
    } as never,
  })
  await inTx(tx, pruneSql, [userId])
  return id
}

export type ChangeRow = { id: string; seq: bigint; label: string; createdAt: Date; undoneAt: Date | null }

const listed = { id: true, seq: true, label: true, createdAt: true, undoneAt: true } as const

/** The learner's changes, latest first, one more than asked for when there are more. */
export const findChanges = (userId: string, before: bigint | null, limit: number): Promise<ChangeRow[]> =>
  database().prisma.change.findMany({
    where: { userId, ...(before === null ? {} : { seq: { lt: before } }) },
    orderBy: { seq: 'desc' },
    take: limit + 1,
    select: listed,
  })
