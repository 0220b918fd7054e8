/** The library as it ships: every card in content/ keeps the rules of lib/core/content/check.ts. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as check from '@/lib/core/content/check'
import {
  coverage,
  curriculumCards,
  curriculumFacts,
  demands,
  wholeCurriculum,
} from '@/lib/core/content/coverage'
import { findGenerator } from '@/lib/core/scenario/generators/all'
import { readLibrary } from '@/lib/io/library-files'

const root = join(__dirname, '../../..')
const curriculum = join(root, '../shared/content/curriculum.md')
const hasCurriculum = existsSync(curriculum)
if (!hasCurriculum) process.stderr.write('The curriculum is not beside this checkout: the lists taken from it are not held against it.\n')

let library: Awaited<ReturnType<typeof readLibrary>>
beforeAll(async () => {
  library = await readLibrary(join(root, 'content'))
})
const notes = () => library.decks.flatMap((deck) => deck.notes)

test('every file is read and makes its cards', () => {
  expect(library.issues).toEqual([])
  expect(library.decks.length).toBeGreaterThan(0)
  for (const deck of library.decks) expect(deck.notes.length).toBeGreaterThan(0)
  for (const note of notes()) expect(note.cards.length).toBeGreaterThan(0)
})

test.each([
  ['ids are unique', check.uniqueIds],
  ['prerequisites exist', check.knownPrerequisites],
  ['no card comes before itself', check.noCycles],
  ['answers and reasons are short', check.shortAnswers],
  ['no question asks for yes or no', check.openQuestions],
  ['no two cards ask nearly the same', check.distinctQuestions],
  ['every type has the sections it lives by', check.neededParts],
  ['point lists can be graded', check.gradablePoints],
  ['ladders have two or three cards, on rungs without a gap', check.soundLadders],
  ['every fact stands in the curriculum', check.knownFacts(curriculumFacts)],
  ['366 concept cards and 96 steps of cases are there, and no others', wholeCurriculum],
  ['every required point is covered by cards, facts and scenarios', coverage(demands)],
])('%s', (_, rule) => expect(rule(notes())).toEqual([]))

;(hasCurriculum ? test : test.skip)('cards, facts and required points are those of the curriculum', () => {
  const text = readFileSync(curriculum, 'utf8')
  const found = (pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1]!)
  expect(found(/^- ([TC]\d\d-\d+) \| /gm)).toEqual(curriculumCards)
  expect(new Set(found(/^- \*\*(F\d+\.\d+)\*\*/gm))).toEqual(curriculumFacts)
  expect(curriculumCards).toHaveLength(366 + 96)
  const table = text.slice(text.indexOf('### 6.1'), text.indexOf('### 6.2'))
  const rows = [...table.matchAll(/^\| [^|]+ \| ([TC]\d[^|]*) \| (F[^|]*) \| ([^|]*) \|/gm)]
  const spelt = (cell: string) => cell.replaceAll(',', '').replace(/^-$/, '').trim()
  expect(rows.map(([, cards, facts, generators]) => [cards, facts, generators].map((cell) => spelt(cell!)))).toEqual(
    demands.map(({ cards, facts, generators }) => [cards, facts, generators]),
  )
})

;(hasCurriculum ? test : test.skip)('every parametric card asks the scenario that the curriculum gives it', () => {
  const wanted = new Map(
    [...readFileSync(curriculum, 'utf8').matchAll(/^- (T\d\d-\d\d) \| P \| [^|]*\| (G\d\d)/gm)].map(
      (match) => [match[1]!, match[2]!],
    ),
  )
  expect(wanted.size).toBe(40)
  const generatorOf = (id: string) => findGenerator(wanted.get(id) ?? '')?.id
  const found = notes().map(({ id, fields }) => [id, fields.Generator] as const)
  expect(found).toEqual(found.map(([id]) => [id, generatorOf(id)]))
})

test('every formula can be set, and no card is too tangled to parse', () => {
  expect(check.settable(notes())).toEqual([])
})

test('a card of a deck is of its competency', () => {
  for (const deck of library.decks) {
    for (const note of deck.notes) expect([note.id, note.competency]).toEqual([note.id, deck.competency])
  }
})
