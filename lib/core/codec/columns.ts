/** Where the columns of a table go. */
import { noteTypes, noteTypeByKey, type NoteType } from '@/lib/core/content/note-types'
import type { CsvHead } from './csv-headers'
import { columnTargets } from './plan'

/**
 * `to` is where a column goes; `place` says which of the type's fields that is, also for a row of another type, whose
 * fields are taken in the same order. Null for what is no field.
 */
export type Column = { name: string | null; to: string | null; place: number | null }

/** True for a column target that is not a field. */
export const isSpecial = (to: string): boolean => (columnTargets as readonly string[]).includes(to)

/** Names by which Anki knows types that are built in here too. */
const ankiNames: Readonly<Record<string, string>> = {
  'basic (and reversed card)': 'basic-reversed',
  'basic (optional reversed card)': 'basic',
}

/** The built-in type of this key or name; undefined for none. */
export const noteTypeNamed = (name: string): NoteType | undefined => {
  const wanted = name.trim().toLowerCase()
  return (
    noteTypeByKey(wanted) ??
    noteTypes.find((type) => type.name.toLowerCase() === wanted) ??
    noteTypeByKey(ankiNames[wanted] ?? '')
  )
}

const synonyms: Readonly<Record<string, string>> = {
  ...{ question: 'Front', q: 'Front', term: 'Front', word: 'Front', prompt: 'Front' },
  ...{ answer: 'Back', a: 'Back', definition: 'Back', meaning: 'Back', translation: 'Back' },
}

const targetNamed = (name: string, type: NoteType): string | null => {
  const plain = name.trim().toLowerCase()
  if (/^tags?$/.test(plain)) return 'tags'
  if (plain === 'guid') return 'guid'
  if (plain === 'deck') return 'deck'
  if (/^note ?type$/.test(plain)) return 'noteType'
  const field = (wanted: string) => type.fields.find((one) => one.name.toLowerCase() === wanted.toLowerCase())
  return field(plain)?.name ?? field(synonyms[plain] ?? '')?.name ?? null
}

/** Columns in order: special ones by number, then by name, then the rest by place among the type's fields. */
export const columnsOf = (names: (string | null)[], type: NoteType, head: CsvHead): Column[] => {
  const special = new Map(Object.entries(head.special).map(([to, index]) => [index, to]))
  const columns = names.map((name, index): Column => ({ name, to: special.get(index) ?? null, place: null }))
  const taken = new Set(columns.map(({ to }) => to))
  for (const column of columns) {
    const to = column.to === null && column.name !== null ? targetNamed(column.name, type) : null
    if (to === null || taken.has(to)) continue
    column.to = to
    taken.add(to)
  }
  // Named columns fill the two fields that every type begins with; nameless ones, as Anki writes them, fill all.
  const isNamed = names.some((name) => name !== null)
  const free = type.fields.slice(0, isNamed ? 2 : undefined).filter(({ name }) => !taken.has(name))
  for (const column of columns) if (column.to === null) column.to = free.shift()?.name ?? null
  const isByPlace = names.every((name) => name === null)
  let place = 0
  for (const column of columns) {
    const isField = column.to === null ? isByPlace : !isSpecial(column.to)
    if (isField) column.place = isByPlace ? place++ : placeOf(column.to, type)
  }
  return columns
}

/** Which of a type's fields a column goes to; null for none. */
export const placeOf = (to: string | null, type: NoteType): number | null => {
  const place = type.fields.findIndex(({ name }) => name === to)
  return place < 0 ? null : place
}
