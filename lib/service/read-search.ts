import type { CountNotesQuery } from '@/lib/contract/notes'
import { AppError } from '@/lib/core/errors'
import { brokenSentence } from '@/lib/core/search/broken'
import { parseSearch } from '@/lib/core/search/parse'
import { SearchError, type Search } from '@/lib/core/search/terms'
import { foldText } from '@/lib/core/search/tokens'
import { loadSearchScene, type SearchScene } from '@/lib/db/search/scene'
import type { Context } from './context'

/**
 * Reads a search.
 * @throws AppError invalid-input with a sentence that says what to mend and where, also under `q`
 */
export const readSearch = (q: string): Search => {
  try {
    return parseSearch(q)
  } catch (error) {
    if (!(error instanceof SearchError)) throw error
    const sentence = brokenSentence(q, error)
    throw new AppError('invalid-input', sentence, { fields: { q: sentence } })
  }
}

const deckPart = (deckId: string, { decks }: SearchScene): Search => {
  const name = decks.find(({ id }) => id === deckId)?.name
  // A deck that is not there holds nothing.
  return name === undefined
    ? { kind: 'not', part: { kind: 'all' } }
    : { kind: 'deck', pieces: [foldText(name)] }
}

/**
 * What a query asks for, and what has to be known of the learner to answer it.
 * @throws AppError invalid-input for a search that cannot be read, unauthenticated when the learner is gone
 */
export const readNoteSearch = async (
  { viewer, now }: Context,
  { q, deckId, mine }: CountNotesQuery,
): Promise<{ search: Search; scene: SearchScene }> => {
  const search = readSearch(q ?? '')
  const scene = await loadSearchScene(viewer.userId, now, search)
  if (!scene) throw new AppError('unauthenticated', 'Sign in again: this account is gone.')
  const parts: Search[] = [
    ...(search.kind === 'all' ? [] : search.kind === 'and' ? search.parts : [search]),
    ...(deckId === undefined ? [] : [deckPart(deckId, scene)]),
    ...(mine === 1 ? [{ kind: 'note-is', condition: 'mine' } as const] : []),
  ]
  return { search: parts.length === 0 ? { kind: 'all' } : { kind: 'and', parts }, scene }
}
