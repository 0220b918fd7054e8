import fc from 'fast-check'
import { openMistake, type AskedAnswer } from '@/lib/core/schedule/ask-again'

/** `!` is an answer that was certain and wrong, `.` another. */
const log = (text: string): AskedAnswer[] =>
  text
    .split(' ')
    .filter(Boolean)
    .map((word) => ({
      studyDay: Number(word.slice(1)),
      how: word[0] === '!' ? 'sure-and-wrong' : 'otherwise',
    }))

test.each([
  ['', null],
  ['.0', null],
  ['!0', 0],
  ['!0 .0 .4', 0],
  ['!0 .5', null],
  ['!0 .4 .5', null],
  ['!0 !3', 0],
  ['!0 !5', 5],
  ['!0 !3 .5', 3],
  ['!0 !3 .8', null],
  ['.9 !1', 1],
  ['!2 .1', 2],
])('after %j the open mistake is of day %p', (text, day) => expect(openMistake(log(text))).toBe(day))

const answers = fc.array(
  fc.record({
    studyDay: fc.integer({ min: 0, max: 30 }),
    how: fc.constantFrom('sure-and-wrong', 'otherwise') as fc.Arbitrary<AskedAnswer['how']>,
  }),
  { maxLength: 10 },
)

test('an open mistake is one that was made, and no later answer reaches its fifth day', () => {
  fc.assert(
    fc.property(answers, (list) => {
      const day = openMistake(list)
      if (day === null) return
      const at = list.findIndex(({ studyDay, how }) => studyDay === day && how === 'sure-and-wrong')
      expect(at).toBeGreaterThanOrEqual(0)
    }),
  )
})

test('an answer on the seventh day settles everything, and one that was right adds nothing', () => {
  fc.assert(
    fc.property(answers, (list) => {
      const sorted = [...list].sort((a, b) => a.studyDay - b.studyDay)
      const day = openMistake(sorted)
      const last = sorted.at(-1)?.studyDay ?? 0
      expect(openMistake([...sorted, { studyDay: last + 7, how: 'otherwise' }])).toBeNull()
      if (day === null) expect(openMistake([...sorted, { studyDay: last, how: 'otherwise' }])).toBeNull()
    }),
  )
})

test('taking answers away that were not mistakes never closes one', () => {
  fc.assert(
    fc.property(answers, (list) => {
      if (openMistake(list) !== null)
        expect(openMistake(list.filter(({ how }) => how === 'sure-and-wrong'))).not.toBeNull()
    }),
  )
})
