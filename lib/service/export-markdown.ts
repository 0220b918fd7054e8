import { deckPath, markdownCard } from '@/lib/core/codec/markdown-write'
import type { DeckRow } from '@/lib/db/decks'
import { eachNote } from '@/lib/db/exports'
import { zipFiles } from '@/lib/io/zip'

const textOf = async (userId: string, deck: DeckRow): Promise<string> => {
  let text = ''
  for await (const notes of eachNote(userId, [deck.id])) text += notes.map(markdownCard).join('')
  return text
}

async function* filesOf(userId: string, decks: readonly DeckRow[]) {
  const taken = new Set<string>()
  for (const deck of decks) {
    const text = await textOf(userId, deck)
    if (text === '') continue
    let path = deckPath(deck.name)
    for (let number = 2; taken.has(path.toLowerCase()); number++)
      path = deckPath(deck.name).replace(/\.md$/, ` ${number}.md`)
    taken.add(path.toLowerCase())
    yield { path, text }
  }
}

/** Notes as Markdown: one file for one deck, or a zip with a file a deck. */
export async function* markdownExport(
  userId: string,
  decks: readonly DeckRow[],
  shape: 'one' | 'zip',
): AsyncGenerator<Uint8Array> {
  if (shape === 'zip') return yield* zipFiles(filesOf(userId, decks))
  for (const deck of decks) yield new TextEncoder().encode(await textOf(userId, deck))
}
