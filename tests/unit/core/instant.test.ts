import fc from 'fast-check'
import { formatInstant } from '@/lib/core/instant'

test('an instant is written as Date writes it', () => {
  const any = fc.integer({ min: -8_640_000_000_000_000, max: 8_640_000_000_000_000 })
  const usual = fc.integer({ min: 0, max: Date.UTC(2200, 0, 1) })
  fc.assert(
    fc.property(fc.oneof(any, usual), (at) => {
      expect(formatInstant(at)).toBe(new Date(at).toISOString())
    }),
  )
})

test('what is no instant is refused', () => {
  expect(() => formatInstant(NaN)).toThrow(RangeError)
})
