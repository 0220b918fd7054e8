import { competencyOfTags, plainLine } from '@/lib/core/note'
import { AppError } from '@/lib/core/errors'
import { noteTypeByKey, scenarioField, type NoteType } from '@/lib/core/content/note-types'
import { isEmptyField } from '@/lib/core/content/template'
import { readOwnText } from '@/lib/core/scenario/own/generator'
import type { Rendered } from '@/lib/db/notes'
import { renderNote, type NoteExtras } from '@/lib/io/render/note'
import { refuseScenario } from './refuse-scenario'

/** What a note's fields come to: safe HTML a card, a line for lists, its competency. */
export type NoteContent = { rendered: Rendered; ordinals: number[]; title: string; competency: string | null }

const typeOf = (key: string): NoteType => {
  const type = noteTypeByKey(key)
  if (!type)
    throw new AppError('invalid-input', `There is no note type "${key.slice(0, 60)}".`, {
      fields: { noteType: 'is none of yours' },
    })
  return type
}

/** Refuses fields that the type does not have, and says which are missing. */
export const checkFields = (noteType: string, fields: Record<string, string>): NoteType => {
  const type = typeOf(noteType)
  const known = new Set(type.fields.map(({ name }) => name))
  const problems: Record<string, string> = {}
  for (const name of Object.keys(fields))
    if (!known.has(name)) problems[name] = `${type.name} notes have no such field`
  for (const field of type.fields)
    if (field.required && isEmptyField(fields, field.name)) problems[field.name] = 'must not be empty'
  if (Object.keys(problems).length > 0) {
    const [name, problem] = Object.entries(problems)[0]!
    throw new AppError('invalid-input', `${name.slice(0, 60)}: ${problem}.`, { fields: problems })
  }
  return type
}

/** Refuses a scenario that could not be drawn. */
const checkScenario = (fields: Record<string, string>): void => {
  const generator = readOwnText(fields[scenarioField]!, fields.Question!)
  if ('problems' in generator) throw refuseScenario(generator.problems, `${scenarioField}.`)
}

/**
 * Checks and renders a note; `extras` are the points and sources that a library note keeps beside its fields.
 * @throws AppError invalid-input for unknown types and fields, empty required fields, text too long or too deep to set
 */
export const contentOf = async (
  noteType: string,
  fields: Record<string, string>,
  tags: readonly string[],
  extras: NoteExtras = {},
): Promise<NoteContent> => {
  const type = checkFields(noteType, fields)
  if (type.key === 'scenario') checkScenario(fields)
  const cards = await renderNote(type.key, fields, extras).catch((error: unknown) => {
    if (error instanceof RangeError) throw new AppError('invalid-input', error.message)
    throw error
  })
  if (cards.length === 0)
    throw new AppError(
      'invalid-input',
      'This note makes no card. A cloze needs a deletion such as {{c1::answer}}.',
      {
        fields: { [type.fields[0]!.name]: 'makes no card' },
      },
    )
  const question = type.templates[0]!.front.at(-1)!
  return {
    rendered: Object.fromEntries(cards.map(({ ordinal, front, back }) => [ordinal, { front, back }])),
    ordinals: cards.map(({ ordinal }) => ordinal),
    title: plainLine(fields[question] ?? ''),
    competency: competencyOfTags(tags),
  }
}
