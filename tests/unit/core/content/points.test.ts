import fc from 'fast-check'
import { suggestByPoints, type Point } from '@/lib/core/content/points'
import { ratings } from '@/lib/core/rating'

/** `!` is a required point, `.` another; a capital X or an x in their place is one that was hit. */
const suggested = (list: string) => {
  const points = [...list].map((sign, index): Point => ({ id: `${index}`, required: '!X'.includes(sign) }))
  const hit = new Set(points.filter((_, index) => 'Xx'.includes(list[index]!)).map(({ id }) => id))
  return suggestByPoints(points, hit)
}

test.each([
  ['all of them', 'XXxx', 'good'],
  ['all required, half of the others', 'Xx.', 'good'],
  ['all required, more than half of the others', 'Xxx.', 'good'],
  ['all required, fewer than half of the others', 'Xx..', 'hard'],
  ['all required, none of one other', 'X.', 'hard'],
  ['all required, one of one other', 'Xx', 'good'],
  ['a required one missing, all others there', 'X!xxx', 'again'],
  ['nothing', '!..', 'again'],
  ['only required ones, all there', 'XXX', 'good'],
  ['only required ones, one missing', 'XX!', 'again'],
  ['none required, all there', 'xxx', 'good'],
  ['none required, half there', 'xx..', 'good'],
  ['none required, fewer than half there', 'x..', 'hard'],
  ['none required, nothing there', '...', 'hard'],
  ['one optional point, missed', '.', 'hard'],
  ['a list of no points', '', 'good'],
])('%s', (_, list, rating) => expect(suggested(list)).toBe(rating))

const somePoints = fc.uniqueArray(fc.record({ id: fc.string({ minLength: 1 }), required: fc.boolean() }), {
  selector: ({ id }) => id,
  maxLength: 8,
})

test('one more point never makes the suggestion worse, and Easy is never suggested', () => {
  fc.assert(
    fc.property(somePoints, fc.array(fc.nat(7)), fc.nat(7), (points, hits, more) => {
      const idOf = (index: number) => points[index % Math.max(1, points.length)]?.id ?? ''
      const before = suggestByPoints(points, new Set(hits.map(idOf)))
      const after = suggestByPoints(points, new Set([...hits, more].map(idOf)))
      expect(ratings.indexOf(after)).toBeGreaterThanOrEqual(ratings.indexOf(before))
      expect(after).not.toBe('easy')
    }),
  )
})

test('ids that are none of the points count for nothing', () => {
  expect(suggestByPoints([{ id: 'a', required: true }], new Set(['b', 'c']))).toBe('again')
})
