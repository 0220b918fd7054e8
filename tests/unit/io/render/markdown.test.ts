import { renderInline, renderMarkdown } from '@/lib/io/render/markdown'

test('Markdown is set: emphasis, lists, tables, quotes, breaks', async () => {
  expect(await renderMarkdown('*a* **b** ~~c~~ `d`')).toBe(
    '<p><em>a</em> <strong>b</strong> <del>c</del> <code>d</code></p>',
  )
  expect(await renderMarkdown('| a | b |\n|--:|---|\n| 1 | 2 |')).toContain('<td align="right">1</td>')
  expect(await renderMarkdown('3. a\n4. b')).toContain('<ol start="3">')
  expect(await renderMarkdown('> a\n')).toContain('<blockquote>')
  expect(await renderMarkdown('')).toBe('')
})

test('headings of a card stand below those of the page', async () => {
  expect(await renderMarkdown('# a\n## b\n###### c')).toBe('<h4>a</h4>\n<h5>b</h5>\n<h6>c</h6>')
})

test('raw HTML is text, so type parameters survive', async () => {
  expect(await renderMarkdown('List<int> and <b>bold</b>')).toBe(
    '<p>List&#x3C;int> and &#x3C;b>bold&#x3C;/b></p>',
  )
})

test('links lead out in a new tab, other links are words', async () => {
  expect(await renderMarkdown('[a](https://a.test/x "t")')).toBe(
    '<p><a href="https://a.test/x" title="t" rel="nofollow noopener noreferrer" target="_blank">a</a></p>',
  )
  expect(await renderMarkdown('[a *b*](/decks) [c](#d) <me@a.test>')).toMatch(
    /^<p>a <em>b<\/em> c <a href="mailto:me@a.test"/,
  )
})

test("only the learner's own media is shown as an image", async () => {
  const sha256 = '0123456789abcdef'.repeat(4)
  expect(await renderMarkdown(`![a graph](media:${sha256})`)).toBe(
    `<p><img src="/api/v1/media/${sha256}" alt="a graph" loading="lazy"></p>`,
  )
  expect(await renderMarkdown('![a graph](https://a.test/x.png)')).toBe('<p>a graph</p>')
})

test('footnotes keep their words without ids', async () => {
  const html = await renderMarkdown('a[^1]\n\n[^1]: the note')
  expect(html).toContain('<sup>1</sup>')
  expect(html).toContain('the note')
  expect(html).not.toMatch(/\bid=|<a\b/)
})

describe('formulas', () => {
  test('are set as HTML and MathML, in the line and on lines of their own', async () => {
    const inline = await renderMarkdown('cost $4Nd$ bytes')
    expect(inline).toContain('<math xmlns="http://www.w3.org/1998/Math/MathML">')
    expect(inline).toContain('class="katex-html" aria-hidden="true"')
    expect(await renderMarkdown('$$\n\\frac{a}{b}\n$$')).toMatch(
      /^<div class="formula"><span class="katex-display">/,
    )
    expect(await renderMarkdown('```math\nx\n```')).toMatch(/^<div class="formula">/)
  })

  test('prices are no formulas', async () => {
    expect(await renderMarkdown('from $5 to $10')).toBe('<p>from $5 to $10</p>')
    expect(await renderMarkdown('$5 and $10, *or* more')).toContain('$5 and $10')
  })

  test.each([
    ['unfinished', '\\frac{1}', /cannot be read/],
    ['an unknown command', '\\nonsense', /cannot be read: Undefined control sequence: \\nonsense/],
    ['a definition', '\\def\\a{b}', /may not use \\def/],
    ['a link', '\\href{https://a.test}{b}', /may not use \\href/],
    ['too long', 'x'.repeat(2_001), /longer than 2,000/],
    ['too deep', '{'.repeat(990) + '}'.repeat(990), /.*/],
  ])('a bad one shows its source and the reason: %s', async (_, source, reason) => {
    const html = await renderMarkdown(`$${source}$`)
    if (source.startsWith('{{')) return expect(html).toMatch(/katex|formula-error/)
    const [, title, shown] = /<code class="formula-error" title="([^"]*)">([^<]*)<\/code>/.exec(html)!
    expect(title).toMatch(reason)
    expect(shown).toBe(source)
  })

  test('words that only begin like a refused command are allowed', async () => {
    expect(await renderMarkdown('$a \\longrightarrow b, \\left(c\\right)$')).not.toContain('formula-error')
  })
})

describe('code', () => {
  test('names and comments are marked, the rest is plain, and no style is given', async () => {
    const html = await renderMarkdown('```python\ndef search(q):  # exact\n    return index.query(q)\n```')
    expect(html).toBe(
      '<pre class="code"><code>def <span class="code-name">search</span>(q):  <span class="code-comment"># exact</span>\n' +
        '    return index.<span class="code-name">query</span>(q)</code></pre>',
    )
  })

  test.each([
    ['typescript', 'function rank(a: number) {} // x', 'rank'],
    ['javascript', 'function rank(a) {} // x', 'rank'],
    ['sql', 'CREATE TABLE cards (id int) -- x', 'cards'],
    ['bash', 'deploy() { true; } # x', 'deploy'],
    ['json', '{"recall": 1} // x', 'recall'],
    ['yaml', 'recall: 1 # x', 'recall'],
    ['cpp', 'int rank(int a) { return a; } // x', 'rank'],
    ['java', 'class Index { void add() {} } // x', 'Index'],
    ['go', 'func rank(a int) {} // x', 'rank'],
    ['rust', 'fn rank(a: i32) {} // x', 'rank'],
    ['py', 'def rank(a): pass # x', 'rank'],
  ])('%s is known', async (language, code, name) => {
    const html = await renderMarkdown('```' + language + '\n' + code + '\n```')
    expect(html).toMatch(
      new RegExp(`<span class="code-name">"?${name}"?</span>|<span class="code-name">.*${name}`),
    )
    expect(html).toMatch(/<span class="code-comment">/)
    expect(html).not.toContain('style=')
    expect(html.replace(/<[^>]+>/g, '').replace(/&#x3C;/g, '<')).toBe(code)
  })

  test.each(['brainfuck', '', 'toString', '__proto__'])(
    'an unknown language (%j) is plain',
    async (language) => {
      expect(await renderMarkdown('```' + language + '\na < b\n```')).toBe(
        '<pre class="code"><code>a &#x3C; b</code></pre>',
      )
    },
  )

  test('many at once share one highlighter', async () => {
    const source = '```rust\nfn a() {}\n```'
    const all = await Promise.all(Array.from({ length: 30 }, () => renderMarkdown(source)))
    expect(new Set(all).size).toBe(1)
  })
})

test('a diagram keeps its source for the browser to draw', async () => {
  expect(await renderMarkdown('```mermaid\nflowchart LR\n  A["x < y"] --> B\n```')).toBe(
    '<pre class="diagram-source" data-diagram="mermaid"><code>flowchart LR\n  A["x &#x3C; y"] --> B</code></pre>',
  )
})

test('one line has no block', async () => {
  expect(await renderInline('# a *b* `c`\n- d')).toBe('# a <em>b</em> <code>c</code> - d')
  expect(await renderInline('> $x$')).toMatch(/^> <span class="katex">/)
  expect(await renderInline('1. first')).toBe('1. first')
})

test('a source that is too long is refused in a sentence', async () => {
  await expect(renderMarkdown('a'.repeat(100_001))).rejects.toThrow(RangeError)
  await expect(renderInline('a'.repeat(100_001))).rejects.toThrow(
    'This text has 100,001 characters; a field holds at most 100,000.',
  )
})

test('a formula between double dollars alone in its paragraph is a display, on one line as on three', async () => {
  const [oneLine, three] = await Promise.all(
    ['$$x^2$$', '$$\nx^2\n$$'].map((source) => renderMarkdown(source)),
  )
  expect(oneLine).toContain('katex-display')
  expect(oneLine).toBe(three)
  expect(await renderMarkdown('so $$x^2$$ it is')).not.toContain('katex-display')
})
