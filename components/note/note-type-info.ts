import type { NoteField } from '@/lib/core/content/note-types'
import { firstFieldName } from '@/lib/core/first-field'

/** A note type as `GET /note-types` gives it. */
export type NoteTypeInfo = {
  key: string
  name: string
  kind: 'standard' | 'cloze'
  fields: readonly NoteField[]
}

export type Fields = Readonly<Record<string, string>>

/** What the editor offers for a new note, in this order. */
const offered = [
  ...['basic', 'basic-reversed', 'basic-typed', 'cloze', 'concept'],
  ...['metric', 'architecture', 'trade-off', 'numbers', 'scenario'],
]

export const offeredTypes = (types: readonly NoteTypeInfo[]): NoteTypeInfo[] =>
  offered.flatMap((key) => types.filter((type) => type.key === key))

/** The fields that a type has, without what was written for another. */
export const fieldsFor = (type: NoteTypeInfo, fields: Fields): Record<string, string> =>
  Object.fromEntries(type.fields.map(({ name }) => [name, fields[name] ?? '']))

/** Text goes along to another type: what is required there takes over, in order, what was required here. */
export const carryOver = (from: NoteTypeInfo, to: NoteTypeInfo, fields: Fields): Record<string, string> => {
  const carried = { ...fields }
  const sources = from.fields.filter(({ required }) => required)
  const targets = to.fields.filter(({ required }) => required)
  sources.forEach(({ name }, index) => {
    const target = targets[index]?.name
    if (!target || target === name || carried[target]?.trim()) return
    carried[target] = carried[name] ?? ''
    carried[name] = ''
  })
  return carried
}

export const isBlank = (fields: Fields): boolean => Object.values(fields).every((text) => text.trim() === '')

/** The field by which notes of a type are told apart. */
export const firstFieldOf = ({ key, fields }: NoteTypeInfo): string => {
  const name = firstFieldName(key)
  return fields.some((field) => field.name === name) ? name : (fields[0]?.name ?? name)
}
