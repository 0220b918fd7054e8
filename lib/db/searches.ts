import { database } from './database'
import { changeLearner } from './learner'

export type SavedSearchRow = { id: string; name: string; query: string; pinned: boolean; createdAt: Date }

const columns = { id: true, name: true, query: true, pinned: true, createdAt: true } as const
const mostSearches = 100

/** The learner's saved searches, oldest first. */
export const findSearches = (userId: string): Promise<SavedSearchRow[]> =>
  database().prisma.savedSearch.findMany({
    where: { userId },
    select: columns,
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })

const isTaken = (rows: readonly SavedSearchRow[], name: string): boolean =>
  rows.some((row) => row.name.toLowerCase() === name.toLowerCase())

/** Keeps a search; 'taken' when one of that name is there, 'full' when there are a hundred. */
export const insertSearch = (
  userId: string,
  search: Omit<SavedSearchRow, 'createdAt'>,
): Promise<SavedSearchRow | 'taken' | 'full'> =>
  changeLearner(userId, async (tx) => {
    const rows = await tx.savedSearch.findMany({ where: { userId }, select: columns })
    if (isTaken(rows, search.name)) return 'taken'
    if (rows.length >= mostSearches) return 'full'
    return tx.savedSearch.create({ data: { userId, ...search }, select: columns })
  })

/** Changes a saved search; 'missing' when the learner has none of that id, 'taken' when another has the name. */
export const updateSearch = (
  userId: string,
  id: string,
  change: Partial<Pick<SavedSearchRow, 'name' | 'query' | 'pinned'>>,
): Promise<SavedSearchRow | 'missing' | 'taken'> =>
  changeLearner(userId, async (tx) => {
    const rows = await tx.savedSearch.findMany({ where: { userId }, select: columns })
    if (!rows.some((row) => row.id === id)) return 'missing'
    const others = rows.filter((row) => row.id !== id)
    if (change.name !== undefined && isTaken(others, change.name)) return 'taken'
    return tx.savedSearch.update({ where: { userId_id: { userId, id } }, data: change, select: columns })
  })

/** Forgets a saved search; false when the learner has none of that id. */
export const removeSearch = async (userId: string, id: string): Promise<boolean> =>
  (await database().prisma.savedSearch.deleteMany({ where: { userId, id } })).count > 0
