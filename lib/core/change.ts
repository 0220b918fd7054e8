/** The tables whose rows a learner changes by hand; what a change did to them can be undone. */
export const changedTables = ['deck', 'note', 'card'] as const
export type ChangedTable = (typeof changedTables)[number]

/** Values of some columns, by their names in the database. */
export type Columns = Record<string, unknown>

/** Rows that changed alike: the columns that differ, before and after. */
export type ChangeGroup = { ids: string[]; before: Columns; after: Columns }

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Columns that follow from others: put back with the rest, but no change by themselves, and never in the way of an undo. */
export const followingColumns: readonly string[] = ['updated_at', 'first_field_hash', 'title']

/**
 * Leaves of each group only the columns that differ, and makes one group of those that then read the same, so that a
 * flag on ten thousand cards is one group of ten thousand ids.
 */
export const groupChanges = (groups: readonly ChangeGroup[]): ChangeGroup[] => {
  const merged = new Map<string, ChangeGroup>()
  for (const { ids, before, after } of groups) {
    const names = Object.keys(before).filter((name) => !isSame(before[name], after[name]))
    if (names.every((name) => followingColumns.includes(name))) continue
    const only = (columns: Columns): Columns =>
      Object.fromEntries(names.sort().map((name) => [name, columns[name]]))
    const group = { ids, before: only(before), after: only(after) }
    const key = JSON.stringify([group.before, group.after])
    const same = merged.get(key)
    if (same) same.ids = same.ids.concat(ids)
    else merged.set(key, group)
  }
  return [...merged.values()]
}

const mostOfName = 60

const shortened = (name: string): string =>
  name.length > mostOfName ? `${name.slice(0, mostOfName - 1).trimEnd()}…` : name

/** "Deleted 3 notes", "Deleted the note “What is NDCG?”", "Flagged a card". */
export const changeLabel = (
  verb: string,
  count: number,
  noun: 'note' | 'card' | 'deck',
  name = '',
): string => {
  if (count !== 1) return `${verb} ${count.toLocaleString('en-GB')} ${noun}s`
  return name === '' ? `${verb} a ${noun}` : `${verb} the ${noun} “${shortened(name)}”`
}
