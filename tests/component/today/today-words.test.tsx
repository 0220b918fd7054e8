import { sayLeftOut } from '@/components/review/left-out-words'
import {
  isUntouched,
  sayCounts,
  sayDone,
  sayMinutes,
  sayNext,
  sayRecalled,
  type Today,
} from '@/components/today/today-words'

const none = { new: 0, learning: 0, review: 0 }
const notDone = { answers: 0, recalled: 0, ms: 0, newCards: 0 }

const today = (over: Partial<Today>): Today => ({
  studyDay: '2026-11-23',
  counts: none,
  heldBack: { new: 0, review: 0, presets: [] },
  seconds: 0,
  plannedFor: null,
  leftOut: null,
  rest: { share: 1, waiting: 0 },
  backlog: null,
  done: notDone,
  decks: [],
  nextDueAt: null,
  week: [{ studyDay: '2026-11-23', answers: 0, ms: 0 }],
  ...over,
})

const interview = '2026-12-12'

test('a day whose plan is done does not say that nothing is due while cards are', () => {
  const leftOut = { counts: { new: 3, learning: 0, review: 11 }, plannedFor: interview }
  const done = today({ plannedFor: interview, leftOut })
  expect(sayMinutes(done)).toBe('Today’s plan is done.')
  expect(sayNext(done, new Date('2026-11-23T12:00:00Z'))).toBe(
    'Fourteen more cards, three of them new, would come by schedule. Your plan for the interview in nineteen days leaves them out today.',
  )
  expect(isUntouched(done)).toBe(false)
})

test.each([
  [{ new: 1, learning: 0, review: 0 }, 'One more new card would come by schedule.', 'leaves it'],
  [{ new: 0, learning: 1, review: 1 }, 'Two more cards would come by schedule.', 'leaves them'],
])('what a plan leaves out is counted, %j', (counts, cards, rest) => {
  const said = sayLeftOut({ counts, plannedFor: '2026-11-24' }, '2026-11-23')
  expect(said).toContain(cards)
  expect(said).toContain(`Your plan for the interview tomorrow ${rest} out today.`)
})

describe('the day in words', () => {
  test.each([
    [540, 'Nine minutes.'],
    [60, 'One minute.'],
    [5, 'One minute.'],
    [89, 'One minute.'],
    [90, 'Two minutes.'],
    [23 * 60, 'Twenty-three minutes.'],
    [40 * 60, 'Forty minutes.'],
    [130 * 60, '130 minutes.'],
  ])('%i seconds are "%s"', (seconds, words) => {
    expect(sayMinutes(today({ seconds, counts: { ...none, review: 3 } }))).toBe(words)
  })

  test('nothing due is said as such', () => {
    expect(sayMinutes(today({}))).toBe('Nothing is due.')
  })

  test.each([
    [{ new: 3, learning: 2, review: 9 }, 'Fourteen cards: three new, two in learning and nine to review.'],
    [{ new: 1, learning: 0, review: 1 }, 'Two cards: one new and one to review.'],
    [{ new: 1, learning: 0, review: 0 }, 'One new card.'],
    [{ new: 0, learning: 4, review: 0 }, 'Four cards in learning.'],
    [{ new: 0, learning: 0, review: 120 }, '120 cards to review.'],
  ])('%j is "%s"', (counts, words) => {
    expect(sayCounts(counts)).toBe(words)
  })

  test('the next card is named by its day and time', () => {
    const now = new Date(2026, 10, 23, 21, 0)
    const at = (...parts: [number, number, number, number, number]) => new Date(...parts).toISOString()
    expect(sayNext(today({ nextDueAt: at(2026, 10, 24, 8, 10) }), now)).toBe(
      'The next card comes tomorrow at 08:10.',
    )
    expect(sayNext(today({ nextDueAt: at(2026, 10, 23, 22, 5) }), now)).toBe(
      'The next card comes today at 22:05.',
    )
    expect(sayNext(today({ nextDueAt: at(2026, 11, 16, 4, 0) }), now)).toBe(
      'The next card comes on Wednesday 16 December.',
    )
  })

  test('what is done is told without praise', () => {
    const done = { answers: 16, recalled: 14, ms: 540_000, newCards: 1 }
    expect(sayRecalled(today({ done }))).toBe('Fourteen of sixteen recalled')
    expect(sayDone(today({ done }))).toBe('In nine minutes. One card was new.')
    expect(sayRecalled(today({ done: { ...done, recalled: 16 } }))).toBe('Sixteen answers, all recalled')
    expect(sayRecalled(today({ done: { ...done, recalled: 0 } }))).toBe('Sixteen answers, all missed')
    expect(sayRecalled(today({ done: { ...done, answers: 1, recalled: 0 } }))).toBe('One answer, missed')
  })

  test('only a learner with no card, past or to come, is new here', () => {
    expect(isUntouched(today({}))).toBe(true)
    expect(isUntouched(today({ nextDueAt: '2026-11-24T03:00:00Z' }))).toBe(false)
    expect(isUntouched(today({ counts: { ...none, new: 1 } }))).toBe(false)
    expect(isUntouched(today({ week: [{ studyDay: '2026-11-20', answers: 2, ms: 9000 }] }))).toBe(false)
  })
})
