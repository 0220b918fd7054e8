import type { ListNotesQuery, ListNotesReply } from '@/lib/contract/notes'
import { noteTypeByKey } from '@/lib/core/content/note-types'
import { AppError } from '@/lib/core/errors'
import { formatDay } from '@/lib/core/study-day'
import { uuidPattern } from '@/lib/core/uuid'
import { findNotePage } from '@/lib/db/search/find'
import { loadListing, type ListedNote } from '@/lib/db/search/listing'
import type { NotePlace } from '@/lib/db/search/page'
import type { SearchScene } from '@/lib/db/search/scene'
import type { Context } from './context'
import { loadUpTo } from './load-up-to'
import { readNoteSearch } from './read-search'

/** `<id>`, or `<ms>.<id>` where the time of editing sorts. */
const placeOf = (cursor: string): NotePlace => {
  const [, at, id] = /^(?:(\d{1,14})\.)?(.+)$/s.exec(cursor) ?? []
  if (id === undefined || !uuidPattern.test(id))
    throw new AppError('invalid-input', 'This cursor is not one of ours. Leave it out to begin anew.', {
      fields: { cursor: 'is no cursor' },
    })
  return { id, at: Number(at ?? 0) }
}

const cursorOf = ({ id, updatedAt }: ListedNote, sort: ListNotesQuery['sort']): string =>
  sort === 'edited' ? `${updatedAt.getTime()}.${id}` : id

const replyOf = (note: ListedNote, { decks }: SearchScene): ListNotesReply['notes'][number] => ({
  ...note,
  deckName: decks.find(({ id }) => id === note.deckId)?.name ?? '',
  noteTypeName: noteTypeByKey(note.noteType)?.name ?? note.noteType,
  createdAt: note.createdAt.toISOString(),
  updatedAt: note.updatedAt.toISOString(),
  cardCount: note.cards[0]?.cardCount ?? 0,
  cards: note.cards.map(({ id, ordinal, state, dueAt, dueDay, suspended, flag }) => ({
    ...{ id, ordinal, state, suspended, flag },
    dueAt: dueAt === null ? null : new Date(dueAt).toISOString(),
    dueDay: dueDay === null ? null : formatDay(dueDay),
  })),
})

/** Two screens of rows: what a page costs is mostly its notes. */
const usualLimit = 30

const mostCharacters = 4_000_000

const sizeOf = ({ fields }: ListedNote): number =>
  Object.values(fields).reduce((sum, text) => sum + text.length, 0)

/**
 * The learner's notes that a search finds, a page at a time; of very long notes a page holds fewer than were asked for.
 * @throws AppError invalid-input for a search or a cursor that cannot be read
 */
export const listNotes = async (context: Context, query: ListNotesQuery): Promise<ListNotesReply> => {
  const after = query.cursor === undefined ? null : placeOf(query.cursor)
  const limit = query.limit ?? usualLimit
  const { search, scene } = await readNoteSearch(context, query)
  const ids = await findNotePage(search, scene, { sort: query.sort ?? 'newest', after, limit: limit + 1 })
  const wanted = ids.slice(0, limit)
  const notes = await loadUpTo(wanted, (piece) => loadListing(scene.userId, piece), sizeOf, mostCharacters)
  const last = notes.at(-1)
  const isMore = ids.length > limit || last?.id !== wanted.at(-1)
  return {
    notes: notes.map((note) => replyOf(note, scene)),
    nextCursor: last && isMore ? cursorOf(last, query.sort) : null,
  }
}
