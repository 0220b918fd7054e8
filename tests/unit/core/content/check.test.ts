import * as check from '@/lib/core/content/check'
import type { CheckedNote } from '@/lib/core/content/check'

const note = (changes: Partial<CheckedNote> = {}): CheckedNote => ({
  id: 'T08-01',
  noteType: 'concept',
  fields: { Question: 'What does exact search cost?', Answer: 'Work grows with the set.' },
  prerequisites: [],
  facts: [],
  points: [],
  ...changes,
})
const words = (count: number) => Array.from({ length: count }, (_, index) => `w${index}`).join(' ')
const points = (count: number, required = 1) =>
  Array.from({ length: count }, (_, index) => ({ id: `p${index}`, text: 'x', required: index < required }))
const asking = (id: string, Question: string) => note({ id, fields: { Question } })

const broken: [string, check.Rule, CheckedNote[], RegExp][] = [
  ['an id that stands twice', check.uniqueIds, [note(), note()], /T08-01: another card/],
  ['an unknown fact', check.knownFacts(new Set(['F8.1'])), [note({ facts: ['F8.1', 'F8.99'] })], /F8\.99 does not/],
  ['an unknown prerequisite', check.knownPrerequisites, [note({ prerequisites: ['T08-02'] })], /T08-02 does not/],
  ['a card that needs itself', check.noCycles, [note({ prerequisites: ['T08-01'] })], /lead back/],
  ['a long answer', check.shortAnswers, [note({ fields: { Answer: words(61) } })], /Answer has 61 words; 60/],
  ['a long reason', check.shortAnswers, [note({ fields: { Why: words(41) } })], /Why has 41 words; 40/],
  ['a yes/no question', check.openQuestions, [asking('T08-01', 'Is HNSW exact?')], /yes or no/],
  ['a trade-off without crossover', check.neededParts, [note({ noteType: 'trade-off', fields: { 'When not': 'x' } })], /Crossover/],
  ['a trade-off without When not', check.neededParts, [note({ noteType: 'trade-off', fields: { Crossover: 'x' } })], /When not/],
  ['a metric that never misleads', check.neededParts, [note({ noteType: 'metric' })], /When it misleads/],
  ['an architecture without diagram', check.neededParts, [note({ noteType: 'architecture' })], /Diagram/],
  ['two points', check.gradablePoints, [note({ points: points(2) })], /2 points; 3 to 6/],
  ['seven points', check.gradablePoints, [note({ points: points(7) })], /7 points; 3 to 6/],
  ['six of the seven steps', check.gradablePoints, [note({ id: 'T01-01', points: points(6) })], /6 points; 7/],
  ['only optional points', check.gradablePoints, [note({ points: points(3, 0) })], /none of its points/],
]

test.each(broken)('%s is caught', (_, rule, notes, sentence) => {
  expect(rule(notes).join('\n')).toMatch(sentence)
})

test('a sound card breaks no rule', () => {
  const sound = note({ points: points(4), facts: ['F8.1'], fields: { Question: 'Why?', Answer: words(60), Why: words(40) } })
  for (const [, rule] of broken) expect(rule([sound])).toEqual([])
})

test('a circle of prerequisites is named at each of its cards', () => {
  const circle = [
    note({ id: 'A', prerequisites: ['B'] }),
    note({ id: 'B', prerequisites: ['C'] }),
    note({ id: 'C', prerequisites: ['A'] }),
    note({ id: 'D', prerequisites: ['A'] }),
  ]
  expect(check.noCycles(circle).map((sentence) => sentence[0])).toEqual(['A', 'B', 'C'])
})

test('formulas, code and diagrams are not words', () => {
  expect(check.wordCount('one $a + b$ two\n\n$$\nx y z\n$$\n\n`a b c` three\n\n```mermaid\nflowchart LR\n```\nfour – 5')).toBe(5)
  expect(check.wordCount('it costs \\$5 and \\$10')).toBe(5)
  expect(check.wordCount('')).toBe(0)
})

test('case steps may be long, counted titles have their count', () => {
  expect(check.shortAnswers([note({ noteType: 'case-step', fields: { Answer: words(300) } })])).toEqual([])
  expect(check.gradablePoints([note({ id: 'T01-02', points: points(8) })])).toEqual([])
})

test.each([
  ['Does it scale?', true],
  ['can you shard it?', true],
  ['You have 5M vectors. Should you build an index?', true],
  ['What is recall, and when does it mislead?', false],
  ['Which index do you choose, and why?', false],
  ['Issues with recall: which are there?', false],
  ['Draw the path. Which boxes are on it?', false],
])('%s asks for yes or no: %s', (question, isYesNo) => {
  expect(check.openQuestions([asking('T08-01', question)])).toHaveLength(isYesNo ? 1 : 0)
})

test('near-duplicates are found by the words they share in order', () => {
  const first = asking('T08-01', 'What does exact nearest-neighbour search cost in time and in memory?')
  const same = asking('T08-02', 'What does exact nearest-neighbour search cost in memory and in time?')
  const other = asking('T08-03', 'How much memory does an HNSW graph need?')
  expect(check.distinctQuestions([first, same, other])).toEqual(['T08-02: it asks nearly what T08-01 asks.'])
  expect(check.likeness('', '')).toBe(0)
  expect(check.likeness('One two three', 'one, two three')).toBe(1)
})

test('diagrams are found in their fences', () => {
  expect(check.diagramsOf('a\n```mermaid\nflowchart LR\n```\n```python\nx\n```')).toEqual(['flowchart LR\n'])
})
