import { markdownCard } from '@/lib/core/codec/markdown-write'
import { planText } from '@/tests/support/import'

const fields = (text: string, name = '') => planText([{ name, text }]).notes.map((note) => note.fields)

describe('Markdown questions', () => {
  test('what is not whole is named with its line', () => {
    const { issues } = planText('Q: one\n\nA: 1\n\nA: lost\n\nQ: open\n\nC: hides nothing\n')
    expect(issues.map(({ line, reason }) => [line, reason])).toEqual([
      [5, 'This answer has no question before it.'],
      [7, 'The question has no answer.'],
      [9, 'The cloze hides nothing: put what to recall in [brackets].'],
    ])
  })
  test.each([
    '**Q:** What is `a`?\n**A:** First.\n\n**Q:** Why?\n**A:**\nSecond,\nthird.\n',
    '**Q: What is `a`?**\nA: First.\n\n**Q: Why?**\nA: Second,\nthird.\n',
    'Question: What is `a`?\nAnswer: First.\n\nQuestion: Why?\nAnswer: Second,\nthird.\n',
    'Q1: What is `a`?\nA1: First.\n---\nQ2: Why?\nA2: Second,\nthird.\n',
    '- __Question 1:__ What is `a`?\n- __Answer 1:__ First.\n- __Question 2:__ Why?\n- __Answer 2:__ Second,\nthird.\n',
    'Here they are:\n\n**Front:** What is `a`?\n**Back:** First.\n\n---\n\n**Front:** Why?\n**Back:** Second,\nthird.\n\n---\n',
    '1. **Q:** What is `a`?\n**A:** First.\n2. **Q:** Why?\n**A:** Second,\nthird.\n',
  ])('are read however the signs are written: %j', (text) => {
    for (const name of ['', 'a.md', 'a.txt']) {
      const { file, notes, issues } = planText([{ name, text }])
      expect(file.format).toBe('questions')
      expect(notes.map((note) => note.fields)).toEqual([
        { Front: 'What is `a`?', Back: 'First.' },
        { Front: 'Why?', Back: 'Second,\nthird.' },
      ])
      expect(issues).toEqual([])
    }
  })
  test('such words in a list of terms are terms', () => {
    expect(fields('Left: links\nFront: vorne\nBack: hinten\nTop: oben\n')).toHaveLength(4)
    expect(
      fields('to ask: fragen\nQuestion: Frage\nAnswer: Antwort\nto reply: erwidern\nWord: Wort\n'),
    ).toHaveLength(5)
  })
  test('beside plain signs the others are text', () => {
    expect(fields('Q: Which?\nA: One of\n- Answer: a\n**A:** b\n', 'a.md')).toEqual([
      { Front: 'Which?', Back: 'One of\n- Answer: a\n**A:** b' },
    ])
    expect(fields('Q: Which?\nAnswer: a\n', 'a.md')).toEqual([{ Front: 'Which?', Back: 'a' }])
  })
  test('what is written out is read in again, whatever its lines begin with', () => {
    for (const sign of [
      'Q: x',
      'A: x',
      '**A:** x',
      'Question: x',
      '**Q: x**',
      '1. Answer 2: x',
      '---',
      '<!-- x',
    ])
      for (const Back of [`${sign}\nmore`, `more\n${sign}`, sign]) {
        const fields = { Front: `${sign}\nis asked`, Back }
        const text = markdownCard({ noteType: 'basic', fields, tags: [] } as never)
        const [note, ...others] = planText([{ name: 'a.md', text: `${text}Q: next\nA: y\n` }]).notes
        expect(others.map((other) => other.fields)).toEqual([{ Front: 'next', Back: 'y' }])
        const plain = (field: string) => field.replace(/^ /gm, '')
        expect([plain(note!.fields.Front!), plain(note!.fields.Back!)]).toEqual([fields.Front, fields.Back])
      }
  })
  test('emphasis makes a cloze only when it is chosen', () => {
    const text = 'The ==recall== of **ten** counts.\n\nQ::A\n'
    expect(planText([{ name: 'a.md', text }]).counts.new).toBe(1)
    const texts = (clozes: 'highlight' | 'bold') =>
      planText([{ name: 'a.md', text }], { clozes }).notes.map((note) => note.fields.Text)
    expect(texts('highlight')).toContain('The {{c1::recall}} of **ten** counts.')
    expect(texts('bold')).toContain('The ==recall== of {{c1::ten}} counts.')
  })
})

describe('a table of Markdown', () => {
  const table =
    '| Question | Answer | Tags |\n|:---|:---:|---|\n| What is `a \\| b`? | x<br>y, **z** | m::n |\n|Why?|because|  |\n'
  const notes = [
    { Front: 'What is `a | b`?', Back: 'x  \ny, **z**' },
    { Front: 'Why?', Back: 'because' },
  ]

  test('is read by its cells, the first row as headings, and what stands around it is named', () => {
    for (const name of ['', 'cards.md', 'cards.txt']) {
      const found = planText([{ name, text: table }])
      expect(found.file).toMatchObject({
        format: 'table',
        delimiter: '|',
        hasHeader: true,
        content: 'markdown',
      })
      expect(found.notes.map((note) => note.fields)).toEqual(notes)
      expect(found.notes.map((note) => [note.line, note.tags])).toEqual([
        [3, ['m::n']],
        [4, []],
      ])
      expect(found.issues).toEqual([])
    }
    const { notes: others, issues } = planText(
      `Here are two cards:\n\n${table}\n\n${table.replaceAll('W', 'w')}\nThat is all.\n`,
    )
    expect(others.map((note) => [note.line, note.fields.Front])).toEqual([
      [5, 'What is `a | b`?'],
      [6, 'Why?'],
      [11, 'what is `a | b`?'],
      [12, 'why?'],
    ])
    expect(issues).toMatchObject([
      { line: 1, kind: 'remark', reason: 'This line stands outside of the table and is left out.' },
      { line: 14, kind: 'remark' },
    ])
  })

  test('within a cell or an answer belongs to it, and with a title to the note', () => {
    const small = '| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |'
    for (const name of ['x.csv', 'x.txt', ''])
      expect(fields(`Front,Back\n"What?","${small}"\n`, name)).toEqual([{ Front: 'What?', Back: small }])
    expect(fields(`Q: What?\nA:\n${small}\n`)).toEqual([{ Front: 'What?', Back: small }])
    expect(fields(`## What?\n\n${small}\n\n## Why?\n\n${small}\n`)).toHaveLength(2)
    expect(fields(`# Codes\n\n${small}\n`, 'HTTP.md')).toEqual([{ Front: 'Codes', Back: small }])
  })

  test('without bars at the ends of lines is one too; where a note speaks around it, it belongs to the note', () => {
    expect(fields('Metric | Value\n--- | ---\n1 | 2\n3 | 4\n')).toEqual([
      { Front: '1', Back: '2' },
      { Front: '3', Back: '4' },
    ])
    const note = `Two kinds.\n\n${table.replace('::', ':')}`
    expect(planText([{ name: 'Kinds.md', text: note }]).file.format).toBe('glossary')
    expect(fields('a|b\nc|d\n')).toEqual([
      { Front: 'a', Back: 'b' },
      { Front: 'c', Back: 'd' },
    ])
  })
})

describe('a glossary', () => {
  test.each([
    'Written as\n\n```html\n<div>a &amp; b</div>\n\n<b>[[1, 2]]</b>\n```',
    'Written as\n\n~~~\n<p>\n```\n<p>\n~~~\n\nand so on.',
    'A matrix, `np.array([[1, 2]])`, in ``a `<b>` b`` and `<br>`.',
    '```\n<p>never closed',
    '- a list with `<br>`\n- of two',
    'a\n\n```python\nx = 1\n\n\ny = 2\n```',
  ])('leaves code as it stands: %j', (text) =>
    expect(fields(text, 'A.md')).toEqual([{ Front: 'A', Back: text }]),
  )

  test('reads tags of HTML, entities and links between pages outside of code', () => {
    expect(fields('a<br>b &amp; `c` <b>`d`</b> [[E|e]] ` [[F]]', 'A.md')).toEqual([
      { Front: 'A', Back: 'a  \nb & `c` **`d`** e ` F' },
    ])
    expect(fields('| a | b |\n|---|---|\n| 1<br>2 | `x` <br/> y |\n\nc<br>\nd', 'A.md')).toEqual([
      { Front: 'A', Back: '| a | b |\n|---|---|\n| 1 2 | `x` y |\n\nc  \nd' },
    ])
  })
})
