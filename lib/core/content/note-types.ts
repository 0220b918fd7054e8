/** The built-in note types: which fields a note has, and which cards they make. */

export type NoteTypeKey =
  | 'basic'
  | 'basic-reversed'
  | 'basic-typed'
  | 'cloze'
  | 'concept'
  | 'metric'
  | 'architecture'
  | 'trade-off'
  | 'numbers'
  | 'case-step'
  | 'scenario'

/** Names the scenario that a card asks in place of its question; it is never shown with the card. */
export const generatorField = 'Generator'

/** The definition of a scenario that a learner wrote, as JSON (lib/core/scenario/own/definition.ts). */
export const scenarioField = 'Scenario'

/** `help` is one sentence for the editor. */
export type NoteField = { name: string; required: boolean; help: string }

/** What one card shows, by field name, in order. The last field of `front` is the question: empty, it makes no card. */
export type NoteTemplate = { ordinal: number; name: string; front: readonly string[]; back: readonly string[] }

/** A cloze type has one template, shown once for each number in its text. `typed` asks for the answer in writing. */
export type NoteType = {
  key: NoteTypeKey
  name: string
  kind: 'standard' | 'cloze'
  typed: boolean
  fields: readonly NoteField[]
  templates: readonly NoteTemplate[]
}

const required = (name: string, help: string): NoteField => ({ name, required: true, help })
const optional = (name: string, help: string): NoteField => ({ name, required: false, help })

const front = required('Front', 'What the card asks, one thing only.')
const back = required('Back', 'What you want to recall, as short as it can be said.')
const question = required('Question', 'A question that an interviewer could ask.')
const answer = required('Answer', 'The answer in at most 60 words.')
const why = optional('Why', 'The reason behind the answer, in at most 40 words.')
const whenNot = optional('When not', 'Where this is the wrong choice.')
const whatMovesIt = optional('What moves it', 'What makes the value or the decision shift.')
const diagram = optional('Diagram', 'Boxes and arrows, as a mermaid code block.')
const points = optional(
  'Points',
  'What a full answer contains, one point a line; "!" before a point makes it required.',
)
const source = optional('Source', 'Where it comes from, one source a line.')
const generator = optional(
  generatorField,
  'The scenario that the card asks, with numbers drawn anew at each review: an id such as G01.',
)

/** A type with one card: the question fields in front, every other field behind it in order. */
function oneCard(
  key: NoteTypeKey,
  name: string,
  fields: readonly NoteField[],
  front: readonly string[],
): NoteType {
  const behind = fields
    .map((field) => field.name)
    .filter((field) => !front.includes(field) && field !== generatorField)
  return {
    key,
    name,
    kind: 'standard',
    typed: false,
    fields,
    templates: [{ ordinal: 0, name: 'Card', front, back: behind }],
  }
}

const basic = oneCard('basic', 'Basic', [front, back], ['Front'])

const reversed: NoteType = {
  ...basic,
  key: 'basic-reversed',
  name: 'Basic (and reversed)',
  templates: [
    { ordinal: 0, name: 'Forward', front: ['Front'], back: ['Back'] },
    { ordinal: 1, name: 'Reversed', front: ['Back'], back: ['Front'] },
  ],
}

const typed: NoteType = { ...basic, key: 'basic-typed', name: 'Basic (type in the answer)', typed: true }

const cloze: NoteType = {
  key: 'cloze',
  name: 'Cloze',
  kind: 'cloze',
  typed: false,
  fields: [
    required('Text', 'A sentence with the part to recall in {{c1::double braces}}.'),
    optional('Extra', 'Shown with the answer.'),
    why,
    whenNot,
  ],
  templates: [{ ordinal: 0, name: 'Cloze', front: ['Text'], back: ['Text', 'Extra', 'Why', 'When not'] }],
}

/** Every built-in type, in the order in which the editor offers them. */
export const noteTypes: readonly NoteType[] = [
  basic,
  reversed,
  typed,
  cloze,
  oneCard(
    'concept',
    'Concept',
    [
      question,
      answer,
      why,
      whenNot,
      optional('What would change it', 'The assumption that would turn the answer.'),
      diagram,
      points,
      source,
      generator,
    ],
    ['Question'],
  ),
  oneCard(
    'metric',
    'Metric',
    [
      question,
      answer,
      optional('Formula', 'The definition, as a formula between double dollar signs.'),
      whatMovesIt,
      optional('When it misleads', 'Where a good value hides a bad result.'),
      points,
      source,
      generator,
    ],
    ['Question'],
  ),
  oneCard(
    'architecture',
    'Architecture',
    [question, { ...diagram, required: true }, answer, why, whenNot, points, source, generator],
    ['Question'],
  ),
  oneCard(
    'trade-off',
    'Trade-off',
    [
      question,
      answer,
      optional('Crossover', 'Where the answer flips, with its number.'),
      whatMovesIt,
      why,
      whenNot,
      points,
      source,
      generator,
    ],
    ['Question'],
  ),
  oneCard(
    'numbers',
    'Numbers',
    [question, answer, why, optional('As of', 'The date of the figure.'), whenNot, source, generator],
    ['Question'],
  ),
  oneCard(
    'case-step',
    'Case step',
    [
      optional('Case', 'The system under discussion, in a sentence or two.'),
      question,
      answer,
      why,
      diagram,
      points,
      source,
    ],
    ['Case', 'Question'],
  ),
  oneCard(
    'scenario',
    'Scenario',
    [
      question,
      required(scenarioField, 'What decides between two options, with ranges from which the numbers are drawn.'),
      why,
      whenNot,
      source,
    ],
    ['Question'],
  ),
]

/** The built-in type with this key, or undefined. */
export function noteTypeByKey(key: string): NoteType | undefined {
  return noteTypes.find((type) => type.key === key)
}
