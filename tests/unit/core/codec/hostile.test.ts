import fc from 'fast-check'
import { htmlToMarkdown } from '@/lib/core/codec/html-markdown'
import { readMarkdownCards } from '@/lib/core/codec/markdown-cards'
import { partsOfMarkdown } from '@/lib/core/codec/markdown-code'
import { fromOtherMarkdown } from '@/lib/core/codec/other-markdown'
import { contentKinds, importFormats } from '@/lib/core/codec/plan'
import { clozeSigns } from '@/lib/core/codec/markdown-lines'
import { plainToMarkdown } from '@/lib/core/codec/markdown-text'
import { identityOf } from '@/lib/core/codec/note-identity'
import { firstFieldKey } from '@/lib/core/first-field'
import { plainLine } from '@/lib/core/note'
import { asKnown, planText } from '@/tests/support/import'

/** Whatever comes in, the readers give records or issues, never an exception, and take time in step with the length. */

const signs = [
  ...[
    '"',
    "'",
    ',',
    ';',
    '\t',
    '|',
    ':',
    '::',
    ':::',
    '\n',
    '\r',
    '\r\n',
    ' ',
    '#',
    '?',
    '??',
    '---',
    '```',
    '~~~',
  ],
  ...[
    'Q: ',
    'A: ',
    'C: ',
    '[',
    ']',
    '](',
    '![',
    '{{c1::',
    '}}',
    '==',
    '**',
    '`',
    '$',
    '\\(',
    '\\)',
    '<!--',
    '-->',
  ],
  ...[
    '<b>',
    '</b>',
    '<div',
    '>',
    '<img src="',
    '<table>',
    '<tr>',
    '<td>',
    '</table>',
    '<li>',
    '<ol>',
    '<pre>',
    '<a href=',
  ],
  ...['# ', '\n## a?\n', '\n**b?**\n', '<details>', '<summary>c?</summary>', '~~~', '[['],
  ...[
    '#separator:',
    'tags:',
    '#html:true',
    '#columns:',
    '#flashcards/a',
    '\u0000',
    '\uD800',
    '\uFEFF',
    '&amp;',
    '&#x41;',
    '日',
    'x',
  ],
]
const hostile = fc.string({ unit: fc.constantFrom(...signs), maxLength: 60 })

const separator = fc.string({ unit: fc.constantFrom(...signs), minLength: 1, maxLength: 2 })

/** Pieces that mean something to Markdown alone. */
const markdown = fc.string({
  unit: fc.constantFrom(...'`a*_|~#->[] \n', '```', '\n```\n', '\n~~~\n', '``', '\n| '),
  maxLength: 60,
})

const runs = Number(process.env.FUZZ_RUNS ?? 1500)

test('any text plans, and every record is counted', () => {
  fc.assert(
    fc.property(
      hostile,
      fc.option(fc.constantFrom(...importFormats), { nil: undefined }),
      fc.option(fc.constantFrom(...contentKinds), { nil: undefined }),
      fc.constantFrom(...clozeSigns),
      fc.constantFrom('', 'a.csv', 'b.md'),
      fc.record(
        { delimiter: separator, cardSeparator: separator, headerRow: fc.constantFrom('yes', 'no') },
        { requiredKeys: [] },
      ),
      (text, format, content, clozes, name, rest) => {
        const { counts, issues } = planText([{ name, text }], { format, content, clozes, ...rest })
        expect(counts.records).toBe(counts.new + counts.update + counts.duplicate + counts.bad)
        expect(issues.filter(({ kind }) => kind === 'bad')).toHaveLength(counts.bad)
        expect(issues.every(({ line }) => line >= 1)).toBe(true)
      },
    ),
    { numRuns: runs },
  )
})

test('no tag of HTML comes through as one', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const markdown = htmlToMarkdown(`<script>alert(1)</script>${text}`)
      expect(markdown).not.toMatch(/alert\(1\)/)
      expect(plainToMarkdown(text)).toEqual(expect.any(String))
    }),
    { numRuns: runs },
  )
})

const long = 15_000
describe('long and twisted text takes time in step with its length', () => {
  const pieces = [
    ...[
      '<',
      '<a ',
      '<a "',
      '<a href="',
      '<b>',
      '<div>',
      '<ul><li>',
      '<!--',
      '<table><tr><td>',
      '</table>',
      '&',
      '<pre>',
    ],
    ...[
      '[',
      '](',
      '![',
      '`',
      '$',
      '\\(',
      '*',
      '**a',
      '==a',
      '{{c1::',
      '\n',
      '```\n',
      'Q: \n',
      'Q: a\nA: b\n',
      '?\n',
      'a::b\n',
      '#a ',
    ],
    ...['<!-- \n', '[[', '![[', '"', '",', 'tags:', '#x:', '"\n', '\\[', '[latex]', '<sup>', '<ruby><rt>'],
  ]
  const twisted: [string, string, string][] = [
    ...pieces.map((piece): [string, string, string] => ['', piece, '']),
    ['C: ', '![', ''],
    ['C: ', '[a', ''],
    ['C: ', '`[', ''],
    ['`', '::', ''],
    ['', '<a ="', '>'],
    ['', "<a x='", "'>"],
    ['', '<!--', '>'],
    ['#a', '#', ' x'],
  ]
  test.each(twisted)('%j, then %j over and over, then %j', (before, piece, after) => {
    const text = before + piece.repeat(Math.floor(long / piece.length)) + after
    expect(typeof htmlToMarkdown(text)).toBe('string')
    htmlToMarkdown(text, 'mixed')
    plainToMarkdown(text)
    for (const sign of clozeSigns) for (const found of readMarkdownCards(text, sign)) void found
    for (const name of ['', 'a.csv', 'b.md']) planText([{ name, text }])
  })
})

test('thirty thousand records that begin alike are planned in a moment, kept beside each other or not', () => {
  const text = 'q,a\n'.repeat(29_999)
  const startedAt = performance.now()
  const { notes, counts } = planText([{ name: 'a.csv', text }], { duplicates: 'keep-both' })
  expect([notes.length, counts.new]).toEqual([29_999, 29_999])
  const known = asKnown(notes)
  expect(planText([{ name: 'a.csv', text }], { scope: 'note-type-and-deck' }, known).counts.duplicate).toBe(
    29_999,
  )
  expect(performance.now() - startedAt).toBeLessThan(3000)
})

test.each([
  ['brackets', '['],
  ['pictures', '!['],
  ['deletions', '{{c1::'],
  ['deletions with hints', '{{c1::a::'],
])('the words of a field full of %s that never close are found in a moment', (_, sign) => {
  const text = sign.repeat(99_000 / sign.length)
  const startedAt = performance.now()
  for (let times = 0; times < 20; times++) {
    firstFieldKey(text)
    identityOf('basic', { Front: text })
    plainLine(text)
  }
  expect(performance.now() - startedAt).toBeLessThan(1000)
})

test('Markdown without HTML is taken as it is, and its code also beside HTML', () => {
  fc.assert(
    fc.property(markdown, (text) => {
      const parts = [...partsOfMarkdown(text)]
      expect(parts.map((part) => part.text).join('')).toBe(text)
      fc.pre(parts.every((part) => part.isCode || !/\[\[|\n{3}/.test(part.text)))
      expect(fromOtherMarkdown(text)).toBe(text.trim())
    }),
    { numRuns: runs },
  )
  fc.assert(
    fc.property(hostile, (text) => {
      const code = '`a <b> [[c]] &amp;`'
      expect(fromOtherMarkdown(`${code} ${text}`)).toMatch(/^`a <b> \[\[c\]\] &amp;`/)
    }),
    { numRuns: runs },
  )
})
