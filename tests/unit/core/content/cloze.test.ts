import fc from 'fast-check'
import { clozeBack, clozeFront, clozeMarks, clozeNumbers, withoutMarks } from '@/lib/core/content/cloze'

const shown = (marked: string) => withoutMarks(marked)

describe('numbers of the cards that a text makes, as Anki reads them', () => {
  test.each([
    ['{{c2::te}}{{c1::s}}t{{', [1, 2]],
    ['{{c0::te}}s{{c2::t}}s', [2]],
    ['{{c1,1,2::t}}', [1, 2]],
    ['{{c0,1,2::t}}', [1, 2]],
    ['{{c1,,3::t}}', [1, 3]],
    ['{{c1::outer {{c1::inner}}}}', [1]],
    ['{{c499::a}}{{c500::b}}{{c99999999999999999999::c}}', [499]],
    ['no deletion, {{c::a}}, {{c1:a}}, {{ c1::a}}, {{x1::a}}', []],
    ['{{c1::never closed', []],
    ['', []],
  ])('%s', (text, numbers) => expect(clozeNumbers(text)).toEqual(numbers))
})

describe('the two sides of a card', () => {
  test.each([
    ['foo {{c1::bar {{c2::baz}}}}', 1, 'foo [...]', 'foo bar baz'],
    ['foo {{c1::bar {{c2::baz}}}}', 2, 'foo bar [...]', 'foo bar baz'],
    ['foo {{c1::bar {{c2::baz}}::qux}}', 2, 'foo bar [...]', 'foo bar baz'],
    ['foo {{c1::bar {{c2::baz}}::qux}}', 1, 'foo [qux]', 'foo bar baz'],
    ['{{c1::outer {{c1::inner}}}}', 1, '[...]', 'outer inner'],
    ['{{c1,2::x}} {{c2::y}}', 1, '[...] y', 'x y'],
    ['{{c1,2::x}} {{c2::y}}', 2, '[...] [...]', 'x y'],
    ['{{c0::kept}} {{c1::hidden}}', 1, 'kept [...]', 'kept hidden'],
    ['{{c1::a::b::c}}', 1, '[b::c]', 'a'],
    ['{{c1::a::}}', 1, '[...]', 'a'],
    ['{{c1::a::hint}} {{c2::b::other}}', 1, '[hint] b', 'a b'],
    ['{{c1::{{c2::{{c3::deep}} mid}} out}}', 2, '[...] out', 'deep mid out'],
    ['{{c1::done}} {{c1::never closed', 1, '[...] {{c1::never closed', 'done {{c1::never closed'],
    ['}} {{c1::a}} }}', 1, '}} [...] }}', '}} a }}'],
    ['$x = {{c1::\\frac{a}{b} }}$', 1, '$x = [...]$', '$x = \\frac{a}{b} $'],
  ])('%s, card %d', (text, number, front, back) => {
    expect(shown(clozeFront(text, number))).toBe(front)
    expect(shown(clozeBack(text, number))).toBe(back)
  })

  test('what is asked stands between marks, and nested deletions of one card have one pair', () => {
    const { gap, answer, close } = clozeMarks
    expect(clozeFront('a {{c1::b::h}} c', 1)).toBe(`a ${gap}[h]${close} c`)
    expect(clozeBack('a {{c1::b {{c1::c}}}} d', 1)).toBe(`a ${answer}b c${close} d`)
    expect(clozeBack('a {{c1::b {{c2::c}}}} d', 2)).toBe(`a b ${answer}c${close} d`)
  })

  test('a deleted list or code block keeps its marks on lines of their own', () => {
    const { answer, close } = clozeMarks
    expect(clozeBack('{{c1::- a\n- b}}', 1)).toBe(`${answer}\n\n- a\n- b\n\n${close}`)
  })

  test("marks in the learner's own text are taken out", () => {
    const { answer, close, gap } = clozeMarks
    const sly = `${answer}a${close} {{c1::b${gap}}} {{${gap}c2::c}}`
    expect(shown(clozeFront(sly, 1))).toBe('a [...] c')
    expect(clozeFront(sly, 1).match(new RegExp(gap, 'g'))).toHaveLength(1)
    expect(clozeNumbers(sly)).toEqual([1, 2])
  })
})

test('the front never shows what it asks for', () => {
  const word = fc.constantFrom('secret', ' ', 'text', '::', '{{c2::', '}}', '{{c1::', '\n')
  fc.assert(
    fc.property(fc.array(word, { maxLength: 12 }), (words) => {
      const text = `{{c1::hidden}}${words.join('')}`
      expect(clozeFront(text, 1)).not.toContain('hidden')
      expect(clozeBack(text, 1)).toContain('hidden')
    }),
  )
})

test('marks are always in pairs and never nested', () => {
  const part = fc.constantFrom('a', '::', '{{c1::', '{{c2::', '{{c1,2::', '}}', '\n', '- ', ...Object.values(clozeMarks))
  fc.assert(
    fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
      for (const write of [clozeFront, clozeBack]) {
        const marks = write(parts.join(''), 1).replace(/[^\uE0C0-\uE0C2]/g, '')
        expect(marks).toMatch(/^(?:[\uE0C0\uE0C1]\uE0C2)*$/)
      }
    }),
    { numRuns: 1000 },
  )
})

test.each([
  ['never closed', '{{c1::'.repeat(100_000)],
  ['nested', '{{c1::'.repeat(12_000) + '}}'.repeat(12_000)],
  ['nested on two cards', '{{c1::{{c2::'.repeat(6_000) + '}}'.repeat(12_000)],
  ['in a row', '{{c1::a}}'.repeat(11_000)],
  ['only ends', '}}'.repeat(50_000)],
  ['only hints', `{{c1::${'::'.repeat(49_000)}}}`],
  ['many numbers', `{{c${'1,'.repeat(49_000)}1::a}}`],
  ['only braces', '{'.repeat(100_000)],
])('hostile text finishes: %s', (_, text) => {
  for (const number of [1, 2]) {
    clozeFront(text, number)
    clozeBack(text, number)
  }
  expect(Array.isArray(clozeNumbers(text))).toBe(true)
})
