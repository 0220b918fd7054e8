import { mayMoveInto, placesFor, sayDeck } from '@/components/deck/deck-places'
import { sayHeldBack } from '@/components/deck/deck-words'
import type { DeckReply } from '@/lib/contract/decks'

const day = (asked: [number, number], held: [number, number]) => ({
  counts: { new: asked[0], review: asked[1] },
  heldBack: { new: held[0], review: held[1] },
})

test.each([
  [day([20, 0], [34, 0]), ['Default'], '20 of 54 new cards today: the limit of Default.'],
  [day([0, 200], [12, 5]), ['Slow'], '0 of 12 new cards and 200 of 205 reviews today: the limit of Slow.'],
  [day([5, 0], [1, 0]), ['A', 'B'], '5 of 6 new cards today: the limits of A and B.'],
  [day([20, 0], [1000, 0]), [], '20 of more than 1,000 new cards today.'],
  [day([20, 9], [0, 0]), ['Default'], ''],
])('what limits hold back is said: %j', (counts, presets, words) => {
  expect(sayHeldBack(counts, presets)).toBe(words)
})

const deck = (name: string) => ({ id: name, name }) as DeckReply

test('a deck may go anywhere but into itself and where it is', () => {
  const [a, ab, b] = [deck('A'), deck('A::B'), deck('AB')]
  expect(placesFor(a, [a, ab, b]).map(({ label }) => label)).toEqual(['The top, inside no deck', 'AB'])
  expect(mayMoveInto(a, 'A::B')).toBe(false)
  expect(mayMoveInto(a, 'AB')).toBe(true)
  expect(mayMoveInto(ab, 'A')).toBe(false)
  expect(mayMoveInto(ab, null)).toBe(true)
  expect(sayDeck('A::B::C')).toBe('A › B › C')
})
