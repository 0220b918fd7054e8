import type { ExportQuery } from '@/lib/contract/exports'
import type { FileReply } from '@/lib/contract/files'
import { isInside } from '@/lib/core/deck'
import { AppError } from '@/lib/core/errors'
import { findDecks, type DeckRow } from '@/lib/db/decks'
import type { Context } from './context'
import { csvExport } from './export-csv'
import { jsonExport } from './export-json'
import { markdownExport } from './export-markdown'

/** The deck with those inside it; all of them when none is named. */
const decksOf = async (userId: string, deckId: string | undefined): Promise<DeckRow[]> => {
  const decks = await findDecks(userId)
  if (deckId === undefined) return decks
  const root = decks.find(({ id }) => id === deckId)
  if (!root) throw new AppError('not-found', 'There is no such deck.')
  return decks.filter((deck) => deck === root || isInside(deck.name, root.name))
}

/**
 * The learner's notes, or everything they have, as a file that is written while it is sent.
 * @throws AppError not-found for a deck, invalid-input for packages, which are not written yet
 */
export const getExport = async (
  { viewer, now }: Context,
  { format, deckId }: ExportQuery,
): Promise<FileReply> => {
  const { userId } = viewer
  if (format === 'apkg' || format === 'colpkg')
    throw new AppError('invalid-input', 'Anki packages cannot be written yet. Anki reads the CSV export.', {
      fields: { format: 'is not written yet' },
    })
  if (format === 'json' && deckId !== undefined)
    throw new AppError('invalid-input', 'JSON is everything you have. Leave the deck out.', {
      fields: { deckId: 'is for CSV and Markdown' },
    })
  const day = new Date(now).toISOString().slice(0, 10)
  const file = (kind: string, type: string, bytes: AsyncIterable<Uint8Array>): FileReply => ({
    ...{ type, bytes, keep: 'never' },
    name: `crossover-${day}.${kind}`,
  })
  if (format === 'json') return file('json', 'application/json; charset=utf-8', jsonExport(userId, now))
  const decks = await decksOf(userId, deckId)
  if (format === 'csv') {
    const ids = deckId === undefined ? null : decks.map(({ id }) => id)
    return file('csv', 'text/csv; charset=utf-8', csvExport(userId, ids))
  }
  return decks.length === 1
    ? file('md', 'text/markdown; charset=utf-8', markdownExport(userId, decks, 'one'))
    : file('zip', 'application/zip', markdownExport(userId, decks, 'zip'))
}
