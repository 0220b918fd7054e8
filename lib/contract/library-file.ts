/** The files of the library: one note a Markdown file with front matter, one `deck.yaml` a folder. */
import { z } from 'zod'
import { generatorField, noteTypeByKey, type NoteType } from '@/lib/core/content/note-types'
import { findGenerator } from '@/lib/core/scenario/generators/all'
import { parseYaml, type LibraryIssue } from '@/lib/contract/front-matter'

export type { LibraryIssue } from '@/lib/contract/front-matter'

const types = ['concept', 'trade-off', 'numbers', 'architecture', 'metric', 'cloze', 'case-step'] as const
const steps = ['clarify', 'frame', 'data', 'model', 'evaluate', 'serve', 'monitor'] as const

const line = z.string().trim().min(1, 'must not be empty').max(400, 'must have at most 400 characters')
const whole = z.number().int('must be a whole number')
const cardId = z.string().regex(/^[A-Z]\d{2}-\d{1,2}$/, 'must be an id such as T08-02')
const competency = z.string().regex(/^[TC]\d{2}$/, 'must be a topic such as T08')
const factId = z.string().regex(/^F\d{1,2}\.\d{1,3}$/, 'must be a fact such as F8.2')
const pointId = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens')
const generatorId = z.string().refine((id) => findGenerator(id)?.id === id, 'is no generator of scenarios')
const version = whole.min(1, 'must be at least 1')

const distinct = <T>(list: readonly T[]) => new Set(list).size === list.length

const point = z.strictObject({ id: pointId, text: line, required: z.boolean() })
const points = z
  .array(point)
  .min(1, 'must not be empty; leave it out')
  .refine((list) => distinct(list.map(({ id }) => id)), 'two points have the same id')

/** Front matter of a card file. */
export const libraryFrontMatter = z
  .strictObject({
    id: cardId,
    type: z.enum(types, `must be one of ${types.join(', ')}`),
    competency,
    step: z.enum(steps, `must be one of ${steps.join(', ')}`),
    difficulty: whole.min(1, 'must be from 1 to 3').max(3, 'must be from 1 to 3'),
    prerequisites: z.array(cardId).refine(distinct, 'names a card twice'),
    facts: z.array(factId).refine(distinct, 'names a fact twice'),
    version,
    points: points.optional(),
    sources: z.array(line).default([]),
    generator: generatorId.optional(),
    ladder: z.string().min(1).max(60).optional(),
    rung: whole.min(1, 'must be from 1 to 3').max(3, 'must be from 1 to 3').optional(),
    /** The version that last changed what the card means, not only its wording. */
    meaning: version.optional(),
  })
  .refine(({ meaning = 1, version }) => meaning <= version, {
    path: ['meaning'],
    message: 'must be a version that there has been',
  })

/** Content of `deck.yaml`. */
export const libraryDeck = z.strictObject({
  slug: z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/, 'must be lower-case words joined by hyphens'),
  name: line,
  competency,
  description: line,
  version,
})
export type LibraryDeck = z.output<typeof libraryDeck>

/** A card file, read: its front matter with `type` as the note type's key, and its sections and generator as fields. */
export type LibraryNote = Omit<z.output<typeof libraryFrontMatter>, 'type' | 'points' | 'generator'> & {
  noteType: (typeof types)[number]
  points: z.output<typeof point>[]
  fields: Record<string, string>
}

/** Reads a `deck.yaml`. Never throws: what is wrong comes back with its line. */
export function parseLibraryDeck(text: string, path: string): { deck?: LibraryDeck; issues: LibraryIssue[] } {
  const { value, issues } = parseYaml(text, libraryDeck, path, 1)
  return { deck: value, issues }
}

/** Reads a card file. Never throws: what is wrong comes back with its line, and then there is no note. */
export function parseLibraryNote(text: string, path: string): { note?: LibraryNote; issues: LibraryIssue[] } {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)
  const end = lines.indexOf('---', 1)
  if (lines[0] !== '---' || end < 0) {
    return {
      issues: [{ path, line: 1, message: 'The file must begin with front matter between two lines of ---.' }],
    }
  }
  const matter = parseYaml(lines.slice(1, end).join('\n'), libraryFrontMatter, path, 2)
  const body = readSections(lines, end + 1)
  const issues = [...matter.issues, ...body.issues.map((issue) => ({ path, ...issue }))]
  if (!matter.value) return { issues }
  const noteType = noteTypeByKey(matter.value.type)!
  issues.push(
    ...[...fieldIssues(noteType, body.sections), ...generatorIssues(noteType, matter.value)].map((issue) => ({
      path,
      ...issue,
    })),
  )
  if (issues.length > 0) return { issues }
  const { type, points = [], generator, ...rest } = matter.value
  const fields = Object.fromEntries(body.sections.map(({ name, text }) => [name, text]))
  if (generator !== undefined) fields[generatorField] = generator
  return { note: { ...rest, noteType: type, points, fields }, issues: [] }
}

type Section = { name: string; line: number; text: string }
type Found = { line: number; message: string }

/** Sections of the body: `## Field` outside of code fences begins one. */
function readSections(lines: readonly string[], from: number): { sections: Section[]; issues: Found[] } {
  const sections: Section[] = []
  const issues: Found[] = []
  let fence = ''
  lines.slice(from).forEach((text, index) => {
    const line = from + index + 1
    const name = fence ? undefined : /^## +(.*?) *#* *$/.exec(text)?.[1]
    fence = fenceAfter(fence, text)
    if (name !== undefined) sections.push({ name, line, text: '' })
    else if (sections.length > 0) sections.at(-1)!.text += `${text}\n`
    else if (text.trim()) issues.push({ line, message: 'Text stands before the first section.' })
  })
  return { sections: sections.map((section) => ({ ...section, text: section.text.trim() })), issues }
}

function fenceAfter(fence: string, text: string): string {
  const run = /^ {0,3}(`{3,}|~{3,})/.exec(text)?.[1]
  if (!run) return fence
  if (!fence) return run
  return run.startsWith(fence) && text.trim() === run ? '' : fence
}

/** A scenario stands in for one question; a cloze and a step of a case have none that it could stand in for. */
function generatorIssues(noteType: NoteType, { generator }: { generator?: string | undefined }): Found[] {
  const isFitting = noteType.fields.some(({ name }) => name === generatorField)
  return generator === undefined || isFitting
    ? []
    : [{ line: 1, message: `generator: a ${noteType.key} card asks no scenario.` }]
}

/** Sections held against the fields of the note type. */
function fieldIssues(noteType: NoteType, sections: readonly Section[]): Found[] {
  const names = new Set(noteType.fields.map(({ name }) => name).filter((name) => name !== generatorField))
  const found = sections.flatMap(({ name, line, text }, index): Found[] => {
    if (!names.has(name)) return [{ line, message: `A ${noteType.key} card has no field "${name}".` }]
    if (sections.findIndex((section) => section.name === name) < index) {
      return [{ line, message: `The section "${name}" stands here a second time.` }]
    }
    return text === '' ? [{ line, message: `The section "${name}" is empty.` }] : []
  })
  const missing = noteType.fields.filter(
    (field) => field.required && !sections.some(({ name }) => name === field.name),
  )
  return [...found, ...missing.map(({ name }) => ({ line: 1, message: `The section "${name}" is missing.` }))]
}
