import fc from 'fast-check'
import { idTime, partsOf, windowsFrom, type Place, type PlaceWindow, type Side } from '@/lib/db/search/places'

const ids = fc.uuid().map((id) => id.toLowerCase())
const sides = fc.constantFrom<Side>('before', 'after')
const spans = fc.oneof(fc.constant(0), fc.nat(), fc.maxSafeNat())

/** As the keys of the database have it. */
const lies = (id: string, { level, number }: Place): boolean =>
  Math.floor(idTime(id) / 2 ** (3 * level + 3)) === number

const holds = ({ places }: PlaceWindow, id: string): boolean => places.some((place) => lies(id, place))

/** Ids near to one another and far. */
const pairs = fc
  .tuple(ids, ids, fc.integer({ min: 0, max: 32 }))
  .map(([one, other, shared]) => [one, one.slice(0, shared) + other.slice(shared)] as const)

const endOf = (side: Side): string =>
  (side === 'before' ? '0' : 'f').repeat(32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')

test('every id on the side that is read lies in one window, and within its bounds', () => {
  fc.assert(
    fc.property(pairs, ids, sides, spans, ([from, id], other, side, span) => {
      fc.pre(side === 'before' ? id < from : id > from)
      const isTillEnd = side === 'before' ? other <= id : other >= id
      const windows = windowsFrom(from, isTillEnd ? other : id, span).filter((window) => holds(window, id))
      expect(windows).toHaveLength(1)
      expect(windows[0]!.firstId <= id && id <= windows[0]!.lastId).toBe(true)
    }),
    { numRuns: 2000 },
  )
})

test('nothing is looked for in places beyond the end', () => {
  fc.assert(
    fc.property(pairs, sides, spans, ([from, endId], side, span) => {
      fc.pre(side === 'before' ? endId < from : endId > from)
      const end = idTime(endId)
      for (const { places } of windowsFrom(from, endId, span).slice(1))
        for (const { level, number } of places) {
          const [first, past] = [number * 2 ** (3 * level + 3), (number + 1) * 2 ** (3 * level + 3)]
          expect(side === 'before' ? past > end : first <= end).toBe(true)
        }
    }),
    { numRuns: 1000 },
  )
})

test('windows follow one another in the order in which they are read', () => {
  fc.assert(
    fc.property(pairs, ids, sides, spans, ([a, b], from, side, span) => {
      fc.pre(side === 'before' ? a < b && b < from : a > b && b > from)
      const windows = windowsFrom(from, endOf(side), span)
      const at = (id: string) => windows.findIndex((window) => holds(window, id))
      expect(at(b)).toBeLessThanOrEqual(at(a))
    }),
    { numRuns: 1000 },
  )
})

test('a window is as wide as it may be, or nearly: the first as asked for, each further one twice as wide', () => {
  fc.assert(
    fc.property(ids, sides, fc.integer({ min: 64, max: 2 ** 40 }), (from, side, span) => {
      const windows = windowsFrom(from, endOf(side), span).map(({ places }) =>
        places.reduce((sum, { level }) => sum + 2 ** (3 * level + 3), 0),
      )
      // The first also has the place of the id itself; what is left in the end is as wide as it is.
      const own = 8
      windows.slice(0, -1).forEach((width, at) => {
        const most = span * 2 ** at
        expect(width).toBeLessThanOrEqual(most + (at === 0 ? own : 0))
        expect(width).toBeGreaterThanOrEqual(most * 0.75)
      })
    }),
    { numRuns: 1000 },
  )
})

test('a window that is taken apart loses nothing and keeps its order, down to ids of one moment', () => {
  fc.assert(
    fc.property(pairs, sides, spans, ([from, id], side, span) => {
      fc.pre(side === 'before' ? id < from : id > from)
      let window = windowsFrom(from, endOf(side), span).find((one) => holds(one, id))!
      for (let depth = 0; ; depth++) {
        expect(depth).toBeLessThan(20)
        const parts = partsOf(window, side)
        if (parts === null) break
        const starts = parts.map(({ firstId }) => firstId)
        expect(starts).toEqual(
          [...starts].sort().map((_, at, all) => (side === 'before' ? all.at(-1 - at)! : all[at]!)),
        )
        const those = parts.filter((one) => holds(one, id))
        expect(those).toHaveLength(1)
        window = those[0]!
      }
    }),
  )
})
