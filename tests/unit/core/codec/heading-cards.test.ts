import { planText } from '@/tests/support/import'
import type { ImportOptions } from '@/lib/core/codec/plan'

const read = (text: string, options: ImportOptions = {}, name = 'Questions.md') => {
  const { file, notes, issues } = planText([{ name, text }], options)
  const pairs = notes.map(({ fields }) => [fields.Front, fields.Back])
  return { format: file.format, pairs, lines: notes.map(({ line }) => line), issues }
}

const headings = `# Interview questions

Some words first.

## Statistics

### 1. What is variance?

A measure of spread.

#### In short

The mean squared distance.

### Q2: Explain the *trade-off* of bias and variance ###

- more of one
- less of the other

---

## Search

### [When is exact search enough?](#exact)
**Answer:** Below some thousands.

\`\`\`bash
# is this a heading?
\`\`\`

### What is ANN?

## Further reading

Not an answer.
`

describe('headings that ask', () => {
  test('what stands below a question up to the next heading that is not its own is the answer', () => {
    const { format, pairs, lines, issues } = read(headings)
    expect(format).toBe('headings')
    expect(pairs).toEqual([
      ['What is variance?', 'A measure of spread.\n\n#### In short\n\nThe mean squared distance.'],
      ['Explain the *trade-off* of bias and variance', '- more of one\n- less of the other'],
      [
        '[When is exact search enough?](#exact)',
        'Below some thousands.\n\n```bash\n# is this a heading?\n```',
      ],
    ])
    expect(lines).toEqual([7, 15, 24])
    expect(issues).toMatchObject([
      { line: 3, kind: 'remark', reason: 'What stands here belongs to no question and is left out.' },
      { line: 35, kind: 'remark' },
      { line: 31, kind: 'bad', reason: 'There is no answer below this question.' },
    ])
  })

  test('what frames an answer is left out', () => {
    const top = '**[Back to top](#contents)**'
    expect(
      read(`## What?\n\nx\n\n---\n\n${top}\n\n## Why?\n\n[y](#z) and\n\n[why](#b)\n\n## When?\n\n${top}\n`),
    ).toMatchObject({
      pairs: [
        ['What?', 'x'],
        ['Why?', '[y](#z) and'],
      ],
      issues: [{ line: 15, kind: 'bad' }],
    })
  })

  test('are seen in a pasted text too', () => {
    expect(read(headings, {}, '').format).toBe('headings')
    expect(read('# a: b, c\nd: e, f\n', {}, '').format).not.toBe('headings')
  })

  test('lines in bold letters and what folds out may ask instead', () => {
    expect(
      read('# Notes\n\n**What is A?**\n\nFirst.\n\n**2) Is it B？**\nSecond.\n\n## End\nx'),
    ).toMatchObject({
      format: 'headings',
      pairs: [
        ['What is A?', 'First.'],
        ['Is it B？', 'Second.'],
      ],
    })
    const folded = (n: number, question: string) =>
      `<details>\n<summary><b>${question}</b></summary>\n\nAnswer ${n}, a &lt; b<br>and \`<p>\`.\n\n</details>\n`
    expect(
      read(`## Questions\n\n${folded(1, 'What is A?')}\n${folded(2, 'Explain B.')}\n${folded(3, 'Why C?')}`),
    ).toMatchObject({
      format: 'headings',
      pairs: [
        ['What is A?', 'Answer 1, a < b  \nand `<p>`.'],
        ['Explain B.', 'Answer 2, a < b  \nand `<p>`.'],
        ['Why C?', 'Answer 3, a < b  \nand `<p>`.'],
      ],
    })
  })

  test('a note in which headings ask by the way stays one note, with its tags', () => {
    const cats =
      '---\ntags: [bio]\n---\n# Cats\n\nCats are animals.\n\n## Diet\n\nMeat.\n\n### Why meat?\n\nBecause.\n\n### How much?\n\nLots.\n'
    const { file, notes } = planText([{ name: 'Cats.md', text: cats }])
    expect([file.format, notes.length, notes[0]!.tags]).toEqual(['glossary', 1, ['bio']])
    expect(read('a::b\n\n## Who?\n\nx\n\n## What?\n\ny\n').format).toBe('questions')
  })

  test('a heading that names the answer belongs to it, and equal questions keep their numbers', () => {
    const one = (n: number) => `###### ${n}. What is put out?\n\ncode ${n}\n\n#### Answer: B\n\nBecause.\n\n`
    expect(read(one(1) + one(2)).pairs).toEqual([
      ['1. What is put out?', 'code 1\n\n#### Answer: B\n\nBecause.'],
      ['2. What is put out?', 'code 2\n\n#### Answer: B\n\nBecause.'],
    ])
    expect(read('## Which?\n\nA: apple\nB: brick\n\n## Who?\n\nA: he\n').pairs).toEqual([
      ['Which?', 'A: apple\nB: brick'],
      ['Who?', 'he'],
    ])
    expect(read('**What is TCP?**\n\nx\n\n**Example**\n\ny\n\n**What is UDP?**\n\nz\n').pairs).toEqual([
      ['What is TCP?', 'x\n\n**Example**\n\ny'],
      ['What is UDP?', 'z'],
    ])
  })

  test('below a heading that asks, bold questions belong to its answer', () => {
    expect(read('## What is A?\n\n**Why?**\n\nx\n\n**When?**\n\ny\n\n## What is B?\n\nz\n').pairs).toEqual([
      ['What is A?', '**Why?**\n\nx\n\n**When?**\n\ny'],
      ['What is B?', 'z'],
    ])
  })

  test('a question over other questions is the title of a section', () => {
    const { pairs, issues } = read('# What do they ask?\n\n## Is it A?\n\nx\n\n## Is it B?\n\ny\n')
    expect(pairs).toEqual([
      ['Is it A?', 'x'],
      ['Is it B?', 'y'],
    ])
    expect(issues).toEqual([])
  })

  test('do not where most say something, or more cards are written with signs', () => {
    expect(
      read('# NDCG\n\n## Why?\n\nx\n\n## When not?\n\ny\n\n## Formula\n\nz\n\n## Costs\n\nw\n').format,
    ).toBe('glossary')
    expect(read('## What?\n\na::b\n\nc::d\n\n## Why?\n\ne::f\n').format).toBe('questions')
    expect(read('Q: a?\nA: b\n\n# What?\nx\n\n# Why?\ny\n').format).toBe('questions')
    expect(read('```\n# a?\nx\n# b?\ny\n```\n').format).toBe('glossary')
  })

  test('where none asks, the learner may say that they do', () => {
    const text = '# Terms\n\n## Recall\n\nWhat is found.\n\n## Precision\n\nWhat is right.\n'
    expect(read(text).format).toBe('glossary')
    expect(read(text, { format: 'headings' }).pairs).toEqual([
      ['Recall', 'What is found.'],
      ['Precision', 'What is right.'],
    ])
    expect(read('no heading', { format: 'headings' }).issues).toMatchObject([
      { kind: 'remark', reason: 'Questions holds no question.' },
    ])
  })
})
