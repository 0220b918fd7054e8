import * as check from '@/lib/core/content/check'
import { coverage, listed, wholeCurriculum } from '@/lib/core/content/coverage'
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
const rungs = (...list: number[]) =>
  list.map((rung, index) => note({ id: `T08-0${index + 1}`, ladder: index % 2 ? 'Cost' : 'cost', rung }))
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
  ['a rung without ladder', check.soundLadders, [note({ rung: 1 })], /T08-01: a ladder needs a rung/],
  ['a ladder without rung', check.soundLadders, [note({ ladder: 'x' })], /T08-01: a ladder needs a rung/],
  ['a ladder of one card', check.soundLadders, rungs(1), /ladder cost has 1 cards/],
  ['a ladder of four cards', check.soundLadders, rungs(1, 1, 2, 3), /ladder cost has 4 cards/],
  ['a ladder without its first rung', check.soundLadders, rungs(2, 3), /lacks the rung below 2/],
  ['a ladder with a gap', check.soundLadders, rungs(1, 3), /lacks the rung below 3/],
  ['a ladder of one rung', check.soundLadders, rungs(1, 1), /has only one rung/],
  ['a card the curriculum has not', wholeCurriculum, [note({ id: 'T08-33' })], /T08-33: the curriculum has no such/],
  ['a missing card', wholeCurriculum, [note()], /T08-02: this card of the curriculum is missing/],
  ['a required point without its cards', coverage([{ point: 'cost', cards: 'T08-01..02', facts: '', generators: '' }]), [note()], /cost: T08-02 is missing/],
  ['a required point without its facts', coverage([{ point: 'cost', cards: '', facts: 'F8.1-F8.3', generators: '' }]), [note({ facts: ['F8.2'] })], /F8\.1, F8\.3 are missing/],
  ['a required point without its scenario', coverage([{ point: 'cost', cards: '', facts: '', generators: 'G01' }]), [note()], /G01 is missing/],
  ['only optional points', check.gradablePoints, [note({ points: points(3, 0) })], /none of its points/],
]

test.each(broken)('%s is caught', (_, rule, notes, sentence) => {
  expect(rule(notes).join('\n')).toMatch(sentence)
})

test('a sound card breaks no rule', () => {
  const sound = note({ points: points(4), facts: ['F8.1'], fields: { Question: 'Why?', Answer: words(60), Why: words(40) } })
  const whole = new Set<check.Rule>([wholeCurriculum])
  for (const [name, rule] of broken)
    if (!whole.has(rule) && !name.startsWith('a required point')) expect(rule([sound])).toEqual([])
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

test('a ladder of two or three cards on rungs that follow one another is sound', () => {
  for (const list of [[1, 2], [2, 1], [1, 2, 3], [1, 1, 2], [1, 2, 2]]) expect(check.soundLadders(rungs(...list))).toEqual([])
})

test('lists are read as the curriculum writes them', () => {
  expect(listed('T08-09..11 T01-05')).toEqual(['T08-09', 'T08-10', 'T08-11', 'T01-05'])
  expect(listed('F8.9-F8.11 F1.5')).toEqual(['F8.9', 'F8.10', 'F8.11', 'F1.5'])
  expect(listed('')).toEqual([])
})

test('diagrams are found in their fences', () => {
  expect(check.diagramsOf('a\n```mermaid\nflowchart LR\n```\n```python\nx\n```')).toEqual(['flowchart LR\n'])
})
