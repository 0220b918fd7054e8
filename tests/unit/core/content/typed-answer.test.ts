import fc from 'fast-check'
import { compareTyped, type Run } from '@/lib/core/content/typed-answer'

const short = (runs: Run[]) => runs.map(({ kind, text }) => `${kind} ${text}`)

describe('as Anki compares', () => {
  test.each([
    ['123', '1123', ['bad 1', 'good 123'], ['good 123']],
    ['12', '1', ['good 1', 'missing -'], ['good 1', 'missing 2']],
    ['1', '23', ['bad 23'], ['missing 1']],
    ['нос', 'нс', ['good н', 'missing -', 'good с'], ['good н', 'missing о', 'good с']],
    ['쓰다듬다', '스다뜸다', ['bad 스', 'good 다', 'bad 뜸', 'good 다'], ['missing 쓰', 'good 다', 'missing 듬', 'good 다']],
    [
      '¿Y ahora qué vamos a hacer?',
      'y ahora qe vamosa hacer',
      ['bad y', 'good  ahora q', 'bad e', 'good  vamos', 'missing -', 'good a hacer', 'missing -'],
      ['missing ¿Y', 'good  ahora q', 'missing ué', 'good  vamos', 'missing  ', 'good a hacer', 'missing ?'],
    ],
    ['same', 'same', ['good same'], ['good same']],
    ['Case', 'case', ['bad c', 'good ase'], ['missing C', 'good ase']],
    ['abc', '', ['missing ---'], ['missing abc']],
    ['', 'abc', ['bad abc'], []],
    ['', '', [], []],
  ])('expected %j, typed %j', (expected, typed, runs, expectedRuns) => {
    const comparison = compareTyped(expected, typed)
    expect(short(comparison.typed)).toEqual(runs)
    expect(short(comparison.expected)).toEqual(expectedRuns)
    expect(comparison.isSame).toBe(expected === typed)
  })
})

test('white space is folded, and letters count as they look, not as they are stored', () => {
  expect(compareTyped('approximate   nearest\nneighbour', ' approximate nearest neighbour ').isSame).toBe(true)
  expect(compareTyped('caf\u00e9', 'cafe\u0301').isSame).toBe(true)
})

test('an accent stays with its letter, an emoji with its parts', () => {
  expect(short(compareTyped('n\u0308a', 'na').typed)).toEqual(['bad n', 'good a'])
  expect(short(compareTyped('👩🏽‍🔬!', '👩🏽‍🔬').typed)).toEqual(['good 👩🏽‍🔬', 'missing -'])
})

const word = fc.array(fc.constantFrom('a', 'b', ' ', 'é', 'n\u0308', '-', 'Я'), { maxLength: 30 })

test('what was typed and what was expected can be read off the runs again', () => {
  fc.assert(
    fc.property(word, word, (a, b) => {
      const [expected, typed] = [a, b].map((text) => text.join('').normalize('NFC').replace(/\s+/g, ' ').trim())
      const comparison = compareTyped(expected!, typed!)
      const text = (runs: Run[], ...kinds: string[]) =>
        runs.flatMap((run) => (kinds.includes(run.kind) ? [run.text] : [])).join('')
      expect(text(comparison.typed, 'good', 'bad')).toBe(typed)
      expect(text(comparison.expected, 'good', 'missing')).toBe(expected)
      expect(text(comparison.typed, 'good')).toBe(text(comparison.expected, 'good'))
      expect(comparison.isSame).toBe(comparison.typed.every(({ kind }) => kind === 'good') && expected === typed)
    }),
    { numRuns: 500 },
  )
})

test.each([
  ['alternating', 'ab'.repeat(150), 'ba'.repeat(150)],
  ['nothing shared but letters', 'a'.repeat(300), 'ab'.repeat(150)],
  ['a page of text', 'word '.repeat(4_000), 'world '.repeat(4_000)],
  ['a megabyte', 'x'.repeat(1_000_000), `${'x'.repeat(500_000)}y`],
  ['marks alone', '\u0301'.repeat(100_000), '\u0302'.repeat(100_000)],
  ['half pairs', '\ud800'.repeat(10_000), '\udc00'.repeat(10_000)],
])('is done in a moment: %s', (_, expected, typed) => {
  expect(compareTyped(expected, typed).expected).not.toEqual([])
})

test('long answers are compared by words', () => {
  const text = 'the index is kept in memory and '.repeat(12)
  expect(short(compareTyped(`${text}on disk`, `${text}on tape`).typed)).toEqual([
    `good ${text}on `,
    'bad tape',
  ])
})
