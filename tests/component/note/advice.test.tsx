import { noteTypes } from '@/lib/core/content/note-types'
import { adviceFor, asksTwice, asksYesOrNo, countWords, givesAway } from '@/components/note/advice'
import { carryOver } from '@/components/note/note-type-info'

const type = (key: string) => noteTypes.find((one) => one.key === key)!
const words = (n: number) => Array.from({ length: n }, () => 'word').join(' ')
const findings = (front: string, back: string) =>
  adviceFor(type('basic'), { Front: front, Back: back }).map(({ finding }) => finding)

describe('advice on a draft', () => {
  test('is silent on an empty page and on a short card', () => {
    expect(findings('', '')).toEqual([])
    expect(findings('When is exact search enough?', 'While the set is small.')).toEqual([])
  })

  test('asks for the question when only the answer is there', () => {
    expect(findings(' ', 'While the set is small.')).toEqual(['Front is empty.'])
  })

  test('notices an answer beyond forty words, and a list beyond five things', () => {
    expect(findings('Why so?', words(40))).toEqual([])
    expect(findings('Why so?', words(41))).toEqual(['Forty-one words to recall.'])
    const list = (n: number) => Array.from({ length: n }, (_, index) => `- thing ${index}`).join('\n')
    expect(findings('Which?', list(5))).toEqual([])
    expect(findings('Which?', list(6))).toEqual(['Six things in one list.'])
  })

  test.each([
    ['Is HNSW exact?', true],
    ['Suppose 10 M rows. Does IVF help?', true],
    ['Is it exact or approximate?', false],
    ['When is it exact?', false],
    ['What does it do?', false],
    ['This is a statement.', false],
  ])('"%s" can be guessed: %s', (question, isGuess) => expect(asksYesOrNo(question)).toBe(isGuess))

  test.each([
    ['Which index is the HNSW graph index?', 'HNSW graph', true],
    ['What does recall measure?', 'The recall', true],
    ['What does recall measure?', 'The share of relevant items found', false],
    ['Exact or approximate search?', 'Exact', false],
    ['What is 2?', '', false],
  ])('"%s" gives "%s" away: %s', (question, answer, isLeaked) =>
    expect(givesAway(question, answer)).toBe(isLeaked),
  )

  test('any text is looked at in a moment', () => {
    // Time of the processor, not of the clock: other suites run beside this one.
    const before = process.cpuUsage()
    for (const part of ['[', '![', '![](', ': is ', '? x', '`', '$$', '- a\n', '{{c1::', 'word '])
      adviceFor(type('basic'), {
        Front: part.repeat(100_000 / part.length),
        Back: part.repeat(100_000 / part.length),
      })
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(3000)
  })

  test('a cloze asks for its first deletion', () => {
    const of = (Text: string) => adviceFor(type('cloze'), { Text, Why: 'x' }).map(({ finding }) => finding)
    expect(of('')).toEqual([])
    expect(of('Paris is a city')).toEqual(['Nothing is left out yet.'])
    expect(of('{{c1::Paris}} is a city')).toEqual([])
  })

  test('images from elsewhere, and images without words, are named', () => {
    const media = `media:${'a'.repeat(64)}`
    expect(findings('What is this?', '![a](https://a.test/x.png)')).toEqual([
      'An image from elsewhere is not shown.',
    ])
    expect(findings('What is this?', `![](${media})`)).toEqual(['An image has no description.'])
    expect(findings('What is this?', `![a plot](${media})`)).toEqual([])
  })

  test('a written card asks for its why and its source where there is a place for them', () => {
    const of = (fields: Record<string, string>) =>
      adviceFor(type('concept'), fields).map(({ finding }) => finding)
    expect(of({ Question: 'When is exact enough?' })).toEqual([])
    expect(of({ Question: 'When is exact enough?', Answer: 'Small sets.' })).toEqual([
      'No why yet.',
      'No source yet.',
    ])
    expect(of({ Question: 'When?', Answer: 'Small sets.', Why: 'Cheap.', Source: 'Book' })).toEqual([])
  })

  test('does not count code or formulas as words', () => {
    expect(countWords(`Like so:\n\`\`\`python\n${words(90)}\n\`\`\`\n$$${words(20)}$$`)).toBe(2)
  })

  test.each([
    ['What is recall? When does it lie?', true],
    ['What is recall, and why does it lie?', true],
    ['What do precision and recall measure?', false],
    ['Is `a ? b : c` fast?', false],
  ])('"%s" asks twice: %s', (question, isTwice) => {
    expect(asksTwice(question)).toBe(isTwice)
  })

  test('text goes along when the type changes, and nothing written is lost', () => {
    const carried = carryOver(type('basic'), type('concept'), { Front: 'Why?', Back: 'Because.' })
    expect(carried).toMatchObject({ Question: 'Why?', Answer: 'Because.' })
    expect(carryOver(type('basic'), type('concept'), { Front: 'New', Question: 'Kept' })).toMatchObject({
      Front: 'New',
      Question: 'Kept',
    })
  })
})
