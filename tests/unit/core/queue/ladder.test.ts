import fc from 'fast-check'
import { ladderOfTags } from '@/lib/core/content/ladder'
import { waitingCards, type RungCard } from '@/lib/core/queue/ladder'

const card = (
  id: string,
  rung: number,
  stability: number | null,
  more: Partial<RungCard> = {},
): RungCard => ({
  id,
  ladder: 'exactness',
  rung,
  stability,
  isSuspended: false,
  ...more,
})
const waiting = (...cards: RungCard[]) => [...waitingCards(cards)].sort()

test.each([
  ['the why of what is new waits', [card('what', 1, null), card('why', 2, null)], ['why']],
  ['one day short of a week is not enough', [card('what', 1, 6.99), card('why', 2, null)], ['why']],
  ['a week is', [card('what', 1, 7), card('why', 2, null)], []],
  ['every card below counts', [card('what', 1, 30), card('and what', 1, 2), card('why', 2, null)], ['why']],
  [
    'the third rung looks at the second alone',
    [card('what', 1, 1), card('why', 2, 9), card('what then', 3, null)],
    [],
  ],
  [
    'what was introduced stays, and holds what is above it',
    [card('what', 1, 1), card('why', 2, 0.5), card('what then', 3, null)],
    ['what then'],
  ],
  ['a rung without cards holds nothing back', [card('why', 2, null), card('far', 4, null)], []],
  [
    'a suspended card holds nothing back',
    [card('what', 1, null, { isSuspended: true }), card('why', 2, null)],
    [],
  ],
  ['other ladders are other ladders', [card('what', 1, null, { ladder: 'else' }), card('why', 2, null)], []],
  [
    'a card without a ladder never waits',
    [card('what', 1, null), card('plain', 2, null, { ladder: null, rung: null })],
    [],
  ],
])('%s', (_, cards, ids) => expect(waiting(...(cards as RungCard[]))).toEqual(ids))

const someCards = fc
  .array(
    fc.record({
      ladder: fc.constantFrom('a', 'b', null),
      rung: fc.constantFrom(1, 2, 3),
      stability: fc.constantFrom(null, 0.4, 6.9, 7, 40),
      isSuspended: fc.constantFrom(false, false, true),
    }),
    { maxLength: 12 },
  )
  .map((list) =>
    list.map((one, index): RungCard => ({ ...one, id: `${index}`, rung: one.ladder && one.rung })),
  )

test('a card waits exactly while it is new and some card that counts right below it is not steady', () => {
  fc.assert(
    fc.property(someCards, (cards) => {
      const expected = cards.filter(
        (upper) =>
          upper.ladder !== null &&
          upper.stability === null &&
          cards.some(
            (lower) =>
              lower.ladder === upper.ladder &&
              lower.rung === upper.rung! - 1 &&
              !lower.isSuspended &&
              (lower.stability === null || lower.stability < 7),
          ),
      )
      expect(waiting(...cards)).toEqual(expected.map(({ id }) => id).sort())
    }),
  )
})

test('some card of every ladder can always be met: no ladder locks itself', () => {
  fc.assert(
    fc.property(someCards, (cards) => {
      const held = waitingCards(cards)
      for (const ladder of ['a', 'b']) {
        const fresh = cards.filter(
          (one) => one.ladder === ladder && one.stability === null && !one.isSuspended,
        )
        const lowest = Math.min(...fresh.map(({ rung }) => rung!))
        const below = cards.filter((one) => one.ladder === ladder && one.rung === lowest - 1)
        const isHeldByMet = below.some(
          ({ stability, isSuspended }) => stability !== null && stability < 7 && !isSuspended,
        )
        if (fresh.length > 0 && !isHeldByMet)
          expect(fresh.some(({ id, rung }) => rung === lowest && !held.has(id))).toBe(true)
      }
    }),
  )
})

test('more stability below never makes a card wait', () => {
  fc.assert(
    fc.property(someCards, fc.nat(11), (cards, which) => {
      const better = cards.map((one, index) =>
        index === which && one.stability !== null ? { ...one, stability: one.stability + 10 } : one,
      )
      for (const id of waitingCards(better)) expect(waitingCards(cards).has(id)).toBe(true)
    }),
  )
})

test.each([
  [['ladder::exactness', 'rung::2'], { ladder: 'exactness', rung: 2 }],
  [['rung::1', 'Ladder::Exactness::deep'], { ladder: 'exactness::deep', rung: 1 }],
  [['ladder::x'], null],
  [['rung::1'], null],
  [['ladder::', 'rung::1'], null],
  [['ladder::x', 'rung::0'], null],
  [['ladder::x', 'rung::4'], null],
  [['ladder::x', 'rung::1.5'], null],
  [['ladder::x', 'rung::constructor'], null],
  [[], null],
])('the tags %j stand at %j', (tags, place) => expect(ladderOfTags(tags)).toEqual(place))
