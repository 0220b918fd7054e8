/** Notes as rows of a table that Anki and we can read: id, type, deck, the fields by place, tags. */
import { noteTypeByKey } from '@/lib/core/content/note-types'
import { csvRow } from './csv-write'

export type WrittenNote = {
  id: string
  guid: string | null
  noteType: string
  deckName: string
  fields: Readonly<Record<string, string>>
  tags: readonly string[]
}

/** Types that Anki has too go by the names they have there. */
const ankiNames: Readonly<Record<string, string>> = { 'basic-reversed': 'Basic (and reversed card)' }

const typeName = (key: string) => ankiNames[key] ?? noteTypeByKey(key)?.name ?? key

const fieldNames = (key: string) => noteTypeByKey(key)?.fields.map(({ name }) => name) ?? []

/** Fields of the widest of some types; no note has more. */
export const widthOf = (noteTypes: readonly string[]): number =>
  Math.max(2, ...noteTypes.map((key) => fieldNames(key).length))

/** The lines on top of a table: a byte order mark, so that spreadsheets read UTF-8, and what each column is. */
export const tableHead = (width: number): string =>
  [
    '\uFEFF#separator:comma',
    '#html:false',
    '#formulas:escaped',
    '#guid column:1',
    '#notetype column:2',
    '#deck column:3',
    `#tags column:${width + 4}`,
    '',
  ].join('\n')

/** One note as a row of a table with so many fields. */
export const tableRow = (note: WrittenNote, width: number): string => {
  const names = fieldNames(note.noteType)
  const fields = Array.from({ length: width }, (_, at) => note.fields[names[at] ?? ''] ?? '')
  return csvRow([
    note.guid ?? note.id,
    typeName(note.noteType),
    note.deckName,
    ...fields,
    note.tags.join(' '),
  ])
}
