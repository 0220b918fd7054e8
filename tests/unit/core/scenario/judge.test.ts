import { buttonOf, isHeld, judge, suggestRating, whyNotOffered, type Part } from '@/lib/core/scenario/judge'
import type { Rating } from '@/lib/core/rating'

const instance = {
  answers: ['flat'],
  options: [{ id: 'flat', label: '' }, { id: 'ann', label: '' }],
  reasons: [{ id: 'fits', label: '', right: true }, { id: 'duty', label: '', right: false }],
  twist: { answers: ['ann'], options: [{ id: 'flat', label: '' }, { id: 'ann', label: '' }] },
} // prettier-ignore

const nothing = { choice: null, reason: null, ownReason: 'open', twistChoice: null } as const

const suggestions: [
  choice: Part,
  reason: Part,
  twist: Part,
  suggested: Rating | null,
  ofTwo: Rating | null,
][] = [
  ['right', 'right', 'right', 'good', 'good'],
  ['right', 'right', 'wrong', 'hard', 'good'],
  ['right', 'right', 'skipped', 'hard', 'good'],
  ['right', 'wrong', 'right', 'again', 'again'],
  ['right', 'wrong', 'wrong', 'again', 'again'],
  ['right', 'wrong', 'skipped', 'again', 'again'],
  ['right', 'skipped', 'right', 'hard', 'good'],
  ['right', 'skipped', 'wrong', 'hard', 'good'],
  ['right', 'skipped', 'skipped', null, null],
  ['wrong', 'right', 'right', 'again', 'again'],
  ['wrong', 'right', 'wrong', 'again', 'again'],
  ['wrong', 'right', 'skipped', 'again', 'again'],
  ['wrong', 'wrong', 'right', 'again', 'again'],
  ['wrong', 'wrong', 'wrong', 'again', 'again'],
  ['wrong', 'wrong', 'skipped', 'again', 'again'],
  ['wrong', 'skipped', 'right', 'again', 'again'],
  ['wrong', 'skipped', 'wrong', 'again', 'again'],
  ['wrong', 'skipped', 'skipped', null, null],
]

test.each(suggestions)('choice %s, reason %s, twist %s suggests %s', (choice, reason, twist, suggested, ofTwo) => {
  const rating = suggestRating({ choice, reason, twist })
  expect(rating).toBe(suggested)
  expect(rating && buttonOf(rating, 2)).toBe(ofTwo)
  expect(rating && buttonOf(rating, 4)).toBe(suggested)
}) // prettier-ignore

test('without a choice nothing is suggested, whatever else was said', () => {
  for (const reason of ['right', 'wrong', 'skipped'] as const)
    for (const twist of ['right', 'wrong', 'skipped'] as const) {
      expect(suggestRating({ choice: 'skipped', reason, twist })).toBeNull()
      expect(isHeld({ choice: 'skipped', reason, twist })).toBeNull()
    }
})

test('two buttons have no Hard and no Easy', () => {
  const ratings: Rating[] = ['again', 'hard', 'good', 'easy']
  expect(ratings.map((rating) => buttonOf(rating, 2))).toEqual(['again', 'good', 'good', 'good'])
})

test('each part is judged by its own answers', () => {
  expect(judge(instance, nothing)).toEqual({ choice: 'skipped', reason: 'skipped', twist: 'skipped' })
  expect(judge(instance, { ...nothing, choice: 'flat', reason: 'duty', twistChoice: 'ann' })).toEqual({
    choice: 'right',
    reason: 'wrong',
    twist: 'right',
  })
})

test('near a crossover either answer is right', () => {
  const near = { ...instance, answers: ['flat', 'ann'] }
  for (const choice of ['flat', 'ann']) expect(judge(near, { ...nothing, choice }).choice).toBe('right')
})

test('a reason in own words counts once the learner says that it held', () => {
  const own = { ...nothing, choice: 'flat', reason: { text: 'it fits' } }
  expect(judge(instance, own).reason).toBe('skipped')
  expect(judge(instance, { ...own, ownReason: 'held' }).reason).toBe('right')
})

test('a confidence holds where choice and reason do, and says nothing where one is missing', () => {
  expect(isHeld({ choice: 'right', reason: 'right', twist: 'wrong' })).toBe(true)
  expect(isHeld({ choice: 'right', reason: 'wrong', twist: 'right' })).toBe(false)
  expect(isHeld({ choice: 'wrong', reason: 'skipped', twist: 'skipped' })).toBe(false)
  expect(isHeld({ choice: 'right', reason: 'skipped', twist: 'right' })).toBeNull()
})

test('what a scenario does not offer is named', () => {
  expect(whyNotOffered(instance, { choice: 'flat', reason: 'fits', twistChoice: 'ann' })).toBeNull()
  expect(whyNotOffered(instance, { choice: 'flat', reason: { text: 'constructor' } })).toBeNull()
  expect(whyNotOffered(instance, { choice: 'constructor' })).toMatch(/choice/)
  expect(whyNotOffered(instance, { choice: 'flat', reason: 'x' })).toMatch(/reason/)
  expect(whyNotOffered(instance, { choice: 'flat', twistChoice: '__proto__' })).toMatch(/twistChoice/)
})
