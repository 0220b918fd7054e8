import { Planner, type KnownNote, type PlannedNote } from '@/lib/core/codec/planner'
import { layoutImport, type ImportLayout } from '@/lib/core/codec/layout'
import { readDrafts } from '@/lib/core/codec/drafts'
import type { ImportOptions, SourceFile } from '@/lib/core/codec/plan'

/** An import planned without a database: what would be written, counted and said. */
export const planText = (
  files: SourceFile[] | string,
  options: ImportOptions = {},
  known: KnownNote[] = [],
  deckNames: ReadonlyMap<string, string> = new Map(),
) => {
  const list = typeof files === 'string' ? [{ name: '', text: files }] : files
  const layout: ImportLayout = layoutImport(list, options)
  const planner = new Planner(known, {
    rule: layout.duplicates,
    scope: layout.scope,
    deck: layout.deck ?? 'My cards',
    deckNames,
    problemOf: () => null,
  })
  for (const read of readDrafts(list, layout))
    if ('draft' in read) planner.add(read.draft)
    else planner.addIssue(read.issue)
  return { layout, file: layout.files[0]!, issues: planner.issues, ...planner.finish() }
}

/** The notes of an import as they would lie in the database afterwards. */
export const asKnown = (notes: readonly PlannedNote[]): KnownNote[] =>
  notes.map((note, index) => ({
    id: note.known?.id ?? `id-${index}`,
    guid: note.guid,
    noteType: note.noteType,
    deckName: note.deck,
    fields: note.fields,
    libraryFields: null,
    libraryId: null,
    tags: note.tags,
  }))
