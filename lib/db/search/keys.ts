import type { Pieces, Search } from '@/lib/core/search/terms'
import { tagNeedle, textNeedle } from './needles'
import type { Place } from './places'
import type { SearchScene } from './scene'
import type { Values } from './values'

/** So many bytes of text in a row are what the index knows, whatever they say. */
const leastBytes = 3

/** True when a text of these pieces has keys in the index (`text_keys_of`). */
export const hasKeys = (pieces: Pieces): boolean =>
  pieces.some((piece) => Buffer.byteLength(piece.normalize('NFKC').toLowerCase()) >= leastBytes)

const learnerOf = (userId: string): string => userId.slice(-17)

/** The key of all notes of a learner, as a query. */
export const learnerQuery = (userId: string): string => `'\u0001${learnerOf(userId)}'`

/** The keys of the notes of a learner in any of some places, as a query. */
export const placesQuery = (userId: string, places: readonly Place[]): string =>
  places.map(({ level, number }) => `'\u0001${learnerOf(userId)}:${level}:${number}'`).join(' | ')

const libraryQuery = (libraryId: string): string => `'\u0003${libraryId}'`

/**
 * The keys that every note has which an inverted search finds, as a query. A note that has them may not fit: they tell
 * nothing of cards, of what must not be there, and of more than four bytes in a row.
 */
export const searchQuery = (search: Search, scene: SearchScene): string => {
  const queries = (parts: readonly Search[]) => parts.map((part) => `(${searchQuery(part, scene)})`)
  switch (search.kind) {
    case 'and':
      return queries(search.parts.filter(isInverted)).join(' & ')
    case 'or':
      return queries(search.parts).join(' | ')
    case 'text': {
      const { keys, libraryIds } = scene.needles.get(textNeedle(search))!
      // The database may fold a text shorter than was thought here: then every note may have it.
      return keys.length === 0
        ? learnerQuery(scene.userId)
        : [`(${keys.join(' & ')})`, ...libraryIds.map(libraryQuery)].join(' | ')
    }
    case 'tag':
      return scene.needles.get(tagNeedle(search))!.keys[0]!
    default:
      throw new Error(`no index leads to what ${search.kind} finds`)
  }
}

/** True when the index on text and tags leads to all that a search finds. */
export const isInverted = (search: Search): boolean => {
  switch (search.kind) {
    case 'and':
      return search.parts.some(isInverted)
    case 'or':
      return search.parts.every(isInverted)
    case 'text':
      return hasKeys(search.pieces)
    case 'tag':
      return search.pieces.length === 1
    default:
      return false
  }
}

/** The condition that `note n` has the keys of a query, in the words of the index, which it answers alone. */
export const withKeys = (query: string): string =>
  `note_keys_of(n.user_id, n.id, n.library_id, n.tag_paths, n.search_text) @@ ${query}`

/** That `note n` is the learner's, said so that no other index is asked for all of theirs beside the one of the search. */
export const ownByKeys = 'n.deleted_at is null and (n.user_id = $1) is true'

/** The condition that `note n` is the learner's, and, where the index of the search leads to what is found, that it does. */
export const ownSql = (search: Search, scene: SearchScene, values: Values): string =>
  isInverted(search)
    ? `${ownByKeys} and ${withKeys(values.add(learnerQuery(scene.userId), 'tsquery'))}
         and ${withKeys(values.add(searchQuery(search, scene), 'tsquery'))}`
    : 'n.deleted_at is null and n.user_id = $1'
