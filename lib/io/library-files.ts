/** The library as it lies on disk: one folder a deck, one Markdown file a note. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  parseLibraryDeck,
  parseLibraryNote,
  type LibraryDeck,
  type LibraryIssue,
  type LibraryNote,
} from '@/lib/contract/library-file'
import { renderNote, type RenderedCard } from '@/lib/io/render/note'

/** `position` counts the deck's notes from 0, in the order of their ids. */
export type LibraryFileNote = LibraryNote & { cards: RenderedCard[]; position: number }
export type LibraryFileDeck = LibraryDeck & { notes: LibraryFileNote[] }

/**
 * Reads and renders every deck under `contentDir`, in order of folder name. A broken file is an issue, with its path from
 * `contentDir` and its line, and is left out.
 * @throws Error of the file system when the folder cannot be read
 */
export async function readLibrary(
  contentDir: string,
): Promise<{ decks: LibraryFileDeck[]; issues: LibraryIssue[] }> {
  const entries = await readdir(contentDir, { withFileTypes: true })
  const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  const decks: LibraryFileDeck[] = []
  const issues: LibraryIssue[] = []
  for (const folder of folders.sort(inOrder)) {
    const read = await readDeck(contentDir, folder)
    issues.push(...read.issues)
    if (read.deck) decks.push(read.deck)
  }
  return { decks, issues: [...issues, ...repeatedIds(decks)] }
}

async function readDeck(
  contentDir: string,
  folder: string,
): Promise<{ deck?: LibraryFileDeck; issues: LibraryIssue[] }> {
  const files = await readdir(join(contentDir, folder))
  const path = `${folder}/deck.yaml`
  if (!files.includes('deck.yaml'))
    return { issues: [{ path, line: 1, message: 'This deck has no deck.yaml.' }] }
  const { deck, issues } = parseLibraryDeck(await readFile(join(contentDir, path), 'utf8'), path)
  const notes: LibraryFileNote[] = []
  for (const file of files.filter((name) => name.endsWith('.md')).sort(inOrder)) {
    const read = await readNote(contentDir, `${folder}/${file}`)
    issues.push(...read.issues)
    if (read.note) notes.push({ ...read.note, position: notes.length })
  }
  return { deck: deck && { ...deck, notes }, issues }
}

type ReadNote = { note?: LibraryNote & { cards: RenderedCard[] }; issues: LibraryIssue[] }

async function readNote(contentDir: string, path: string): Promise<ReadNote> {
  const { note, issues } = parseLibraryNote(await readFile(join(contentDir, path), 'utf8'), path)
  if (!note) return { issues }
  if (!path.endsWith(`/${note.id}.md`)) {
    return { issues: [{ path, line: 2, message: `The card ${note.id} belongs in a file of its own name.` }] }
  }
  const cards = await renderNote(note.noteType, note.fields, extrasOf(note))
  if (cards.length === 0) return { issues: [{ path, line: 1, message: 'This note makes no card.' }] }
  return { note: { ...note, cards }, issues: [] }
}

/** Sections named Points and Source count where the front matter has none. */
const extrasOf = ({ points, sources }: LibraryNote) => ({
  points: points.length > 0 ? points : undefined,
  sources: sources.length > 0 ? sources : undefined,
})

function repeatedIds(decks: readonly LibraryFileDeck[]): LibraryIssue[] {
  const seen = new Set<string>()
  return decks.flatMap(({ slug, notes }) =>
    notes.flatMap(({ id }) => {
      const repeated = seen.has(id)
      seen.add(id)
      return repeated
        ? [{ path: `${slug}/${id}.md`, line: 2, message: `The id ${id} is taken by another card.` }]
        : []
    }),
  )
}

const inOrder = (a: string, b: string) => a.localeCompare(b, 'en', { numeric: true })
