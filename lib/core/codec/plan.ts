/** What an import will do, before it does it: its shapes. */
import type { DuplicateRule, MatchScope } from './csv-headers'
import type { ClozeSign } from './markdown-lines'

export type SourceFile = { name: string; text: string }

/** A table of rows; terms with their definitions; Markdown questions, by signs or as headings; one term a file. */
export const importFormats = ['table', 'pairs', 'questions', 'headings', 'glossary'] as const
export type ImportFormat = (typeof importFormats)[number]

/** What the fields of a table are written in. Markdown stands as it is; plain text is shown sign by sign. */
export const contentKinds = ['markdown', 'html', 'plain'] as const
export type ContentKind = (typeof contentKinds)[number]

/** Where a column goes: nowhere, to a field by name, or to one of these. */
export const columnTargets = ['tags', 'guid', 'deck', 'noteType'] as const

/** What the learner says over what was found. */
export type ImportOptions = {
  format?: ImportFormat | undefined
  /** Between the fields of a row, or between a term and its definition. */
  delimiter?: string | undefined
  /** Between the cards of a list of pairs. */
  cardSeparator?: string | undefined
  headerRow?: 'yes' | 'no' | undefined
  content?: ContentKind | undefined
  columns?: { index: number; to: string | null }[] | undefined
  noteType?: string | undefined
  deckId?: string | undefined
  deckName?: string | undefined
  tags?: string[] | undefined
  duplicates?: DuplicateRule | undefined
  scope?: MatchScope | undefined
  clozes?: ClozeSign | undefined
}

/** A note as a record tells it. A field that has no column is absent, and is kept when a note is updated. */
export type Draft = {
  file: number
  line: number
  noteType: string
  fields: Record<string, string>
  /** Null where no column says them. */
  tags: string[] | null
  /** Tags that every note of its file gets besides. */
  added: string[]
  guid: string | null
  /** A deck's id or name; null for the import's own. */
  deck: string | null
}

/** `bad` is a record that makes no note, `duplicate` one that another tells already, `remark` something to know. */
export type ImportIssue = {
  file: number
  line: number
  kind: 'bad' | 'duplicate' | 'remark'
  reason: string
}

/** Greatest number of records in one import. */
export const mostRecords = 30_000

/** A longer record is refused before it is looked at: no field of a note holds as much. */
export const longestRecord = 400_000
