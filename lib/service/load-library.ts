import { createHash } from 'node:crypto'
import { ladderPlace } from '@/lib/core/content/ladder'
import { AppError } from '@/lib/core/errors'
import { plainLine } from '@/lib/core/note'
import { countFirstFields } from '@/lib/db/first-field'
import {
  findEditedNotes,
  findKnownLibrary,
  findLibraryNote,
  isLibraryOf,
  markLibrary,
  saveLibrary,
  updateRendered,
  type EditedNote,
  type KnownLibraryNote,
  type LibraryNoteRow,
} from '@/lib/db/library'
import { readLibrary } from '@/lib/io/library-files'
import { contentOf, type NoteContent } from './note-content'

type FileNote = Awaited<ReturnType<typeof readLibrary>>['decks'][number]['notes'][number]

const hashOf = (note: object): string => createHash('sha256').update(JSON.stringify(note)).digest('hex')

const rowOf = (note: FileNote): LibraryNoteRow => {
  const place = ladderPlace(note.ladder, String(note.rung))
  const row = {
    id: note.id,
    position: note.position,
    noteType: note.noteType,
    competency: note.competency,
    step: note.step,
    difficulty: note.difficulty,
    fields: note.fields,
    points: note.points.map((point) => ({ ...point })),
    facts: [...note.facts],
    sources: [...note.sources],
    prerequisites: [...note.prerequisites],
    ladder: place?.ladder ?? null,
    rung: place?.rung ?? null,
    meaning: note.meaning ?? null,
    rendered: Object.fromEntries(note.cards.map(({ ordinal, front, back }) => [ordinal, { front, back }])),
    title: plainLine(note.fields.Question ?? note.fields.Text ?? ''),
    version: note.version,
  }
  return { ...row, contentHash: hashOf(row) }
}

/** What a note comes to with its library note as it is now; null where the two no longer go together. */
const correctedOf = async (note: EditedNote): Promise<NoteContent | null> => {
  const library = await findLibraryNote(note.libraryId)
  if (!library) return null
  try {
    return await contentOf(note.noteType, { ...library.fields, ...note.fields }, note.tags, library)
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}

/** A correction reaches every field that a learner has not changed; what they changed stays theirs. */
const correctEdited = async (changed: ReadonlySet<string>): Promise<void> => {
  for (const note of await findEditedNotes([...changed])) {
    const content = await correctedOf(note)
    if (content) await updateRendered(note.userId, note.id, content.rendered, content.title)
  }
}

const bringTo = async (contentDir: string, now: number): Promise<number> => {
  const { decks, issues } = await readLibrary(contentDir)
  if (issues.length > 0) throw new Error(`the library is broken: ${JSON.stringify(issues[0])}`)
  const rows = decks.map(({ notes, ...deck }, position) => ({
    slug: deck.slug,
    name: deck.name,
    competency: deck.competency,
    description: deck.description,
    version: deck.version,
    position,
    notes: notes.map(rowOf),
  }))
  const known = await findKnownLibrary()
  const notes = rows.flatMap((deck) => deck.notes)
  const idsOf = (isOne: (note: LibraryNoteRow, was: KnownLibraryNote | undefined) => boolean) =>
    new Set(notes.filter((note) => isOne(note, known.get(note.id))).map(({ id }) => id))
  const changed = idsOf((note, was) => was?.contentHash !== note.contentHash || was.retiredAt !== null)
  const moved = idsOf(
    (note, was) => was !== undefined && (was.ladder !== note.ladder || was.rung !== note.rung),
  )
  const revised = idsOf((note, was) => was !== undefined && (note.meaning ?? 0) > (was.meaning ?? 0))
  const present = [...known.values()].filter(({ retiredAt }) => retiredAt === null)
  if (changed.size > 0 || present.length !== notes.length)
    await saveLibrary(rows, { changed, moved, revised }, new Date(now))
  // Also what a start that was broken off has left.
  await correctEdited(changed)
  return changed.size
}

/**
 * Brings the library in the database to what stands in content/: changed notes are written, missing ones retired.
 * Learners' cards and what they edited are not touched; a correction shows at their next review.
 * @param build names content/ and the code that sets it: what a start of the same build has brought here is not set
 *   again, which takes seconds; null for content/ that belongs to no build
 * @returns how many notes changed
 * @throws Error when a file of the library is broken: it ships with the product, so that is a bug
 */
export const loadLibrary = async (contentDir: string, now: number, build: string | null): Promise<number> => {
  const isThere = build !== null && (await isLibraryOf(build))
  const changed = isThere ? 0 : await bringTo(contentDir, now)
  if (build !== null && !isThere) await markLibrary(build, new Date(now))
  await countFirstFields()
  return changed
}
