import type { ImportPlan, ImportReply } from '@/lib/contract/imports'
import { actionOf, doneOf, findingOf, foundOf, newDecksOf } from '@/components/import/import-words'

const counts = (change: Partial<ImportPlan['counts']>) => ({
  ...{ records: 1, new: 0, update: 0, duplicate: 0, bad: 0 },
  ...change,
})

test('a plan says in words what it will do', () => {
  expect(findingOf(counts({ records: 323, new: 312, duplicate: 8, bad: 3 }))).toBe(
    '312 new, 8 already there, 3 rows cannot be read',
  )
  expect(findingOf(counts({ update: 1, bad: 1 }))).toBe('1 to be changed, 1 row cannot be read')
  expect(findingOf(counts({ records: 0 }))).toBe('There is no record in it')
  expect(actionOf(counts({ new: 1200, update: 4 }))).toBe('Import 1,204 notes')
  expect(actionOf(counts({ duplicate: 3 }))).toBe('Nothing to import')
})

test('what was found is one sentence', () => {
  const plan = {
    format: 'table',
    delimiter: ',',
    headerRow: 'yes',
    columns: [{}, {}],
    files: [{}],
  } as ImportPlan
  expect(foundOf(plan)).toBe('Table divided by comma, with a row of headings.')
  expect(foundOf({ ...plan, format: 'pairs', delimiter: ' - ' })).toBe(
    'List of terms and definitions divided by “-”.',
  )
  expect(foundOf({ ...plan, format: 'glossary', files: Array(60).fill({}) as ImportPlan['files'] })).toBe(
    'Sixty files: glossary, one term a file.',
  )
  expect(foundOf({ ...plan, format: 'headings' })).toBe('Headings with their answers.')
})

test('new decks are named, and what was done is counted', () => {
  expect(newDecksOf({ newDecks: [] as string[] } as ImportPlan)).toBeNull()
  expect(newDecksOf({ newDecks: ['A', 'B'] } as ImportPlan)).toBe('Two decks will be made: A and B.')
  expect(newDecksOf({ newDecks: ['A', 'B', 'C', 'D', 'E', 'F'] } as ImportPlan)).toBe(
    'Six decks will be made: A, B, C, D and 2 more.',
  )
  expect(doneOf({ counts: counts({ new: 2, update: 1 }) } as ImportReply)).toBe(
    '2 notes added, 1 note changed',
  )
  expect(doneOf({ counts: counts({ duplicate: 2 }) } as ImportReply)).toBe('Nothing had to be changed')
})
