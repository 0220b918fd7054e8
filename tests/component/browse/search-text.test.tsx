import { hasTerm, toggleTerm } from '@/components/browse/search-text'

test('a filter puts its condition into the search and takes it away again', () => {
  expect(toggleTerm('', 'is:due')).toBe('is:due')
  expect(toggleTerm('recall', 'is:due')).toBe('recall is:due')
  expect(toggleTerm('recall is:due', 'is:due')).toBe('recall')
  expect(toggleTerm('a or b', 'is:due')).toBe('(a or b) is:due')
})

test('a condition within quotes is text, and stays', () => {
  expect(hasTerm('"say is:due now"', 'is:due')).toBe(false)
  expect(toggleTerm('"say is:due now"', 'is:due')).toBe('"say is:due now" is:due')
  expect(hasTerm('x IS:DUE', 'is:due')).toBe(true)
})
