/** The rules that a card of the library keeps, each a pure function from cards to sentences about what breaks it. */

export type CheckedNote = {
  id: string
  noteType: string
  fields: Readonly<Record<string, string>>
  prerequisites: readonly string[]
  facts: readonly string[]
  points: readonly { id: string; text: string; required: boolean }[]
  ladder?: string | undefined
  rung?: number | undefined
}

export type Rule = (notes: readonly CheckedNote[]) => string[]

const wordLimits = { Answer: 60, Why: 40 }
const mostAlike = 0.4

/** Titles that count their points; all other lists have three to six. */
const countedPoints: Readonly<Record<string, number>> = { 'T01-01': 7, 'T01-02': 8 }

const neededSections: Readonly<Record<string, readonly string[]>> = {
  'trade-off': ['Crossover', 'When not'],
  metric: ['When it misleads'],
  architecture: ['Diagram'],
}

/** A rule that looks at one card at a time. */
const each =
  (rule: (note: CheckedNote) => string[]): Rule =>
  (notes) =>
    notes.flatMap((note) => rule(note).map((defect) => `${note.id}: ${defect}`))

/** No id stands twice. */
export const uniqueIds: Rule = (notes) =>
  notes
    .filter((note, index) => notes.findIndex(({ id }) => id === note.id) < index)
    .map(({ id }) => `${id}: another card has this id.`)

/** Every fact that a card names is in the curriculum. */
export const knownFacts = (facts: ReadonlySet<string>): Rule =>
  each((note) => note.facts.filter((fact) => !facts.has(fact)).map((fact) => `the fact ${fact} does not exist.`))

/** Every prerequisite is a card of the library. */
export const knownPrerequisites: Rule = (notes) => {
  const ids = new Set(notes.map(({ id }) => id))
  return each((note) =>
    note.prerequisites.filter((id) => !ids.has(id)).map((id) => `its prerequisite ${id} does not exist.`),
  )(notes)
}

/** No card comes before itself. */
export const noCycles: Rule = (notes) => {
  const before = new Map(notes.map((note) => [note.id, note.prerequisites]))
  const reaches = (from: string, goal: string, seen: Set<string>): boolean =>
    (before.get(from) ?? []).some((id) => {
      if (id === goal) return true
      if (seen.has(id)) return false
      seen.add(id)
      return reaches(id, goal, seen)
    })
  return each((note) =>
    reaches(note.id, note.id, new Set()) ? ['its prerequisites lead back to it.'] : [],
  )(notes)
}

/** Words of a text; formulas, code and diagrams are not words. */
export function wordCount(markdown: string): number {
  const prose = markdown
    .replace(/^(```|~~~)[\s\S]*?^\1.*$/gm, ' ')
    .replace(/\$\$[\s\S]*?\$\$/g, ' ')
    .replace(/(?<!\\)\$[^$\n]*?(?<!\\)\$/g, ' ')
    .replace(/`[^`\n]*`/g, ' ')
  return prose.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}

/** Answers and reasons are short, outside case steps. */
export const shortAnswers: Rule = each((note) => {
  if (note.noteType === 'case-step') return []
  return Object.entries(wordLimits).flatMap(([field, most]) => {
    const words = wordCount(note.fields[field] ?? '')
    return words > most ? [`its ${field} has ${words} words; ${most} is the most.`] : []
  })
})

/** What a card asks, in plain words. */
export function questionOf(note: CheckedNote): string {
  return note.fields.Question ?? (note.fields.Text ?? '').replace(/\{\{c[\d,]+::(.*?)(?:::.*?)?\}\}/g, '$1')
}

const yesNo =
  /(?:^|[.?!:;]\s+)(?:is|are|was|were|am|do|does|did|can|could|should|shall|will|would|has|have|had|may|might|must)\b[^.?!]*\?/i

/** No question can be answered with yes or no, for that is a guess. */
export const openQuestions: Rule = each((note) =>
  yesNo.test(note.fields.Question ?? '') ? ['it can be answered with yes or no.'] : [],
)

/** Share of word trigrams that two texts have in common, from 0 to 1. */
export function likeness(a: string, b: string): number {
  return overlap(trigrams(a), trigrams(b))
}

function overlap(first: ReadonlySet<string>, second: ReadonlySet<string>): number {
  const shared = [...first].filter((gram) => second.has(gram)).length
  const all = first.size + second.size - shared
  return all === 0 ? 0 : shared / all
}

function trigrams(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  if (words.length < 3) return new Set(words.length > 0 ? [words.join(' ')] : [])
  return new Set(words.slice(2).map((word, index) => `${words[index]} ${words[index + 1]} ${word}`))
}

/** No two cards ask nearly the same. */
export const distinctQuestions: Rule = (notes) => {
  const asked = notes.map((note) => ({ id: note.id, grams: trigrams(questionOf(note)) }))
  return asked.flatMap((one, index) =>
    asked
      .slice(0, index)
      .filter((earlier) => overlap(earlier.grams, one.grams) >= mostAlike)
      .map((earlier) => `${one.id}: it asks nearly what ${earlier.id} asks.`),
  )
}

/** A card has the sections without which its type says nothing. */
export const neededParts: Rule = each((note) =>
  (neededSections[note.noteType] ?? [])
    .filter((name) => !note.fields[name]?.trim())
    .map((name) => `a ${note.noteType} card needs the section "${name}".`),
)

/** A list of points can be graded at a glance, and not all of it is optional. */
export const gradablePoints: Rule = each((note) => {
  const count = note.points.length
  if (count === 0) return []
  const exact = countedPoints[note.id]
  const fits = exact === undefined ? count >= 3 && count <= 6 : count === exact
  return [
    ...(fits ? [] : [`it has ${count} points; ${exact ?? '3 to 6'} is right.`]),
    ...(note.points.some(({ required }) => required) ? [] : ['none of its points is required.']),
  ]
})

const fewestOnLadder = 2
const mostOnLadder = 3

/**
 * A ladder has two or three cards, on rungs that follow one another from the first: a rung without one below it would be
 * asked out of order. A card has a ladder and a rung, or neither.
 */
export const soundLadders: Rule = (notes) => {
  const halves = notes
    .filter(({ ladder, rung }) => (ladder === undefined) !== (rung === undefined))
    .map(({ id }) => `${id}: a ladder needs a rung, and a rung its ladder.`)
  const ladders = new Map<string, CheckedNote[]>()
  for (const note of notes)
    if (note.ladder !== undefined && note.rung !== undefined) {
      const name = note.ladder.trim().toLowerCase()
      ladders.set(name, [...(ladders.get(name) ?? []), note])
    }
  const defects = [...ladders].flatMap(([name, cards]) => {
    const rungs = new Set(cards.map(({ rung }) => rung!))
    const gaps = [...rungs].filter((rung) => rung > 1 && !rungs.has(rung - 1)).sort()
    const isFit = cards.length >= fewestOnLadder && cards.length <= mostOnLadder
    return [
      ...(isFit ? [] : [`the ladder ${name} has ${cards.length} cards; two or three are right.`]),
      ...(rungs.size > 1 || !isFit ? [] : [`the ladder ${name} has only one rung.`]),
      ...gaps.map((rung) => `the ladder ${name} lacks the rung below ${rung}.`),
    ]
  })
  return [...halves, ...defects]
}

/** Every formula and code block of a card could be set. Cards come with the HTML of their sides. */
export const settable = (notes: readonly (CheckedNote & { cards: readonly object[] })[]): string[] =>
  notes
    .filter(({ cards }) => /formula-error|plain-text/.test(JSON.stringify(cards)))
    .map(({ id }) => `${id}: a formula of it cannot be set, or it is too tangled to parse.`)

/** Sources of the Mermaid diagrams in a text. */
export function diagramsOf(markdown: string): string[] {
  return [...markdown.matchAll(/^```mermaid[ \t]*\n([\s\S]*?)^```[ \t]*$/gm)].map((match) => match[1] ?? '')
}
