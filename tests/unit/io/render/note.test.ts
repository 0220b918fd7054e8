import { pointsOfField, renderNote, renderProblem } from '@/lib/io/render/note'

const only = async (...input: Parameters<typeof renderNote>) => {
  const cards = await renderNote(...input)
  expect(cards).toHaveLength(1)
  return cards[0]!
}
const textOf = (html: string) => html.replace(/<[^>]+>/g, '')

test('a basic note has one part without a label', async () => {
  expect(await only('basic', { Front: '*a*', Back: 'b' })).toEqual({
    ordinal: 0,
    front: '<div class="question"><p><em>a</em></p></div>',
    back: '<section class="part" data-field="Back"><div class="part-text"><p>b</p></div></section>',
  })
})

test('a reversed note asks both ways', async () => {
  const cards = await renderNote('basic-reversed', { Front: 'a', Back: 'b' })
  expect(cards.map(({ ordinal, front, back }) => [ordinal, textOf(front), textOf(back)])).toEqual([
    [0, 'a', 'b'],
    [1, 'b', 'a'],
  ])
})

test('fields with structure become labelled parts, in order, empty ones left out', async () => {
  const { front, back } = await only('trade-off', {
    Question: 'Which?',
    'When not': 'never',
    Answer: 'this',
    Crossover: ' ',
    'What moves it': 'size',
  })
  expect(front).toBe('<div class="question"><p>Which?</p></div>')
  expect(
    [...back.matchAll(/data-field="([^"]+)"><h3 class="part-label">([^<]+)</g)].map((match) => match[1]),
  ).toEqual(['Answer', 'What moves it', 'When not'])
})

test('given points become a list that can be ticked, and win over the field', async () => {
  const points = [
    { id: 'duty', text: 'Exactness as a *duty*', required: true },
    { id: 'size', text: '$N$ small', required: false },
  ]
  const { back } = await only(
    'concept',
    { Question: 'q', Answer: 'a', Points: 'other' },
    { points, sources: ['A wiki'] },
  )
  expect(back).toContain(
    '<ul class="points"><li data-point="duty" data-required>Exactness as a <em>duty</em></li>',
  )
  expect(back).toContain('<li data-point="size"><span class="katex">')
  expect(back).toContain('<ul class="sources"><li>A wiki</li></ul>')
  expect(back).not.toContain('other')
})

test('points of a field are its lines', async () => {
  expect(pointsOfField('! first\n- second\n\n  * ! third')).toEqual([
    { id: '1', text: 'first', required: true },
    { id: '2', text: 'second', required: false },
    { id: '3', text: 'third', required: true },
  ])
  const { back } = await only('concept', { Question: 'q', Answer: 'a', Points: '!x\ny' })
  expect(back).toContain('<li data-point="1" data-required>x</li><li data-point="2">y</li>')
})

test('a case step shows its case above the question', async () => {
  const { front } = await only('case-step', { Case: 'A shop.', Question: 'What first?', Answer: 'Ask.' })
  expect(front).toBe('<div class="case"><p>A shop.</p></div><div class="question"><p>What first?</p></div>')
})

describe('cloze', () => {
  const cloze = (Text: string) => renderNote('cloze', { Text, Extra: 'more' })

  test('hides on the front and marks on the back, one card a number', async () => {
    const cards = await cloze('HNSW stores {{c1::8::how many}} bytes a unit of {{c2::M}}.')
    expect(cards.map(({ ordinal }) => ordinal)).toEqual([0, 1])
    expect(cards[0]!.front).toBe(
      '<div class="question"><p>HNSW stores <span class="cloze">[how many]</span> bytes a unit of M.</p></div>',
    )
    expect(cards[0]!.back).toBe(
      '<section class="part" data-field="Text"><div class="part-text"><p>HNSW stores <span class="cloze">8</span> bytes a unit of M.</p></div></section>' +
        '<section class="part" data-field="Extra"><h3 class="part-label">Extra</h3><div class="part-text"><p>more</p></div></section>',
    )
  })

  test.each([
    ['**{{c1::bold}}** x', '<strong><span class="cloze">bold</span></strong> x'],
    ['{{c1::a **b** c}} x', '<span class="cloze">a <strong>b</strong> c</span> x'],
    ['`x {{c1::y}}`', '<code>x <span class="cloze">y</span></code>'],
    ['[{{c1::a}}](https://a.test)', 'target="_blank"><span class="cloze">a</span></a>'],
    ['| a |\n|---|\n| {{c1::b}} |', '<td><span class="cloze">b</span></td>'],
    ['- {{c1::a}}\n- b', '<li><span class="cloze">a</span></li>'],
    [
      '{{c1::one\n\ntwo}} x',
      '<p><span class="cloze">one</span></p>\n<p><span class="cloze">two</span> x</p>',
    ],
    ['{{c1::- a\n- b}}', '<li><span class="cloze">a</span></li>\n<li><span class="cloze">b</span></li>'],
    [
      '```python\nx = {{c1::f}}(1) # c\n```',
      'x = <span class="code-name"><span class="cloze">f</span></span>(1) <span class="code-comment"># c</span>',
    ],
    [
      '{{c1::```python\nx # c\n```}}',
      '<code><span class="cloze">x <span class="code-comment"># c</span></span></code>',
    ],
    ['a {{c1::b', ''],
  ])('works inside Markdown: %j', async (text, html) => {
    const cards = await cloze(text)
    if (html === '') return expect(cards).toEqual([])
    expect(cards[0]!.back).toContain(html)
    expect(cards[0]!.front).toContain('<span class="cloze">[...]</span>')
    expect(JSON.stringify(cards)).not.toMatch(/[\uE0C0-\uE0C2]|<p><\/p>/)
  })

  test('works inside formulas', async () => {
    const [card] = await cloze('$x = \\frac{1}{ {{c1::N^2::100 % of #}} }$')
    expect(card!.front).toContain('<mtext>[100\u00a0%\u00a0of\u00a0#]</mtext>')
    expect(card!.front).not.toContain('N^2')
    expect(card!.front).toMatch(/class="enclosing cloze/)
    expect(card!.back).toContain('<msup><mi>N</mi><mn>2</mn></msup>')
    expect(card!.back).toMatch(/class="enclosing cloze/)
    expect(JSON.stringify(card)).not.toContain('formula-error')
  })

  test('a deletion that cuts a formula in two marks what it can', async () => {
    const [card] = await cloze('{{c1::a $b}} c$ d')
    expect(card!.back).toContain('<span class="cloze">a <span class="katex">')
    expect(card!.back).toMatch(/ d<\/p>/)
    expect(JSON.stringify(card)).not.toMatch(/[\uE0C0-\uE0C2]|formula-error/)
  })
})

test('an unknown type, and a note that is too much to set, are refused in a sentence', async () => {
  await expect(renderNote('riddle', {})).rejects.toThrow('There is no built-in note type "riddle".')
  const many = Array.from({ length: 400 }, (_, index) => `{{c${index + 1}::a}}`).join(' ')
  await expect(renderNote('cloze', { Text: many + 'x'.repeat(20_000) })).rejects.toThrow(
    /cannot make 400 cards. Split it./,
  )
  await expect(
    renderNote('concept', { Question: 'q', Answer: 'a', Points: 'x\n'.repeat(101) }),
  ).rejects.toThrow('A note has at most 100 points; this one has 101.')
  await expect(renderNote('basic', { Front: 'a', Back: 'x'.repeat(100_001) })).rejects.toThrow(RangeError)
})

test('a note whose formulas or code would take seconds to set is refused before the first is', async () => {
  const clozes = Array.from({ length: 200 }, (_, index) => `{{c${index + 1}::w${index} $x^2$}}`).join(' ')
  await expect(renderNote('cloze', { Text: clozes })).rejects.toThrow(RangeError)
  const code = `{{c1::a}} {{c2::b}} ${Array.from({ length: 38 }, (_, n) => `{{c${n + 3}::x}}`).join(' ')}\n\n\`\`\`python\n${'x = f(1)\n'.repeat(500)}\`\`\``
  await expect(renderNote('cloze', { Text: code })).rejects.toThrow(RangeError)
  const fractions = Array.from({ length: 1500 }, () => '$\\frac{\\frac{a}{b}}{\\frac{c}{d}}$').join(' ')
  await expect(renderNote('basic', { Front: 'f', Back: fractions })).rejects.toThrow(RangeError)
  const usual = Array.from(
    { length: 5 },
    (_, index) => `{{c${index + 1}::$a_${index} + \\frac{1}{2}$}}`,
  ).join(' and ')
  expect(await renderNote('cloze', { Text: usual })).toHaveLength(5)
})

test('a note that would take seconds to parse is refused before it is', async () => {
  const rich = '*x* `b` [a](b)\n\n'
  const clozes = Array.from({ length: 150 }, (_, index) => `{{c${index + 1}::a}} ${rich}`).join('')
  await expect(renderNote('cloze', { Text: clozes })).rejects.toThrow(
    'This note is too long to set. Split it.',
  )
  expect(renderProblem('cloze', { Text: clozes })).toBe('This note is too long to set. Split it.')
  const prose = Array.from({ length: 30 }, (_, index) => `${'some words '.repeat(9)}{{c${index + 1}::a}}. `)
  expect(await renderNote('cloze', { Text: prose.join('') })).toHaveLength(30)
})

test('formulas beyond a measure stand as they were written, and one that stands twice is set once', async () => {
  const long = Array.from({ length: 40 }, (_, index) => `$${`x_{${index}}+`.repeat(50)}1$`)
  const [card] = await renderNote('basic', {
    Front: long.slice(0, 20).join('\n\n'),
    Back: long.slice(20).join('\n\n'),
  })
  expect(card!.front + card!.back).toContain(
    'A note may not hold more of formulas than this: it is shown as it was written.',
  )
  const [twice] = await renderNote('basic', { Front: long[0]!, Back: `${long[0]!}\n\n`.repeat(3) })
  expect(twice!.back).not.toContain('formula-error')
  const [often] = await renderNote('basic', { Front: 'f', Back: '$x$ '.repeat(900) })
  expect(often!.back.length).toBeLessThan(300_000)
})

test('a typed card carries the plain words that are expected, on its back alone', async () => {
  const fields = { Front: 'Which index?', Back: '**HNSW** & `<IVF>`, $O(\\log n)$\n\n- "flat"' }
  const [card] = await renderNote('basic-typed', fields)
  expect(card!.back).toContain(
    '<section class="part" data-field="Back" data-expected="HNSW &amp; &lt;IVF&gt;, O(\\log n) &quot;flat&quot;">',
  )
  expect(card!.front).not.toContain('HNSW')
  const [plain] = await renderNote('basic', fields)
  expect(plain!.back).not.toContain('data-expected')
})
