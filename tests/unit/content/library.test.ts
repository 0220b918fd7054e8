/** The library as it ships: every card in content/ keeps the rules of lib/core/content/check.ts. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as check from '@/lib/core/content/check'
import { findGenerator } from '@/lib/core/scenario/generators/all'
import { readLibrary } from '@/lib/io/library-files'

const root = join(__dirname, '../../..')
const curriculum = join(root, '../shared/content/curriculum.md')
const hasCurriculum = existsSync(curriculum)
if (!hasCurriculum) process.stderr.write('The curriculum is not beside this checkout: fact ids are not checked.\n')

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
])('%s', (_, rule) => expect(rule(notes())).toEqual([]))

;(hasCurriculum ? test : test.skip)('every fact stands in the curriculum', () => {
  const facts = new Set(
    [...readFileSync(curriculum, 'utf8').matchAll(/^- \*\*(F\d+\.\d+)\*\*/gm)].map((match) => match[1]!),
  )
  expect(facts.size).toBeGreaterThan(200)
  expect(check.knownFacts(facts)(notes())).toEqual([])
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
  const unset = notes().filter((note) => /formula-error|plain-text/.test(JSON.stringify(note.cards)))
  expect(unset.map(({ id }) => id)).toEqual([])
})

test('a card of a deck is of its competency', () => {
  for (const deck of library.decks) {
    for (const note of deck.notes) expect([note.id, note.competency]).toEqual([note.id, deck.competency])
  }
})
