/** Text made to be slow is shown in a moment: parsed where that is quick, as it stands where it is not. */
import { renderInline, renderMarkdown } from '@/lib/io/render/markdown'

const most = 100_000
const filled = (unit: string, length = most) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length)
const rising = (sign: string) =>
  Array.from({ length: 446 }, (_, index) => sign.repeat(index + 1))
    .join(' ')
    .slice(0, most)

const units = [
  ...[
    '[',
    ']',
    '![',
    '[a](',
    '[a][',
    '[]',
    '[a](b "',
    '[a](b (',
    '[x](<',
    '[[]()',
    '[^a]',
    '[a]: b\n',
    '[^a]: b\n',
  ],
  ...['*', '_', '*a', '*a ', 'a*', '*a_', '**a ', '**a** ', '*[', '~~a', '~'],
  ...['>', '> ', '>a\n', '- ', '1. ', '- a\n', '-\n', '* a\n\n', '- - a\n', '>- ', '> > > a\n', '1. a\n'],
  ...['`', '`a', '``` \n', '~~~a\n\n', '$', '$a', '$$\n', '`$', '[`'],
  ...[
    '|',
    '|\n',
    '|a',
    'a|b\n-|-\n',
    '|-',
    '<',
    '<a&amp;',
    '<http:a',
    'http://a.b ',
    'www.',
    'a@b.c',
    'a{a@b.c',
    '&amp;{- ',
  ],
  ...[
    '\\',
    '\\[',
    'a\n=\n',
    '# a\n',
    '---\n\n',
    ' ',
    '\t',
    '\n',
    '\r',
    '    a\n',
    'a  \n',
    '\u0000',
    '😀',
    '{{c1::',
    '\uE0C1a',
    '\uE0C0',
  ],
]

const whole: [string, string][] = [
  ['emphasis nested', '*'.repeat(most / 2 - 1) + 'a' + '*'.repeat(most / 2 - 1)],
  ['emphasis nested in words', '**a '.repeat(12_000) + 'b**'.repeat(12_000)],
  ['just allowed emphasis', Array.from({ length: 5 }, () => filled('*a', 4_000)).join('\n\n')],
  ['just allowed depth', '*'.repeat(999) + 'a' + '*'.repeat(999)],
  ['just allowed lists', filled('- a\n', 11_900)],
  [
    'lists that go deeper',
    Array.from({ length: 440 }, (_, depth) => `${' '.repeat(depth * 2)}- a`)
      .join('\n')
      .slice(0, most),
  ],
  ['quotes over many lines', filled(`${'> '.repeat(11)}a\n`)],
  ['backticks rising', rising('`')],
  ['dollars rising', rising('$')],
  ['a wide table', `${filled('|a', 900)}|\n${filled('|-', 900)}|\n${filled('|b|\n', 3_000)}`],
  ['a tall table', `|a|b|\n|-|-|\n${filled('|c|d|\n', 99_000)}`],
  ['titles that never end', '[a](b ('.repeat(49) + filled('x', 99_000)],
  ['references', `[a]: b\n\n${filled('[a]', 99_000)}`],
  ['a rule that is none', `${'-'.repeat(99_998)}a`],
  ['heads of a table that is none', `a|b\n${'-|'.repeat(49_990)}a`],
  ['quotes and items that are none', `${'> - '.repeat(24_000)}a`],
  ['formulas without end', filled('$x_1$\n\n')],
  ['a formula of fractions', `$${'\\frac{'.repeat(280)}${'}a'.repeat(140)}$`],
  ['a formula of roots', `$${'\\sqrt{'.repeat(280)}${'}'.repeat(280)}$`],
  ['a formula that doubles itself', '$\\def\\a#1{#1#1}\\a{\\a{\\a{\\a{\\a{\\a{\\a{\\a{\\a{\\a{x}}}}}}}}}}$'],
  ['a formula of columns', `$$\\begin{matrix}${'&'.repeat(1_900)}\\end{matrix}$$`],
]

const finishes = async (source: string) => {
  for (const render of [renderMarkdown, renderInline]) {
    expect(typeof (await render(source))).toBe('string')
  }
}

test.each(units)('a hundred thousand characters of %j', (unit) => finishes(filled(unit)))
test.each(whole)('%s', (_, source) => finishes(source))

const languages = [
  'python',
  'typescript',
  'javascript',
  'sql',
  'bash',
  'json',
  'yaml',
  'cpp',
  'java',
  'go',
  'rust',
]
test.each(languages)('code that %s can hardly read', async (language) => {
  for (const unit of [
    '(',
    '{',
    '<',
    '"',
    "'",
    '`',
    'a<',
    '${',
    '/*',
    'a b ',
    '::',
    'template<',
    '(a,',
    'f"{',
    '- a:',
    '\\',
  ]) {
    const lines = Array.from({ length: 38 }, () => filled(unit, 499)).join('\n')
    await finishes(`~~~${language}\n${lines}\n~~~`)
  }
})

test('code in which a grammar loses its way is plain, and the next code is not', async () => {
  const line =
    '>return >>{struct struct >struct >struct -return {{struct return {->-struct -struct {{return >-{{struct struct -{return struct struct return >>--struct return return return struct -return'
  const fence = `~~~go\n${`${line}\n`.repeat(4)}~~~\n\n`
  await finishes(fence.repeat(10))
  expect(await renderMarkdown('```go\nfunc rank() {}\n```')).toContain('<span class="code-name">rank</span>')
})

test('what is too tangled to parse is shown as it stands', async () => {
  expect(await renderMarkdown(filled('[', 5_000))).toBe(`<p class="plain-text">${filled('[', 5_000)}</p>`)
  expect(await renderMarkdown(`${'> '.repeat(40)}<b>`)).toMatch(
    /^<p class="plain-text">&#x3E; |^<p class="plain-text">> /,
  )
})

test.each([
  ['headings by their underlines', filled('a\n=\n', 8_000)],
  ['footnotes', filled('x[^1]\n\n[^1]: y\n\n', 20_000)],
  ['addresses', filled('www.a.b https://c.d/e a@b.co ')],
  ['list items', filled('- a\n', 11_900)],
  [
    'small tables that are filled up',
    `|${'a|'.repeat(45)}\n|${'-|'.repeat(45)}\n${'|b|\n'.repeat(40)}\n`.repeat(40),
  ],
])('a text of %s, which would take too long, is shown as it stands', async (_, source) => {
  expect(await renderMarkdown(source)).toMatch(/^<p class="plain-text">/)
})

test('a long text that a person could write is parsed', async () => {
  const paragraph =
    'The *index* keeps $4d$ bytes, see [the wiki](https://a.test/x), and `nlist` cells.\n\n- one\n- two\n\n'
  const html = await renderMarkdown(filled(paragraph, 17_000))
  expect(html).not.toContain('plain-text')
  expect(html).toContain('<em>index</em>')
  expect(await renderMarkdown(`${'-'.repeat(80)}\n\n${'- '.repeat(30)}`)).toBe('<hr>\n<hr>')
})
