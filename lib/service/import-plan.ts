import { setImmediate as nextTurn } from 'node:timers/promises'
import type { ImportOptionsInput, ImportPlan } from '@/lib/contract/imports'
import { noteTypeByKey } from '@/lib/core/content/note-types'
import { readDrafts } from '@/lib/core/codec/drafts'
import { stemOf } from '@/lib/core/codec/glossary'
import { isSpecial } from '@/lib/core/codec/columns'
import { layoutImport, type ImportLayout } from '@/lib/core/codec/layout'
import {
  mostRecords,
  type Draft,
  type ImportFormat,
  type ImportIssue,
  type SourceFile,
} from '@/lib/core/codec/plan'
import { Planner, type ImportCounts, type KnownNote, type PlannedNote } from '@/lib/core/codec/planner'
import { parseDeckName } from '@/lib/core/deck'
import { AppError } from '@/lib/core/errors'
import { findDecks, type DeckRow } from '@/lib/db/decks'
import { renderProblem } from '@/lib/io/render/note'

/** An import read to its records, before it is held against what the learner has. */
export type ReadImport = {
  files: readonly SourceFile[]
  layout: ImportLayout
  drafts: Draft[]
  issues: ImportIssue[]
  decks: DeckRow[]
  /** The deck for notes whose record names none. */
  deckName: string
}

/** An import planned: what is to be written, and what is told of it. */
export type PlannedImport = { notes: PlannedNote[]; plan: ImportPlan }

const turnMs = 20

/** Gives other requests their turn every 20 ms, when it is asked at every step. */
const turnGiver = () => {
  let since = performance.now()
  return async (): Promise<void> => {
    if (performance.now() - since < turnMs) return
    await nextTurn()
    since = performance.now()
  }
}

const checkOptions = (options: ImportOptionsInput, layout: ImportLayout): void => {
  const refuse = (field: string, message: string, problem: string): never => {
    throw new AppError('invalid-input', message, { fields: { [field]: problem } })
  }
  if (options.noteType !== undefined && !noteTypeByKey(options.noteType))
    refuse('options.noteType', 'There is no such note type.', 'is none of yours')
  for (const { to } of options.columns ?? []) {
    if (to === null || isSpecial(to)) continue
    const { noteType } = layout.files[0]!
    if (!noteType.fields.some(({ name }) => name === to))
      refuse(
        'options.columns',
        `${noteType.name} notes have no field “${to}”.`,
        'names no field of the note type',
      )
  }
}

/** Millions of characters of a file that is read as a whole, by its format; headings take the longest. */
const longestMillions: Partial<Record<ImportFormat, number>> = { questions: 3, glossary: 3, headings: 1 }

const checkSizes = (files: readonly SourceFile[], layout: ImportLayout): void => {
  for (const [index, { name, text }] of files.entries()) {
    const most = longestMillions[layout.files[index]!.format] ?? Infinity
    if (text.length > most * 1_000_000)
      throw new AppError(
        'too-large',
        `${name === '' ? 'This text' : `“${name.slice(0, 60)}”`} is longer than ${most} MB of Markdown. Split it and import the parts.`,
      )
  }
}

/** A folder of questions, or one such file, is a deck of its name; all else goes to the learner's own deck. */
const homeOf = (files: readonly SourceFile[], layout: ImportLayout, decks: readonly DeckRow[]): string => {
  const [first] = files
  if (
    files.length === 1 &&
    ['questions', 'headings'].includes(layout.files[0]!.format) &&
    first!.name !== ''
  ) {
    const name = parseDeckName(stemOf(first!.name))
    if (name) return name.join('::')
  }
  return (decks.find(({ librarySlug }) => librarySlug === null) ?? decks[0])?.name ?? 'My cards'
}

/**
 * Reads the records of an import, giving other requests their turn every 20 ms.
 * @throws AppError too-large for more than 30,000 records, not-found for a deck that is not the learner's, invalid-input
 */
export const readImport = async (
  userId: string,
  files: readonly SourceFile[],
  options: ImportOptionsInput,
): Promise<ReadImport> => {
  const decks = await findDecks(userId)
  if (options.deckId && !decks.some(({ id }) => id === options.deckId))
    throw new AppError('not-found', 'There is no such deck.')
  const layout = layoutImport(files, options)
  checkOptions(options, layout)
  checkSizes(files, layout)
  const drafts: Draft[] = []
  const issues: ImportIssue[] = []
  const giveTurn = turnGiver()
  for (const read of readDrafts(files, layout)) {
    if ('draft' in read) drafts.push(read.draft)
    else issues.push(read.issue)
    if (drafts.length + issues.length > 2 * mostRecords || drafts.length > mostRecords)
      throw new AppError(
        'too-large',
        `An import takes at most ${mostRecords.toLocaleString('en-GB')} records. Split the file and import the parts.`,
      )
    await giveTurn()
  }
  const chosen = decks.find(({ id }) => id === options.deckId)?.name ?? options.deckName
  const deckName = chosen === undefined ? homeOf(files, layout, decks) : parseDeckName(chosen)!.join('::')
  return { files, layout, drafts, issues, decks, deckName }
}

const mostIssues = 200
const mostNewDecks = 50
const shortened = (text: string, most: number) => (text.length > most ? `${text.slice(0, most - 1)}…` : text)

/** So many decks one import may make. */
const mostDecks = 1000

/**
 * Holds an import against what the learner has. It writes nothing, so that it can be done again under a lock.
 * @throws AppError too-large for more than 1,000 decks that are still to be made
 */
export const planImport = async (read: ReadImport, known: readonly KnownNote[]): Promise<PlannedImport> => {
  const { layout, drafts, decks, deckName } = read
  const planner = new Planner(known, {
    rule: layout.duplicates,
    scope: layout.scope,
    deck: decks.find(({ name }) => name.toLowerCase() === deckName.toLowerCase())?.name ?? deckName,
    deckNames: new Map(decks.map(({ id, name }) => [id, name])),
    problemOf: renderProblem,
  })
  read.issues.forEach((issue) => planner.addIssue(issue))
  const giveTurn = turnGiver()
  for (const draft of drafts) {
    planner.add(draft)
    await giveTurn()
  }
  const { notes, counts } = planner.finish()
  await nextTurn()
  return { notes, plan: planReplyOf(read, notes, counts, planner.issues) }
}

const kinds = ['bad', 'duplicate', 'remark']

/** What is shown of a file is cut by length, perhaps within a character, and may hold what no database keeps. */
const storable = <T>(value: T): T =>
  JSON.parse(
    JSON.stringify(value, (_, part: unknown) =>
      typeof part === 'string' ? part.replace(/\u0000|\p{Surrogate}/gu, '\uFFFD') : part,
    ),
  ) as T

const planReplyOf = (
  { files, layout, decks, deckName }: ReadImport,
  notes: readonly PlannedNote[],
  counts: ImportCounts,
  issues: readonly ImportIssue[],
): ImportPlan => {
  const [first] = layout.files
  const isThere = new Set(decks.map(({ name }) => name.toLowerCase()))
  const deckNames = [...new Set(notes.filter(({ known }) => !known).map(({ deck }) => deck))]
  const newDecks = deckNames.filter((name) => !isThere.has(name.toLowerCase()))
  if (newDecks.length > mostDecks)
    throw new AppError(
      'too-large',
      `This import would make ${newDecks.length.toLocaleString('en-GB')} decks; ${mostDecks.toLocaleString('en-GB')} is the most. Leave the column with decks out, or import a part.`,
    )
  const deck = decks.find(({ name }) => name.toLowerCase() === deckName.toLowerCase())
  const sorted = [...issues].sort(
    (a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || a.file - b.file || a.line - b.line,
  )
  return storable({
    format: first!.format,
    delimiter: first!.delimiter,
    cardSeparator: first!.cardSeparator,
    headerRow: first!.hasHeader ? 'yes' : 'no',
    content: first!.content,
    columns: first!.columns.map(({ name, to }, index) => ({ index, name: name && shortened(name, 100), to })),
    noteType: first!.noteType.key,
    deck: { id: deck?.id ?? null, name: deck?.name ?? deckName },
    tags: layout.tags,
    duplicates: layout.duplicates,
    scope: layout.scope,
    clozes: layout.clozes,
    counts,
    headerRows: layout.files.filter(({ hasHeader }) => hasHeader).length,
    sample: first!.sample,
    notes: notes.slice(0, 5).map(({ noteType, deck: name, fields, tags }) => ({
      ...{ noteType, deck: name, tags },
      fields: Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, shortened(value, 2000)])),
    })),
    newDecks: newDecks.slice(0, mostNewDecks),
    issues: sorted
      .slice(0, mostIssues)
      .map((issue) => ({ ...issue, file: shortened(files[issue.file]!.name, 100) })),
    issueCount: issues.length,
    files: files.map(({ name }, index) => ({ name, format: layout.files[index]!.format })),
  })
}
