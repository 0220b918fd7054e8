import { competencies } from '@/lib/core/competency'
import { firstLook, type Beginning, type FirstLook } from '@/lib/core/plan/first-look'

const beginning: Beginning = {
  topics: competencies.map((competency) => ({ competency, cards: 23 })),
  answered: { competency: 'T08', rating: 'good' },
  minutesPerDay: 9,
  today: 20_000,
  interviewDay: 20_042,
}

const lookAt = (one: Beginning): FirstLook => {
  const game = firstLook(one)
  for (;;) {
    const { done, value } = game.next()
    if (done) return value as FirstLook
  }
}

test('the first bars are wide, cover every topic, and nine minutes are nine minutes', () => {
  const look = lookAt(beginning)
  expect(look.competencies.map(({ competency }) => competency)).toEqual([...competencies])
  expect(look.minutesToday).toBe(9)
  for (const { low, high, mean } of look.competencies) {
    expect(high - low).toBeGreaterThan(0.08)
    expect(low).toBeLessThanOrEqual(mean)
    expect(mean).toBeLessThanOrEqual(high)
  }
  expect(look.competencies.find(({ competency }) => competency === 'T08')!.met).toBe(1)
  expect(look.all.met).toBe(1)
})

test('more minutes a day promise more, and never certainty', () => {
  const more = lookAt({ ...beginning, minutesPerDay: 40 })
  expect(more.all.mean).toBeGreaterThan(lookAt(beginning).all.mean)
  expect(more.all.high).toBeLessThan(1)
  expect(more.minutesToday).toBe(40)
})

test('nobody who has answered nothing is shown as ready', () => {
  const look = lookAt({ ...beginning, answered: null })
  expect(look.all.now).toBe(0)
  expect(look.all.met).toBe(0)
})
