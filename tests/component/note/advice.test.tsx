import { noteTypes } from '@/lib/core/content/note-types'
import { adviceFor, asksTwice, countWords } from '@/components/note/advice'
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

  test('notices an answer beyond sixty words', () => {
    expect(findings('Why?', words(60))).toEqual([])
    expect(findings('Why?', words(61))).toEqual(['Sixty-one words to recall.'])
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
