import { findAllNoteIds } from '@/lib/db/search/find'
import type { Context } from './context'
import { readNoteSearch } from './read-search'

/**
 * Ids of all notes that a search finds, newest first, for a change of many at once.
 * @param most one more than this is never given, so that a caller can tell that there are others
 * @throws AppError invalid-input for a search that cannot be read
 */
export const findNoteIds = async (context: Context, q: string, most: number): Promise<string[]> => {
  const { search, scene } = await readNoteSearch(context, { q })
  return findAllNoteIds(search, scene, most + 1)
}
