import fc from 'fast-check'
import { firstFieldKey, firstFieldName } from '@/lib/core/first-field'

test.each([
  ['What is **recall**?', 'What is recall?'],
  ['  What\tis\n\nrecall?\u00a0 ', 'What is recall?'],
  ['<p>What is <b class="x">recall</b>?</p>', 'What is recall?'],
  ['What is&nbsp;recall &amp; precision?', 'What is recall & precision?'],
  ['# What is [recall](https://example.org)?', 'What is recall?'],
  ['The {{c1::capital::city}} of {{c2::France}}', 'The capital of France'],
  ['![](media:0)', ''],
  ['Cafe\u0301', 'Caf\u00e9'],
  ['What is $x_i$?', 'What is x_i?'],
  ['What is List<int>?', 'What is List<int>?'],
  ['a*b and learning_rate', 'a*b and learning_rate'],
  ['', ''],
])('%j begins like %j', (text, key) => expect(firstFieldKey(text)).toBe(key))

test('notes that begin with other words, or another case, do not begin alike', () => {
  expect(firstFieldKey('What is recall?')).not.toBe(firstFieldKey('What is Recall?'))
  expect(firstFieldKey('List<int>')).not.toBe(firstFieldKey('List<string>'))
})

test('a key is its own key when it holds no marks, and any text has one in a moment', () => {
  const piece = fc.constantFrom(
    '<',
    'b',
    '>',
    '{{c1::',
    '}}',
    '[',
    '](',
    ')',
    '*',
    '_',
    '&',
    ';',
    ' ',
    '::',
    'x',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 200 }), (pieces) => {
      expect(typeof firstFieldKey(pieces.join(''))).toBe('string')
    }),
  )
  for (const part of ['<b ', '{{c1::', '[](', '&amp', '::', '_*', '<br ', '}}', '# '])
    expect(typeof firstFieldKey(part.repeat(100_000))).toBe('string')
})

test('a note is told apart by what its card asks', () => {
  expect(['basic', 'cloze', 'concept', 'case-step', 'unknown'].map(firstFieldName)).toEqual([
    ...['Front', 'Text', 'Question', 'Question', 'Front'],
  ])
})
