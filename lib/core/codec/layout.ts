/** How the files of an import are to be read: what was found in them, and what the learner says over it. */
import { noteTypeByKey, type NoteType } from '@/lib/core/content/note-types'
import { columnsOf, noteTypeNamed, placeOf, type Column } from './columns'
import { findDelimiter, firstRows, hasHeaderRow, isHtml, isPlainlyCsv } from './csv-detect'
import { readHead, type CsvHead, type DuplicateRule, type MatchScope } from './csv-headers'
import { customOf } from './markdown-cards'
import type { ClozeSign } from './markdown-lines'
import { findSeparator } from './pairs'
import { firstPipeRows, isPipeTable } from './pipe-table'
import { type ContentKind, type ImportFormat, type ImportOptions, type SourceFile } from './plan'

export type FileLayout = {
  format: ImportFormat
  head: CsvHead
  delimiter: string
  /** A table as Markdown writes it. */
  isPiped: boolean
  cardSeparator: string
  hasHeader: boolean
  content: ContentKind
  columns: Column[]
  noteType: NoteType
  /** Tags that every note of the file gets. */
  tags: string[]
  /** The first rows as they stand, for a look. */
  sample: string[][]
}

export type ImportLayout = {
  files: FileLayout[]
  tags: string[]
  deck: string | null
  duplicates: DuplicateRule
  scope: MatchScope
  clozes: ClozeSign
}

const isMarkdownName = (name: string) => /\.(?:md|markdown|mdown)$/i.test(name)
const isCsvName = (name: string) => /\.csv$/i.test(name)
/** Lines of a pasted text that a table takes at least: a word may stand before and after it. */
const mostlyTable = 2 / 3
const isTableName = (name: string) => /\.(?:csv|tsv|tab)$/i.test(name)

/** What lines of questions have; whether they are some is told by reading them. */
const marked =
  /^(?:(?:Q|C):(?:\s|$)|[^A-Za-z\n]{0,8}(?:A|Answer|Back) ?\d{0,4}:|#{1,6}[ \t].*[?？؟]|[ \t]*\?\??[ \t]*$)/m

/** What a text is, apart from the others it came with. */
const formatOf = ({ name, text }: SourceFile, head: CsvHead): ImportFormat => {
  if (isTableName(name) || head.delimiter !== undefined) return 'table'
  if (isMarkdownName(name)) return isPipeTable(text, 0, 1) ? 'table' : (customOf(text) ?? 'glossary')
  if (head.isAnki) return 'table'
  const custom = marked.test(text) ? customOf(text) : null
  if (custom) return custom
  if (isPipeTable(text, head.bodyAt, mostlyTable)) return 'table'
  const table = findDelimiter(text, head.bodyAt, false)
  if (table.certainty === 'even' && /[\t|;]/.test(table.delimiter)) return 'table'
  if (table.certainty === 'even' && table.delimiter === ',' && isPlainlyCsv(text, head.bodyAt)) return 'table'
  if (findSeparator(text, 1) !== null && table.delimiter !== '\t') return 'pairs'
  if (shareOfDoubleColons(text) >= 0.6 && customOf(text) === 'questions') return 'questions'
  if (table.certainty === 'even') return 'table'
  return findSeparator(text, 0.8) === null ? 'table' : 'pairs'
}

const shareOfDoubleColons = (text: string): number => {
  const lines = text
    .slice(0, 8192)
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
  return lines.length === 0 ? 0 : lines.filter((line) => line.includes('::')).length / lines.length
}

const clozeText = /\{\{c\d+::/

/** Where rows name types, the widest of them; a table without any is a cloze when most of its rows hold a deletion. */
const typeOf = (head: CsvHead, rows: readonly string[][], options: ImportOptions): NoteType => {
  const named = noteTypeNamed(options.noteType ?? head.noteType ?? '')
  if (named) return named
  const column = head.special.noteType
  const ofRows = column === undefined ? [] : rows.flatMap((row) => noteTypeNamed(row[column] ?? '') ?? [])
  const [widest] = ofRows.sort((a, b) => b.fields.length - a.fields.length)
  if (widest) return widest
  const clozes = rows.filter((row) => row.some((cell) => clozeText.test(cell))).length
  return noteTypeByKey(rows.length > 0 && clozes * 2 > rows.length ? 'cloze' : 'basic')!
}

const foundDelimiter = (
  { name, text }: SourceFile,
  head: CsvHead,
  format: ImportFormat,
  isPipe: boolean,
): string => {
  if (format === 'pairs') return findSeparator(text, 0.5) ?? ' - '
  if (format !== 'table') return ''
  return head.delimiter ?? (isPipe ? '|' : findDelimiter(text, head.bodyAt, isCsvName(name)).delimiter)
}

const layoutOf = (file: SourceFile, options: ImportOptions, format: ImportFormat | undefined): FileLayout => {
  const head = readHead(file.text)
  const found = format ?? formatOf(file, head)
  const isTable = found === 'table'
  const isPipe =
    isTable &&
    head.delimiter === undefined &&
    !isTableName(file.name) &&
    isPipeTable(file.text, head.bodyAt, mostlyTable)
  const delimiter = options.delimiter ?? foundDelimiter(file, head, found, isPipe)
  const isPiped = isPipe && delimiter === '|'
  const rows = !isTable
    ? []
    : isPiped
      ? firstPipeRows(file.text, head.bodyAt)
      : firstRows(file.text, head.bodyAt, delimiter)
  const isNamed = isPiped || (!head.isAnki && hasHeaderRow(rows))
  const hasHeader = isTable && (options.headerRow ? options.headerRow === 'yes' : isNamed)
  const noteType = typeOf(head, hasHeader ? rows.slice(1) : rows, options)
  const width = Math.max(0, ...rows.slice(0, 50).map((row) => row.length), head.columns?.length ?? 0)
  const headings = hasHeader ? rows[0] : head.columns
  const names = Array.from({ length: width }, (_, index) => headings?.[index]?.trim() || null)
  const columns = columnsOf(names, noteType, head)
  for (const { index, to } of options.columns ?? [])
    if (columns[index] && columns[index].to !== to)
      columns[index] = { ...columns[index], to, place: placeOf(to, noteType) }
  const body = hasHeader ? rows.slice(1) : rows
  return {
    ...{ format: found, head, delimiter, isPiped, hasHeader, noteType, columns },
    cardSeparator: options.cardSeparator ?? '\n',
    tags: options.tags ?? (isTable ? head.tags : undefined) ?? [],
    content: options.content ?? (isTable && !isPiped && (head.html ?? isHtml(body)) ? 'html' : 'markdown'),
    sample: body.slice(0, 5).map((row) => row.slice(0, 20).map((cell) => cell.slice(0, 200))),
  }
}

/** Reads only the beginnings of tables, and Markdown once. */
export const layoutImport = (files: readonly SourceFile[], options: ImportOptions): ImportLayout => {
  const layouts = files.map((file) => layoutOf(file, options, options.format))
  // Notes of a folder: where some ask questions, the others are only notes, and not terms of a glossary.
  const isQuestions = layouts.some(({ format }) => format === 'questions')
  const settled = layouts.map((layout): FileLayout =>
    layout.format === 'glossary' && isQuestions && options.format === undefined
      ? { ...layout, format: 'questions' }
      : layout,
  )
  const first = <T>(pick: (head: CsvHead) => T | undefined): T | undefined =>
    settled.map(({ head }) => pick(head)).find((value) => value !== undefined)
  return {
    files: settled,
    tags: [...new Set(settled.flatMap(({ tags }) => tags))],
    deck: options.deckId ?? options.deckName ?? null,
    duplicates: options.duplicates ?? first((head) => head.rule) ?? 'update',
    scope: options.scope ?? first((head) => head.scope) ?? 'note-type',
    clozes: options.clozes ?? 'none',
  }
}
