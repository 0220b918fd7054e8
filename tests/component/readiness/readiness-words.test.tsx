import {
  rangeOf,
  sayDay,
  sayDeferred,
  sayFinalPass,
  sayLead,
  sayReach,
  sayToday,
} from '@/components/readiness/readiness-words'
import { parseDay } from '@/lib/core/study-day'

const today = parseDay('2026-11-26')!
const group = { cards: 120, met: 30, now: 0.2, mean: 0.7, low: 0.6, high: 0.8 }
const part = (fresh: number, reviews: number, share = 1) =>
  sayToday({ today: { new: fresh, reviews, seconds: 45 * fresh + 12 * reviews, share } })
const reach = (deferred: number, daysOff: number) =>
  sayDeferred({ all: group, deferred: Array<string>(deferred).fill('x'), daysOff } as never)

test.each([
  ['2026-11-27', '2026-11-27', 'Friday 27 November, tomorrow'],
  ['2026-12-16', '2026-12-16', 'Wednesday 16 December, 20 days from now'],
  [null, null, 'What you would recall today'],
  [null, '2026-11-20', 'What you would recall today'],
  [null, '2026-11-26', 'Your interview is today'],
])('with %s ahead and %s set the page is called %s', (day, set, title) => {
  expect(sayDay(day, set, today)).toBe(title)
})

test('a day that has passed is not asked for as if none were set', () => {
  expect(sayLead(null, null, today)).toMatch(/^Set the day of your interview/)
  expect(sayLead(null, '2026-11-20', today)).toMatch(/^The day you set has passed/)
  expect(sayLead(null, '2026-11-26', today)).toMatch(/The plan has ended/)
})

test('what today asks is said in words, and a day off as one', () => {
  expect(part(4, 10)).toBe('4 new cards and 10 reviews in about five minutes.')
  expect(part(1, 0)).toBe('1 new card in about one minute.')
  expect(part(0, 0)).toBe('Today’s part is done.')
  expect(part(0, 0, 0)).toBe('Today is a day off: nothing is planned.')
  expect(part(2, 0, 0.5)).toBe('2 new cards in about two minutes, as it is an easy day.')
})

test('the final pass is said by the days there are', () => {
  expect(sayFinalPass(8, 20)).toMatch(/^In the last eight days every card/)
  expect(sayFinalPass(8, 8)).toMatch(/^From now until the day every card/)
  expect(sayFinalPass(1, 1)).toMatch(/^On this last day every card/)
})

test('days off are said beside what the minutes reach', () => {
  expect(reach(0, 0)).toBe('of 120: all of them met by the day.')
  expect(reach(0, 1)).toBe('of 120: all of them met by the day. One day off is kept free.')
  expect(reach(40, 3)).toBe(
    'of 120 met by the day, topics in turn. 40 cards are left out on purpose: more minutes bring them back. Three days off are kept free.',
  )
})

test('no topic that can reach the goal is none', () => {
  const row = { ...group, high: 0.5, competency: 'T08' }
  expect(sayReach([row, row], true)).toBe('None of two topics can reach four in five')
  expect(sayReach([row, { ...row, high: 0.9 }], false)).toBe('One of two topics may stand at four in five')
})

test('a range whose ends read the same is one number', () => {
  const group = { cards: 22, met: 3, now: 0.14, mean: 0.14 }
  expect(rangeOf({ ...group, low: 0.136, high: 0.141 })).toBe('14%')
  expect(rangeOf({ ...group, low: 0.13, high: 0.15 })).toBe('13 to 15%')
})
