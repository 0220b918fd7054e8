import fc from 'fast-check'
import { parseSearch } from '@/lib/core/search/parse'
import { brokenSentence, findBroken } from '@/lib/core/search/broken'
import { maxSearchDepth, maxSearchTerms, SearchError, type Search } from '@/lib/core/search/terms'

const text = (...pieces: string[]): Search => ({ kind: 'text', pieces })
const refusalOf = (search: string): SearchError => {
  try {
    parseSearch(search)
  } catch (error) {
    if (error instanceof SearchError) return error
    throw error
  }
  throw new Error(`"${search}" was read`)
}

test.each<[string, Search]>([
  ['', { kind: 'all' }],
  ['  \n ', { kind: 'all' }],
  ['recall', text('recall')],
  ['exact recall', { kind: 'and', parts: [text('exact'), text('recall')] }],
  ['exact and recall', { kind: 'and', parts: [text('exact'), text('recall')] }],
  ['"exact  recall"', text('exact recall')],
  ['a or b c', { kind: 'or', parts: [text('a'), { kind: 'and', parts: [text('b'), text('c')] }] }],
  ['(a OR b) c', { kind: 'and', parts: [{ kind: 'or', parts: [text('a'), text('b')] }, text('c')] }],
  ['-a', { kind: 'not', part: text('a') }],
  ['--a', text('a')],
  ['-(a b)', { kind: 'not', part: { kind: 'and', parts: [text('a'), text('b')] } }],
  ['a - b', { kind: 'and', parts: [text('a'), text('-'), text('b')] }],
  ['co-occur', text('co-occur')],
  ['"or"', text('or')],
  ['re*l', text('re', 'l')],
  ['2\\*3', text('2*3')],
  ['\\frac', text('\\frac')],
  ['say \\"no\\"', { kind: 'and', parts: [text('say'), text('"no"')] }],
  ['"see: this"', text('see: this')],
  ['"deck\\:A"', text('deck:A')],
  ['snake_case 100%', { kind: 'and', parts: [text('snake_case'), text('100%')] }],
  ['ﬁne', text('fine')],
  ['deck:Metrics::Ranking', { kind: 'deck', pieces: ['Metrics::Ranking'] }],
  ['deck:"A B"', { kind: 'deck', pieces: ['A B'] }],
  ['"deck:A B"', { kind: 'deck', pieces: ['A B'] }],
  ['Tag:a::b', { kind: 'tag', pieces: ['a::b'] }],
  ['tag:ml*', { kind: 'tag', pieces: ['ml', ''] }],
  ['tag:none', { kind: 'untagged' }],
  ['note:cloze', { kind: 'note-type', pieces: ['cloze'] }],
  ['is:due', { kind: 'card-is', condition: 'due' }],
  ['is:mine', { kind: 'note-is', condition: 'mine' }],
  ['flag:0', { kind: 'flag', flag: 0 }],
  ['added:1', { kind: 'added', days: 1 }],
  ['edited:7', { kind: 'edited', days: 7 }],
  ['rated:7', { kind: 'rated', days: 7, rating: null }],
  ['rated:7:again', { kind: 'rated', days: 7, rating: 'again' }],
  ['rated:7:4', { kind: 'rated', days: 7, rating: 'easy' }],
  ['prop:s>=21', { kind: 'property', property: 's', comparison: '>=', value: 21, decimals: 0 }],
  ['prop:r<0.90', { kind: 'property', property: 'r', comparison: '<', value: 0.9, decimals: 2 }],
  ['prop:due=-3', { kind: 'property', property: 'due', comparison: '=', value: -3, decimals: 0 }],
  ['"prop:lapses != 2"', { kind: 'property', property: 'lapses', comparison: '!=', value: 2, decimals: 0 }],
])('%j is read', (search, tree) => {
  expect(parseSearch(search)).toEqual(tree)
})

test.each<[string, number, RegExp]>([
  ['"open', 0, /not closed/],
  ['a (b', 2, /bracket is not closed/],
  ['a)', 1, /no opening one/],
  ['a ()', 2, /nothing between these brackets/],
  ['""', 0, /nothing between these quotation marks/],
  ['or a', 0, /needs a condition on both sides/],
  ['a or', 2, /needs a condition on both sides/],
  ['a and and b', 6, /needs a condition on both sides/],
  ['(a or) b', 3, /needs a condition on both sides/],
  ['a -)', 3, /minus stands before nothing/],
  ['foo:bar', 0, /no search word "foo:".*"foo:bar"/],
  ['constructor:a', 0, /no search word "constructor:"/],
  ['deck:', 0, /needs a name/],
  ['is:ready', 0, /takes one of new, learn/],
  ['flag:8', 0, /from 0/],
  ['prop:ease>2', 0, /compares one of/],
  ['prop:reps>=1.5', 0, /whole number/],
  ['prop:due<99999', 0, /36,500/],
  ['added:0', 0, /number of days/],
  ['added:36501', 0, /number of days/],
  ['rated:1:great', 0, /again, hard, good or easy/],
  ['rated:1:0', 0, /again, hard, good or easy/],
  ['rated:1:good:2', 0, /days and one answer/],
])('%j is refused where it is wrong, in words', (search, position, words) => {
  const refusal = refusalOf(search)
  expect(refusal.message).toMatch(words)
  expect(refusal.position).toBe(position)
})

test('depth, length and number of conditions have bounds', () => {
  const nested = (depth: number) => '('.repeat(depth) + 'a' + ')'.repeat(depth)
  expect(parseSearch(nested(maxSearchDepth))).toEqual(text('a'))
  expect(refusalOf(nested(maxSearchDepth + 1)).message).toMatch(/50 deep/)
  expect(refusalOf('('.repeat(1000)).message).toMatch(/50 deep/)
  expect(refusalOf('a '.repeat(maxSearchTerms + 1)).message).toMatch(/40 conditions/)
  expect(refusalOf('a'.repeat(1001)).message).toMatch(/1,000 characters/)
})

const fragments = [
  ...[
    '(',
    ')',
    '-',
    '"',
    '\\',
    '*',
    ':',
    ' ',
    '\n',
    'or',
    'and',
    'deck:',
    'tag:',
    'is:due',
    'is:',
    'flag:3',
    'prop:',
  ],
  ...[
    'prop:r<0.9',
    'prop:due=-1',
    'rated:3:again',
    'added:2',
    'note:',
    'é',
    '\u0000',
    '\ud800',
    '😀',
    '%',
    '_',
    '￿',
  ],
  ...['constructor:', '__proto__:x', 'toString', '9'.repeat(40), 'NaN', '\u202e'],
]

test('whatever is typed, it is read or refused with a sentence and a place in it', () => {
  const typed = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 1100 }),
    fc.array(fc.constantFrom(...fragments), { maxLength: 80 }).map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(typed, (search) => {
      try {
        parseSearch(search)
      } catch (error) {
        if (!(error instanceof SearchError)) throw error
        expect(error.position).toBeGreaterThanOrEqual(0)
        expect(error.position).toBeLessThanOrEqual(search.length)
        expect(error.message).toMatch(/[.]$/)
      }
    }),
    { numRuns: 20_000 },
  )
})

test.each([
  ['(recall or due', 'Add the closing one. Look at “(recall or due”, character 1.'],
  ['recall prop:x>1 due', 'or prop:r<0.9. Look at “prop:x>1”, character 8.'],
  ['🙂 flag:9', 'to 7. Look at “flag:9”, character 3.'],
  ['a or', 'put it in quotes. Look at “or”, character 3.'],
  ['-"" x', 'quotation marks. Look at “""”, character 2.'],
  ['(a -', 'Add the closing one. Look at “(a -”, character 1.'],
  ['--(-)', 'Put a condition after it. Look at “)”, character 5.'],
  [`deck:x ${'b'.repeat(990)} foo`, 'Make it shorter. Look at “o”, character 1,001.'],
])('%j is refused with the place where it is broken', (search, end) => {
  const sentence = brokenSentence(search, refusalOf(search))
  expect(sentence.slice(-end.length)).toBe(end)
})

test('the place of what is wrong lies within the search, and there is none in one that can be read', () => {
  expect(findBroken('recall is:due')).toBeNull()
  expect(findBroken('recall prop:x>1 due')).toEqual({ from: 7, to: 15 })
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'a"()-: *\\or') }), (search) => {
      const broken = findBroken(search)
      if (!broken) return
      expect(0 <= broken.from && broken.from <= broken.to && broken.to <= search.length).toBe(true)
      expect(brokenSentence(search, refusalOf(search))).toMatch(/Look at .*\.$/)
    }),
  )
})

test('a sign that stands for many letters does not make a search longer than a search may be', () => {
  expect(() => parseSearch('ﷺ'.repeat(999))).toThrow('Write the letters themselves.')
  expect(parseSearch('ﷺ ½ ﬃ')).toMatchObject({ kind: 'and' })
})
