import fc from 'fast-check'
import { worthByMemory } from '@/lib/core/plan/worth'
import { defaultWeights } from '@/lib/core/preset'
import { easeDay, type EaseRequest } from '@/lib/core/queue/ease'
import type { Candidate } from '@/lib/core/queue/order'
import { mergeRanges, shareOf, weekdayOf } from '@/lib/core/queue/rest'
import { firstInstantOf, parseDay, studyDayOf } from '@/lib/core/study-day'

const monday = parseDay('2026-11-23')!
const rest = {
  daysOff: [{ from: monday + 1, to: monday + 2 }],
  easyDays: [100, 100, 100, 50, 100, 0, 0],
  worksOn: null,
}

test('a day off asks nothing, an easy weekday a part, and a day one works on all', () => {
  expect([0, 1, 2, 3, 4, 5, 6].map((day) => shareOf(rest, monday + day))).toEqual([1, 0, 0, 0.5, 1, 0, 0])
  expect(shareOf({ ...rest, worksOn: monday + 1 }, monday + 1)).toBe(1)
})

test('a weekday is that of the learner’s own day, whatever the clock does there', () => {
  for (const timeZone of ['Europe/Berlin', 'America/New_York', 'Pacific/Apia', 'Australia/Lord_Howe'])
    for (let day = monday - 400; day < monday + 400; day++) {
      const rule = { timeZone, dayStartHour: 4 }
      const own = studyDayOf(firstInstantOf(day, rule), rule)
      expect(weekdayOf(own)).toBe((new Date(day * 86_400_000).getUTCDay() + 6) % 7)
    }
})

test('ranges that touch are one, in order', () =>
  expect(
    mergeRanges([
      { from: 8, to: 9 },
      { from: 1, to: 3 },
      { from: 4, to: 5 },
      { from: 2, to: 2 },
    ]),
  ).toEqual([
    { from: 1, to: 5 },
    { from: 8, to: 9 },
  ]))

const card = (index: number, kind: Candidate['kind'] = 'review'): Candidate => ({
  ...{ cardId: `c${String(index).padStart(4, '0')}`, noteId: `n${index}`, deckId: 'd', kind, dueAt: 0 },
  ...{ dueDay: monday - 1, retrievability: 0.5, position: index, competency: null },
})
const request = (changes: Partial<EaseRequest>): EaseRequest => ({
  ...{ candidates: [], share: 1, overdue: [], mode: 'pause-new' as const },
  ...{ done: { reviews: 0, seconds: 0 }, daySeconds: 1200, secondsPerReview: 12 },
  newOf: () => ({ perDay: 20, done: 0 }),
  worthOf: ({ position }) => position,
  ...changes,
})

test('an ordinary day is left as it is', () => {
  const candidates = [card(1), card(2, 'new')]
  expect(easeDay(request({ candidates }))).toEqual({ candidates, waiting: 0, isBacklog: false })
})

test('a day off asks only the steps of what was begun on it', () => {
  const candidates = [card(1), card(2, 'new'), card(3, 'intraday'), card(4, 'interday')]
  const eased = easeDay(request({ candidates, share: 0 }))
  expect(eased.candidates.map(({ cardId }) => cardId)).toEqual(['c0003'])
  expect(eased.waiting).toBe(3)
})

test('half a day asks the more valuable half, of however few; what is answered counts', () => {
  fc.assert(
    fc.property(fc.nat(30), fc.nat(30), (due, answered) => {
      const candidates = Array.from({ length: due }, (_, index) => card(index))
      const { candidates: asked, waiting } = easeDay(
        request({ candidates, share: 0.5, done: { reviews: answered, seconds: 0 } }),
      )
      expect(asked).toHaveLength(Math.min(due, Math.max(0, Math.floor((due + answered) / 2) - answered)))
      expect(asked.length + waiting).toBe(due)
      for (const one of asked) expect(one.position).toBeGreaterThanOrEqual(due - asked.length)
    }),
  )
})

const many = Array.from({ length: 150 }, (_, index) => card(index))
const backlogged = { candidates: [...many, card(900, 'new')], overdue: many }

test('in a backlog new cards wait, and the most valuable come first', () => {
  const eased = easeDay(request(backlogged))
  expect(eased.isBacklog).toBe(true)
  expect(eased.candidates).toHaveLength(150)
  expect(eased.candidates[0]).toMatchObject({ cardId: 'c0149', place: 0 })
})

test('spread, a backlog ends each day with its minutes', () => {
  expect(easeDay(request({ ...backlogged, mode: 'spread' })).candidates).toHaveLength(100)
  const done = { reviews: 40, seconds: 600 }
  expect(easeDay(request({ ...backlogged, mode: 'spread', done })).candidates).toHaveLength(50)
})

test('a learner who wants cards as they fall due gets them', () =>
  expect(easeDay(request({ ...backlogged, mode: 'as-due' })).candidates).toEqual(backlogged.candidates))

test('asking a card is worth most where it is half forgotten, and little where it is safe', () => {
  const worth = worthByMemory()
  expect(worth(defaultWeights, 10, 30)).toBeGreaterThan(worth(defaultWeights, 400, 10))
  expect(worth(defaultWeights, 10, 30)).toBe(worth(defaultWeights, 10, 30))
})
