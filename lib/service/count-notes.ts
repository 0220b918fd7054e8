import type { CountNotesQuery, CountNotesReply } from '@/lib/contract/notes'
import { countFound } from '@/lib/db/search/find'
import type { Context } from './context'
import { readNoteSearch } from './read-search'

const countedUpTo = 1000

/** How many notes a search finds, up to a thousand. @throws AppError invalid-input for a search that cannot be read */
export const countNotes = async (context: Context, query: CountNotesQuery): Promise<CountNotesReply> => {
  const { search, scene } = await readNoteSearch(context, query)
  const found = await countFound(search, scene, countedUpTo + 1)
  return { count: { notes: Math.min(found, countedUpTo), more: found > countedUpTo } }
}
