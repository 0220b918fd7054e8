import { deckPath, markdownCard } from '@/lib/core/codec/markdown-write'
import type { DeckRow } from '@/lib/db/decks'
import { atOnce, countNotesByDeck, eachNote } from '@/lib/db/exports'
import { zipFiles } from '@/lib/io/zip'

/** Decks that have notes, so many together that their notes are read at once: most decks are small. */
const inPages = (decks: readonly DeckRow[], notesIn: ReadonlyMap<string, number>): DeckRow[][] => {
  const pages: DeckRow[][] = []
  let room = 0
  for (const deck of decks) {
    const notes = notesIn.get(deck.id)
    if (notes === undefined) continue
    if (notes > room) {
      pages.push([])
      room = atOnce
    }
    pages.at(-1)!.push(deck)
    room -= notes
  }
  return pages
}

const textsOf = async (userId: string, decks: readonly DeckRow[]): Promise<Map<string, string>> => {
  const texts = new Map<string, string>()
  for await (const notes of eachNote(
    userId,
    decks.map(({ id }) => id),
  ))
    for (const note of notes) texts.set(note.deckId, (texts.get(note.deckId) ?? '') + markdownCard(note))
  return texts
}

async function* filesOf(userId: string, decks: readonly DeckRow[]) {
  const taken = new Set<string>()
  for (const page of inPages(decks, await countNotesByDeck(userId))) {
    const texts = await textsOf(userId, page)
    for (const deck of page) {
      const text = texts.get(deck.id)
      if (text === undefined) continue
      let path = deckPath(deck.name)
      for (let number = 2; taken.has(path.toLowerCase()); number++)
        path = deckPath(deck.name).replace(/\.md$/, ` ${number}.md`)
      taken.add(path.toLowerCase())
      yield { path, text }
    }
  }
}

/** Notes as Markdown: one file for one deck, or a zip with a file a deck. */
export async function* markdownExport(
  userId: string,
  decks: readonly DeckRow[],
  shape: 'one' | 'zip',
): AsyncGenerator<Uint8Array> {
  if (shape === 'zip') return yield* zipFiles(filesOf(userId, decks))
  for (const deck of decks) yield new TextEncoder().encode((await textsOf(userId, [deck])).get(deck.id) ?? '')
}
