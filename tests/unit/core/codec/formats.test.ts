import { readHead } from '@/lib/core/codec/csv-headers'
import { htmlToMarkdown } from '@/lib/core/codec/html-markdown'
import { plainToMarkdown } from '@/lib/core/codec/markdown-text'
import { planText } from '@/tests/support/import'

const fields = (text: string, name = '') => planText([{ name, text }]).notes.map((note) => note.fields)

describe('what a pasted text is', () => {
  test.each([
    ['term - definition\nother - one, two\n', 'pairs', ' - '],
    ['NDCG: a gain\nMRR: a reciprocal rank\n', 'pairs', ': '],
    ['Q1::A1\nQ2::A2\n', 'questions', ''],
    ['Q: What?\nA: That.\n', 'questions', ''],
    ['What?\n?\nThat.\n', 'questions', ''],
    ['a,b\nc,d\n', 'table', ','],
    ['a;b\nc;d\n', 'table', ';'],
    ['a\tb, c - d\ne\tf\n', 'table', '\t'],
  ])('%j is %s', (text, format, delimiter) => {
    const { file, counts } = planText(text)
    expect([file.format, file.delimiter]).toEqual([format, delimiter])
    expect(counts.bad).toBe(0)
  })

  test('a colon in tags or headings does not divide a table', () => {
    expect(planText([{ name: 'x.csv', text: 'a,UG::x\nb,"UG::y, UG::z"\n' }]).file.delimiter).toBe(',')
    expect(planText([{ name: 'x.csv', text: 'country,country:de\nItaly,Italien\n' }]).file).toMatchObject({
      delimiter: ',',
      hasHeader: true,
    })
  })

  describe('a sign in every row does not divide a table that commas divide', () => {
    const rows = (of: (n: number) => string, head = '') =>
      head + Array.from({ length: 20 }, (_, n) => `${of(n)}\n`).join('')
    const quoted = (n: number) =>
      `"Question ${n}: what does recall@k miss?","The order, up to k.","ml::ranking"`
    const partly = (n: number) => `Question ${n}: what does it miss?,"The order, up to k.",ml::ranking`
    const bare = (n: number) => `Question ${n}: what does it miss?,The order up to k.,ml::ranking`
    const ragged = (n: number) => (n % 3 === 0 ? `${bare(n)},more` : bare(n))
    const heading = 'Front,Back,Tags\n'
    test.each([
      ['quoted, with headings', 'x.csv', rows(quoted, heading)],
      ['quoted', 'x.csv', rows(quoted)],
      ['partly quoted, with headings', 'x.csv', rows(partly, heading)],
      ['partly quoted', 'x.csv', rows(partly)],
      ['bare, with headings', 'x.csv', rows(bare, heading)],
      ['bare', 'x.csv', rows(bare)],
      ['ragged, with headings', 'x.csv', rows(ragged, heading)],
      ['ragged', 'x.csv', rows(ragged)],
      ['pasted, quoted, with headings', '', rows(quoted, heading)],
      ['pasted, quoted', '', rows(quoted)],
      ['pasted, partly quoted, with headings', '', rows(partly, heading)],
      ['pasted, bare, with headings', '', rows(bare, heading)],
      ['quoted, with a bar in every row', 'x.csv', rows((n) => quoted(n).replace('ml::', 'P(a|b) '))],
      ['partly quoted, with a semicolon', 'x.csv', rows((n) => partly(n).replace('ml::', 'a;b '), heading)],
    ])('%s', (_, name, text) => {
      const { file, counts, notes } = planText([{ name, text }])
      expect([file.format, file.delimiter, counts.records]).toEqual(['table', ',', 20])
      expect(notes[1]!.fields.Front).toMatch(/^Question 1: what does (?:it|recall@k) miss\?$/)
      expect(notes[1]!.fields.Back).toMatch(/^The order,? up to k\.$/)
    })

    test.each([
      ['a time', '', (n: number) => `The train ${n} leaves,at 1${n}:30`],
      ['an address', '', (n: number) => `Its page ${n},https://example.org/${n}`],
      ['a condition', 'x.csv', (n: number) => `P(A|B) ${n},P(B|A) P(A) / P(B)`],
    ])('%s', (_, name, of) => {
      const { file, counts } = planText([{ name, text: rows(of) }])
      expect([file.format, file.delimiter, counts.new]).toEqual(['table', ',', 20])
    })

    const table = (row: (n: number) => string, ...first: string[]) =>
      [...first, ...Array.from({ length: 40 }, (_, n) => row(n))].join('\n')
    test.each([
      [
        'one quoted word',
        'x.txt',
        ';',
        table((n) => `der Hund, Tier ${n};the dog`, 'Er rief,"Halt";He shouted'),
      ],
      [
        'code',
        'x.csv',
        ';',
        table((n) => `What does open("f${n}","w") do?;It opens, to write`, 'Front;Back'),
      ],
      ['a call', 'x.csv', '|', table((n) => `f(x,"${n}")|city ${n}`, 'Front|Back')],
      ['JSON', 'x.csv', ';', table((n) => `q${n};{"a":1,"b":2}`, 'Front;Back')],
      ['empty columns', 'x.csv', ';', table((n) => `Wort${n}, das;word`, 'Begriff, lang;Bedeutung;;')],
      ['a title', 'x.csv', ';', table((n) => `Wort${n}, das;word`, 'Lektion 1, Tiere')],
      ['a title over bars', 'x.txt', '|', table((n) => `Wort${n}, das|word`, 'Lektion 1, Tiere')],
      ['a column more', 'x.csv', ';', table((n) => `Wort${n}, das;word`, 'Hund, der;dog;animal')],
      ['sentences', 'x.csv', '|', table((n) => `Lyon, France|city ${n}`)],
      ['sentences behind colons', 'x.csv', ':', table((n) => `perro ${n}:dog, hound`)],
      ['two words', '', ':', table((n) => `gato,gata ${n}:cat`)],
      ['large numbers', '', ':', table((n) => `${n},001:tausend`)],
    ])('commas do not divide for %s', (_, name, delimiter, text) =>
      expect(planText([{ name, text }]).file).toMatchObject({ format: 'table', delimiter }),
    )

    test.each(['"Ulysses" - James Joyce, 1922', '"der Hund" - the dog, hound'])('%s stays a pair', (line) => {
      const text = table((n) => `Book ${n} - Somebody, 19${n + 10}`, line)
      expect(planText(text).file).toMatchObject({ format: 'pairs', delimiter: ' - ' })
    })

    test('but it divides where nothing else does', () => {
      expect(planText([{ name: 'x.csv', text: rows((n) => `term ${n}:meaning`) }]).file.delimiter).toBe(':')
      expect(planText(rows((n) => `term${n}:meaning, and more`)).file.delimiter).toBe(':')
      expect(
        planText([{ name: 'x.csv', text: rows((n) => `${n},5;1,${n}`, 'Zahl;Wert\n') }]).file.delimiter,
      ).toBe(';')
      expect(planText(rows((n) => `well, ${n}:gut, ${n}`)).file.delimiter).toBe(':')
      expect(
        planText([{ name: 'x.csv', text: rows((n) => `a, ${n}|b, c`, 'Front|Back\n') }]).file.delimiter,
      ).toBe('|')
      expect(planText([{ name: 'x.csv', text: rows((n) => `"term, ${n}";"a, b"`) }]).file.delimiter).toBe(';')
      expect(planText(rows((n) => `word, ${n}\tsaid "so, and so"`)).file.delimiter).toBe('\t')
      expect(planText(rows((n) => `What is ${n}?::It is "${n}"`)).file.format).toBe('questions')
    })
  })

  test('a word list is not taken for a table with headings', () => {
    expect(planText('front,vorne\nback,hinten\n').file.hasHeader).toBe(false)
    expect(planText('Front,Back\na,b\n').file.hasHeader).toBe(true)
  })

  test('a field that begins with # is a field', () => {
    expect(fields('#fff,white\n#000,black\n')).toEqual([
      { Front: '#fff', Back: 'white' },
      { Front: '#000', Back: 'black' },
    ])
    expect(readHead('# a remark\nx\ty\n').unknown).toEqual([1])
  })

  test('a Markdown note that begins with tags is no table', () => {
    expect(planText([{ name: 'NDCG.md', text: 'tags: a b\n\nA discounted gain.' }]).file.format).toBe(
      'glossary',
    )
  })
})

describe('pairs', () => {
  test('only the first separator divides a card', () => {
    expect(fields('a - b - c\nd - e - f\n')).toEqual([
      { Front: 'a', Back: 'b - c' },
      { Front: 'd', Back: 'e - f' },
    ])
  })
  test('cards may have a separator of their own, and a card without one is named', () => {
    const { notes, issues } = planText('a=b\nmore\n;;\nc=d;;\nnothing', {
      format: 'pairs',
      delimiter: '=',
      cardSeparator: ';;',
    })
    expect(notes.map((note) => [note.line, note.fields.Back])).toEqual([
      [1, 'b\nmore'],
      [4, 'd'],
    ])
    expect(issues).toMatchObject([{ line: 5, kind: 'bad' }])
  })
})

describe('HTML becomes Markdown', () => {
  test.each([
    ['a<br>b<br><br>c', 'a  \nb\n\nc'],
    ['<div>a</div><div>b</div>', 'a  \nb'],
    ['<b> bold </b>x <i>y</i>', '**bold** x *y*'],
    ['H<sub>2</sub>O, x<sup>th</sup>', 'H₂O, x$^{\\text{th}}$'],
    ['<ul><li>one</li><li>two<ol><li>in</li></ol></li></ul>after', '- one\n- two\n  1. in\n\nafter'],
    ['<pre>a\n  b</pre>', '```\na\n  b\n```'],
    ['<code>x`y</code>', '``x`y``'],
    ['\\(x^2\\) and [$]y[/$]', '$x^2$ and $y$'],
    ['<table><tr><td>a</td><td>b|c</td></tr></table>', '| a | b\\|c |\n| --- | --- |'],
    ['List<int>, a < b &amp; c', 'List<int>, a < b & c'],
    ['<a href="https://e.org/a(b)">y</a> <a href="javascript:x()">z</a>', '[y](https://e.org/a%28b%29) z'],
    ['<img alt="A b" src="x y.jpg"><img src="z.png">', '![A b](<x y.jpg>)![z.png](z.png)'],
    ['<script>x</script><style>y</style>ok<iframe src="z">w</iframe>', 'ok'],
    ['# no heading', '\\# no heading'],
    ['*stars* and under_scores_ $5 to $10', '\\*stars\\* and under_scores\\_ \\$5 to $10'],
  ])('%j', (html, markdown) => expect(htmlToMarkdown(html)).toBe(markdown))

  test('plain text keeps its signs and its lines', () => {
    expect(plainToMarkdown('a * b\n# c\n\n> d')).toBe('a * b  \n\\# c\n\n\\> d')
  })
})
