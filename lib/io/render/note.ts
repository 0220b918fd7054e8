/** A note's cards as HTML. */
import { clozeBack, clozeFront } from '@/lib/core/content/cloze'
import {
  generatorField,
  noteTypeByKey,
  scenarioField,
  type NoteTemplate,
  type NoteType,
} from '@/lib/core/content/note-types'
import { cardsOfNote, isEmptyField, type NoteFields } from '@/lib/core/content/template'
import { findGenerator } from '@/lib/core/scenario/generators/all'
import { isTangled } from '@/lib/io/render/limits'
import { refuseTooLong, renderInline, renderMarkdown } from '@/lib/io/render/markdown'
import { formulaLength } from '@/lib/io/render/math'
import { parsingMs } from '@/lib/io/render/parsing-time'
import { plainText } from '@/lib/io/render/plain'
import { refuseUnreadScenario, renderScenario } from '@/lib/io/render/scenario'
import { newSetting, type Setting } from '@/lib/io/render/setting'

/** One point of a full answer; `text` is one line of Markdown. */
export type NotePoint = { id: string; text: string; required: boolean }

/** Points and sources kept beside the fields; they win over fields of the same name. */
export type NoteExtras = { points?: readonly NotePoint[]; sources?: readonly string[] }

export type RenderedCard = { ordinal: number; front: string; back: string }

/** Characters of all fields: lists and queues hold many notes. */
const mostLength = 300_000
const mostWork = 1_000_000
const mostLines = 100

// The only field behind the question needs no name.
const unlabelled = new Set(['Front', 'Back', 'Text'])

/**
 * Every card of a note, in order of ordinal.
 * @throws RangeError when a field is too long, a cloze text is too long for its number of cards, or there are
 *   more than 100 points or sources, or more text, formulas and code than can be set within a second; when there is
 *   no such generator of scenarios
 */
export async function renderNote(
  noteTypeKey: string,
  fields: NoteFields,
  extras: NoteExtras = {},
): Promise<RenderedCard[]> {
  const noteType = noteTypeByKey(noteTypeKey)
  if (!noteType) throw new RangeError(`There is no built-in note type "${noteTypeKey}".`)
  const ordinals = cardsOfNote(noteType, fields)
  refuseTooMuch(noteType, ordinals.length, fields)
  refuseUnknownGenerator(fields)
  const cards: RenderedCard[] = []
  const setting = newSetting()
  for (const ordinal of ordinals) cards.push(await renderCard(noteType, ordinal, fields, extras, setting))
  return cards
}

/**
 * Why a note could not be set, before the time is spent: the sentence that `renderNote` would throw; null when it can.
 */
export function renderProblem(noteTypeKey: string, fields: NoteFields): string | null {
  try {
    const noteType = noteTypeByKey(noteTypeKey)
    if (!noteType) throw new RangeError(`There is no built-in note type "${noteTypeKey}".`)
    refuseTooMuch(noteType, cardsOfNote(noteType, fields).length, fields)
    refuseUnknownGenerator(fields)
    if (noteType.key === 'scenario') refuseUnreadScenario(fields)
    for (const text of Object.values(fields)) refuseTooLong(text ?? '')
    refuseTooMany(pointsOfField(fields.Points ?? ''), 'points')
    refuseTooMany(linesOf(fields.Source ?? ''), 'sources')
    return null
  } catch (error) {
    if (error instanceof RangeError) return error.message
    throw error
  }
}

function refuseTooMuch(noteType: NoteType, cards: number, fields: NoteFields) {
  const length = Object.values(fields).reduce((sum, text) => sum + (text?.length ?? 0), 0)
  if (length > mostLength) throw new RangeError('This note is too long to set. Split it.')
  if (cards > 2 && cards * length > mostWork) {
    throw new RangeError(
      `A note of ${length.toLocaleString('en')} characters cannot make ${cards} cards. Split it.`,
    )
  }
  // A cloze sets its text on both sides of every card; what stands in a note twice is set once.
  const cloze = noteType.kind === 'cloze' ? noteType.templates[0]?.front[0] : undefined
  const timed = Object.entries(fields).map(([name, text = '']) => ({
    times: name === cloze ? 2 * cards : 1,
    text,
  }))
  const sum = (msOf: (text: string) => number) =>
    timed.reduce((all, { text, times }) => all + times * msOf(text), 0)
  if (sum(settingMs) > mostSettingMs)
    throw new RangeError('This note has too many formulas, or too much code, for so many cards. Split it.')
  if (sum(textMs) > mostTextMs) throw new RangeError('This note is too long to set. Split it.')
}

function refuseUnknownGenerator(fields: NoteFields) {
  const id = fields[generatorField]?.trim() ?? ''
  if (id !== '' && !findGenerator(id)) {
    throw new RangeError(`There is no scenario "${id.slice(0, 60)}". Its id is like G01, or leave it out.`)
  }
}

const mostSettingMs = 700
const mostTextMs = 400

/** What is too tangled is not parsed. */
const textMs = (text: string): number => (isTangled(text) ? 0 : parsingMs(text))

/** About how long formulas and code of a text take to set: as measured, by formula, by its length, and by line of code. */
function settingMs(text: string): number {
  const formulas = text.split('$').filter((_, index) => index % 2 === 1)
  const characters = formulas.reduce((sum, formula) => sum + Math.min(formulaLength(formula), 2000), 0)
  const code = text.split('```').filter((_, index) => index % 2 === 1)
  const lines = code.reduce((sum, block) => sum + block.split('\n').length, 0)
  return 0.09 * formulas.length + 0.026 * characters + 0.27 * lines
}

async function renderCard(
  noteType: NoteType,
  ordinal: number,
  fields: NoteFields,
  extras: NoteExtras,
  setting: Setting,
): Promise<RenderedCard> {
  const template = noteType.templates[noteType.kind === 'cloze' ? 0 : ordinal]!
  const [front, back] = noteType.kind === 'cloze' ? clozeSides(template, ordinal, fields) : [fields, fields]
  return {
    ordinal,
    front: await renderFront(template, front, setting),
    back: await renderBack(template, back, extras, setting, noteType.typed ? template.back[0] : undefined),
  }
}

function clozeSides(template: NoteTemplate, ordinal: number, fields: NoteFields): [NoteFields, NoteFields] {
  const name = template.front[0]!
  const text = fields[name] ?? ''
  return [
    { ...fields, [name]: clozeFront(text, ordinal + 1) },
    { ...fields, [name]: clozeBack(text, ordinal + 1) },
  ]
}

/** What stands before the question (the case of a case step) is set above it. */
async function renderFront(template: NoteTemplate, fields: NoteFields, setting: Setting): Promise<string> {
  const shown = template.front.filter((name) => !isEmptyField(fields, name))
  const parts = shown.map(async (name) => {
    const className = name === template.front.at(-1) ? 'question' : 'case'
    return `<div class="${className}">${await renderMarkdown(fields[name] ?? '', setting)}</div>`
  })
  return (await Promise.all(parts)).join('')
}

/** The part that is `asked` for in writing carries its words, so that review can compare without the network. */
async function renderBack(
  template: NoteTemplate,
  fields: NoteFields,
  extras: NoteExtras,
  setting: Setting,
  asked?: string,
): Promise<string> {
  const parts = template.back.map(async (name) => {
    const expected = name === asked ? plainText(fields[name] ?? '') : ''
    return section(name, await renderField(name, fields, extras, setting), expected)
  })
  return (await Promise.all(parts)).join('')
}

async function renderField(
  name: string,
  fields: NoteFields,
  extras: NoteExtras,
  setting: Setting,
): Promise<string> {
  if (name === scenarioField) return renderScenario(fields)
  if (name === 'Points') return renderPoints(extras.points ?? pointsOfField(fields.Points ?? ''), setting)
  if (name === 'Source') return renderSources(extras.sources ?? linesOf(fields.Source ?? ''), setting)
  if (isEmptyField(fields, name)) return ''
  return `<div class="part-text">${await renderMarkdown(fields[name] ?? '', setting)}</div>`
}

function section(name: string, html: string, expected: string): string {
  if (html === '') return ''
  const label = unlabelled.has(name) ? '' : `<h3 class="part-label">${escape(name)}</h3>`
  const typed = expected && ` data-expected="${escape(expected)}"`
  return `<section class="part" data-field="${escape(name)}"${typed}>${label}${html}</section>`
}

/** Points written as lines: `!` before one makes it required; ids count from 1. */
export function pointsOfField(text: string): NotePoint[] {
  return linesOf(text).map((line, index) => ({
    id: String(index + 1),
    text: line.replace(/^!\s*/, ''),
    required: line.startsWith('!'),
  }))
}

/** Each line is parsed by itself, so their number has an end. */
function refuseTooMany(lines: readonly unknown[], name: string) {
  if (lines.length > mostLines) {
    throw new RangeError(
      `A note has at most ${mostLines} ${name}; this one has ${lines.length.toLocaleString('en')}.`,
    )
  }
}

const linesOf = (text: string) =>
  text
    .split(/\r?\n/)
    .map((line) => line.replace(/^\s*(?:[-*+]\s+)?/, '').trim())
    .filter((line) => line !== '')

async function renderPoints(points: readonly NotePoint[], setting: Setting): Promise<string> {
  refuseTooMany(points, 'points')
  const rows = points.map(async ({ id, text, required }) => {
    const attributes = `data-point="${escape(id)}"${required ? ' data-required' : ''}`
    return `<li ${attributes}>${await renderInline(text, setting)}</li>`
  })
  return points.length > 0 ? `<ul class="points">${(await Promise.all(rows)).join('')}</ul>` : ''
}

async function renderSources(sources: readonly string[], setting: Setting): Promise<string> {
  refuseTooMany(sources, 'sources')
  const rows = sources.map(async (source) => `<li>${await renderInline(source, setting)}</li>`)
  return sources.length > 0 ? `<ul class="sources">${(await Promise.all(rows)).join('')}</ul>` : ''
}

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escape = (text: string) => text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign)
