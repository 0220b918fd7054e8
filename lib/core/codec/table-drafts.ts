/** From the rows of a table to drafts of notes. */
import { noteTypeByKey, type NoteType } from '@/lib/core/content/note-types'
import { noteTypeNamed, type Column } from './columns'
import { mostColumns, readCsv } from './csv'
import { isHeaderLine, splitTags } from './csv-headers'
import { unescapeFormula } from './csv-write'
import type { FileLayout } from './layout'
import { readPipeTable } from './pipe-table'
import { longestRecord, type Draft, type SourceFile } from './plan'
import { bad, convert, remark, type Read } from './reads'

/** Lost in decoding, long before it came here. */
const replacement = '\uFFFD'

/** Reads one table. */
export function* readTable(file: SourceFile, index: number, layout: FileLayout): Generator<Read> {
  const { head, columns } = layout
  for (const line of head.unknown)
    yield remark(index, line, 'This line of the head says nothing that is known here.')
  const hasTypes = columns.some(({ to }) => to === 'noteType')
  const isLeft = ({ to, place }: Column) => to === null && (place === null || !hasTypes)
  const left = columns.flatMap((column, at) => (isLeft(column) ? [column.name ?? `column ${at + 1}`] : []))
  if (left.length > 0)
    yield remark(
      index,
      1,
      `Left out: ${left.slice(0, 8).join(', ')}${left.length > 8 ? ` and ${left.length - 8} more` : ''}.`,
    )
  const strange = new Set<string>()
  let isHeading = layout.hasHeader
  const records = layout.isPiped
    ? readPipeTable(file.text, head.bodyAt)
    : readCsv(file.text, layout.delimiter, head.bodyAt)
  for (const record of records) {
    const { line } = record
    if ('outside' in record) {
      yield remark(index, line, 'This line stands outside of the table and is left out.')
      continue
    }
    if ('broken' in record) {
      yield bad(index, line, 'A quote opens here and never closes.')
      continue
    }
    if (isHeading) {
      isHeading = false
      continue
    }
    const { cells } = record
    if (cells.length === 1 && isHeaderLine(cells[0]!)) {
      yield remark(index, line, 'A line of the head counts only at the very top.')
      continue
    }
    const problem = problemOf(record.columns, cells)
    if (problem) {
      yield bad(index, line, problem)
      continue
    }
    const draft = draftOfRow(cells, layout, index, line)
    const named = cells[columns.findIndex(({ to }) => to === 'noteType')]?.trim()
    if (named && !noteTypeNamed(named) && !strange.has(named) && strange.size < 20) {
      strange.add(named)
      yield remark(
        index,
        line,
        `The note type “${named.slice(0, 60)}” is not here; its notes become ${noteTypeByKey(draft.noteType)!.name}.`,
      )
    }
    if (cells.length > columns.length && cells.slice(columns.length).some((cell) => cell.trim() !== ''))
      yield remark(
        index,
        line,
        `This row has ${cells.length} columns, the others ${columns.length}; what is over is left out.`,
      )
    if (cells.some((cell) => cell.includes(replacement)))
      yield remark(index, line, 'A character was lost when this file was saved: it reads \uFFFD.')
    yield { draft }
  }
}

const problemOf = (columns: number, cells: readonly string[]): string | null => {
  if (columns > mostColumns) return `This row has more than ${mostColumns.toLocaleString('en-GB')} columns.`
  const length = cells.reduce((sum, cell) => sum + cell.length, 0)
  if (length > longestRecord)
    return `This row has ${length.toLocaleString('en-GB')} characters; no note holds as much.`
  return null
}

/** In Anki's files blanks divide tags; in other tables commas and semicolons do too. */
const tagsOf = (cell: string, { head }: FileLayout): string[] =>
  splitTags(head.special.tags === undefined && /[,;]/.test(cell) ? cell.replace(/[,;]/g, ' ') : cell)

const draftOfRow = (cells: string[], layout: FileLayout, file: number, line: number): Draft => {
  const draft: Draft = {
    ...{ file, line, noteType: layout.noteType.key, fields: {}, guid: null },
    tags: null,
    added: layout.tags,
    deck: layout.head.deck || null,
  }
  const at = (target: string) => layout.columns.findIndex(({ to }) => to === target)
  const special = (target: string) => {
    if (at(target) < 0) return undefined
    const cell = cells[at(target)] ?? ''
    return (layout.head.formulas === 'escaped' ? unescapeFormula(cell) : cell).trim()
  }
  draft.noteType = typeOfRow(special('noteType'), cells, layout).key
  const tags = special('tags')
  if (tags !== undefined) draft.tags = tagsOf(tags, layout)
  draft.guid = special('guid') || null
  draft.deck = special('deck') || draft.deck
  const type = noteTypeByKey(draft.noteType)!
  layout.columns.forEach(({ to, place }, column) => {
    const field =
      type === layout.noteType ? (place === null ? undefined : to) : type.fields[place ?? -1]?.name
    if (!field) return
    const value = convert(cells[column] ?? '', layout)
    const before = draft.fields[field]
    draft.fields[field] = before && value ? `${before}\n\n${value}` : before || value
  })
  return draft
}

/** Where a row names a type that is not here, it becomes a cloze when it holds a deletion. */
const typeOfRow = (name: string | undefined, cells: readonly string[], layout: FileLayout): NoteType => {
  const named = name ? noteTypeNamed(name) : undefined
  if (named) return named
  return name && cells.some((cell) => /\{\{c\d+::/.test(cell)) ? noteTypeByKey('cloze')! : layout.noteType
}
