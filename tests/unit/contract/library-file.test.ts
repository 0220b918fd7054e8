import { parseLibraryDeck, parseLibraryNote } from '@/lib/contract/library-file'

const sound = `---
id: T08-02
type: trade-off
competency: T08
step: serve
difficulty: 2
prerequisites: [T08-01]
facts: [F8.2]
version: 1
points:
  - { id: small-set, text: "Few.", required: true }
sources: ["A wiki"]
---

## Question
Which?

## Answer
This.

\`\`\`python
## not a section
\`\`\`
`
const path = 't08/T08-02.md'
const broken = (from: string | RegExp, to: string) => parseLibraryNote(sound.replace(from, to), path)

test('a sound file is a note', () => {
  expect(parseLibraryNote(sound, path)).toEqual({
    issues: [],
    note: {
      id: 'T08-02',
      noteType: 'trade-off',
      competency: 'T08',
      step: 'serve',
      difficulty: 2,
      prerequisites: ['T08-01'],
      facts: ['F8.2'],
      version: 1,
      points: [{ id: 'small-set', text: 'Few.', required: true }],
      sources: ['A wiki'],
      fields: { Question: 'Which?', Answer: 'This.\n\n```python\n## not a section\n```' },
    },
  })
  expect(parseLibraryNote(sound.replaceAll('\n', '\r\n'), path).issues).toEqual([])
  expect(broken('version: 1', 'version: 1\nladder: exact\nrung: 2').note).toMatchObject({
    ladder: 'exact',
    rung: 2,
  })
})

test.each([
  ['no front matter', /^---\n/, '', 1, /must begin with front matter/],
  ['front matter without end', /---\n\n/, '\n', 1, /must begin with front matter/],
  ['broken YAML', 'facts: [F8.2]', 'facts: [F8.2', 9, /./],
  ['a key twice', 'step: serve', 'step: serve\nstep: data', 6, /unique/],
  ['an unknown key', 'difficulty: 2', 'level: 2\ndifficulty: 2', 6, /^level is not a known key/],
  ['an unknown key of a point', 'required: true', 'required: true, extra: 1', 11, /^points\.0\.extra is not/],
  ['an unknown type', 'type: trade-off', 'type: flashcard', 3, /^type: must be one of concept/],
  ['an unknown step', 'step: serve', 'step: eat', 5, /^step: must be one of clarify/],
  ['a difficulty of 4', 'difficulty: 2', 'difficulty: 4', 6, /^difficulty: must be from 1 to 3/],
  ['a fact of another shape', 'facts: [F8.2]', 'facts: [F8.2, G8.3]', 8, /^facts\.1: must be a fact/],
  ['a text for a number', 'version: 1', 'version: one', 9, /^version/],
  ['a missing key', 'competency: T08\n', '', 2, /^competency/],
  [
    'two points of one id',
    'sources',
    '  - { id: small-set, text: "x", required: false }\nsources',
    10,
    /same id/,
  ],
  ['an unknown section', '## Answer', '## Formula', 18, /trade-off card has no field "Formula"/],
  ['a missing section', '## Answer\nThis.', '', 1, /"Answer" is missing/],
  [
    'a section twice',
    '## Answer',
    '## Question\nAgain?\n\n## Answer',
    18,
    /"Question" stands here a second time/,
  ],
  ['an empty section', 'Which?', '', 15, /"Question" is empty/],
  ['text before the first section', '## Question', 'Hello\n\n## Question', 15, /before the first section/],
])('%s is an issue with file and line', (_, from, to, line, sentence) => {
  const { note, issues } = broken(from, to)
  expect(note).toBeUndefined()
  expect(issues[0]).toMatchObject({ path, line, message: expect.stringMatching(sentence) })
})

test('a generator is a field of the note, and one that is none is caught with its line', () => {
  const naming = (generator: string, type = 'trade-off') =>
    parseLibraryNote(
      sound
        .replace('version: 1', `version: 1\ngenerator: ${generator}`)
        .replace('type: trade-off', `type: ${type}`),
      path,
    )
  expect(naming('G01').note?.fields.Generator).toBe('G01')
  for (const none of ['G99', 'g01', 'exact-or-approximate-search', 'constructor'])
    expect(naming(none).issues).toEqual([
      { path, line: 10, message: 'generator: is no generator of scenarios.' },
    ])
  expect(naming('G01', 'case-step').issues.map(({ message }) => message)).toContain(
    'generator: a case-step card asks no scenario.',
  )
  expect(broken('## Answer', '## Generator').issues[0]!.message).toMatch(/no field "Generator"/)
})

test('an alias that would grow without end is refused', () => {
  expect(broken('sources: ["A wiki"]', 'sources: &a ["x", *a]').issues).toMatchObject([
    { line: 12, message: 'An alias (*) is not allowed.' },
  ])
})

test('a deck is read, and what is wrong with it has a line', () => {
  const deck =
    'slug: t08-vector-search\nname: Vector search\ncompetency: T08\ndescription: Exact and not.\nversion: 1\n'
  expect(parseLibraryDeck(deck, 'd').deck).toMatchObject({ slug: 't08-vector-search', version: 1 })
  expect(parseLibraryDeck(deck.replace('T08', 'eight'), 'd').issues).toMatchObject([{ path: 'd', line: 3 }])
  expect(parseLibraryDeck('', 'd').issues).toMatchObject([{ path: 'd', line: 1 }])
})
