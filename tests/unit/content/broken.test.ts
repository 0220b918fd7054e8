/** The content check can fail: a sound card of the library, broken in one way after the other, is caught each time. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as check from '@/lib/core/content/check'
import { coverage, curriculumFacts, demands, wholeCurriculum } from '@/lib/core/content/coverage'
import { readLibrary } from '@/lib/io/library-files'

const from = join(__dirname, '../../../content/t08-vector-search')
const sound = readFileSync(join(from, 'T08-01.md'), 'utf8')
const folder = mkdtempSync(join(tmpdir(), 'crossover-broken-'))
const deck = join(folder, 't08')
afterAll(() => rmSync(folder, { recursive: true }))

beforeEach(() => {
  rmSync(deck, { recursive: true, force: true })
  mkdirSync(deck)
  for (const name of ['deck.yaml', 'T08-01.md', 'T08-02.md']) cpSync(join(from, name), join(deck, name))
})

/** All that the check says of the folder; what concerns the library as a whole is left out. */
const defects = async (): Promise<string[]> => {
  const { decks, issues } = await readLibrary(folder)
  const notes = decks.flatMap((one) => one.notes)
  const rules = [
    ...[check.uniqueIds, check.knownPrerequisites, check.noCycles, check.shortAnswers, check.openQuestions],
    ...[check.distinctQuestions, check.neededParts, check.gradablePoints, check.soundLadders],
    check.knownFacts(curriculumFacts),
  ]
  return [...issues.map(({ message }) => message), ...rules.flatMap((rule) => rule(notes)), ...check.settable(notes)]
}

test('the card is sound as it is', async () => {
  expect(await defects()).toEqual([])
})

const long = (count: number) => 'word '.repeat(count)

test.each<[string, string | RegExp, string, RegExp]>([
  ['front matter that is no YAML', 'facts: [', 'facts: [[', /./],
  ['a key nobody knows', 'version: 1', 'version: 1\nlevel: 2', /level is not a known key/],
  ['a type nobody knows', 'type: concept', 'type: flashcard', /must be one of concept/],
  ['a competency of no shape', 'competency: T08', 'competency: vectors', /must be a topic/],
  ['a step of no interview', 'step: serve', 'step: dream', /must be one of clarify/],
  ['a difficulty of nine', 'difficulty: 1', 'difficulty: 9', /from 1 to 3/],
  ['a version of none', 'version: 1', 'version: 0', /at least 1/],
  ['an id that is not the file’s', 'id: T08-01', 'id: T08-30', /belongs in a file of its own name/],
  ['a fact that does not exist', 'facts: [F8.1', 'facts: [F8.99, F8.1', /F8\.99 does not exist/],
  ['a prerequisite that does not exist', 'prerequisites: []', 'prerequisites: [T08-31]', /T08-31 does not exist/],
  ['prerequisites in a circle', 'prerequisites: []', 'prerequisites: [T08-02]', /lead back to it/],
  ['a section its type has not', '## Why', '## Opinion', /no field "Opinion"/],
  ['no answer', /## Answer\n[\s\S]*?\n(?=## Why)/, '', /"Answer" is missing/],
  ['a long answer', '## Answer\n', `## Answer\n${long(61)}`, /its Answer has \d+ words; 60/],
  ['a long reason', '## Why\n', `## Why\n${long(41)}`, /its Why has \d+ words; 40/],
  ['a formula that cannot be set', '## Why\n', '## Why\n$\\frac{1}{$ ', /cannot be set/],
  ['a yes/no question', /## Question\n.*\n/, '## Question\nIs exact search cheap?\n', /yes or no/],
  ['two points alone', /\n {2}- \{ id: bandwidth.*\}/, '', /2 points; 3 to 6/],
  ['no required point', /required: true/g, 'required: false', /none of its points is required/],
  ['two points of one id', 'id: bytes-4d', 'id: work-nd', /same id/],
  ['a scenario that does not exist', 'version: 1', 'version: 1\ngenerator: G99', /is no generator/],
  ['a ladder of one card', 'version: 1', 'version: 1\nladder: cost\nrung: 1', /has 1 cards/],
  ['a rung without ladder', 'version: 1', 'version: 1\nrung: 2', /a ladder needs a rung/],
  ['a fourth rung', 'version: 1', 'version: 1\nladder: cost\nrung: 4', /from 1 to 3/],
  ['a type without its sections', 'type: concept', 'type: metric', /no field|needs the section/],
])('%s is caught', async (_, old, now, sentence) => {
  const broken = sound.replace(old, now)
  expect(broken).not.toBe(sound)
  writeFileSync(join(deck, 'T08-01.md'), broken)
  expect((await defects()).join('\n')).toMatch(sentence)
})

test('a question asked twice, and an id given twice, are caught', async () => {
  writeFileSync(join(deck, 'T08-03.md'), sound.replace('id: T08-01', 'id: T08-03'))
  expect((await defects()).join('\n')).toMatch(/T08-03: it asks nearly what T08-01 asks/)
  mkdirSync(join(folder, 'again'))
  for (const name of ['deck.yaml', 'T08-01.md']) cpSync(join(from, name), join(folder, 'again', name))
  expect((await defects()).join('\n')).toMatch(/T08-01 is taken by another card/)
  rmSync(join(folder, 'again'), { recursive: true })
})

test('a library that lacks cards says which, and which points it does not cover', async () => {
  const { decks } = await readLibrary(folder)
  const notes = decks.flatMap((one) => one.notes)
  expect(wholeCurriculum(notes)).toHaveLength(366 + 96 - 2)
  expect(coverage(demands)(notes)).toHaveLength(demands.length)
})
