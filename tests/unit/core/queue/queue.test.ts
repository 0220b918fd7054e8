import { defaultPreset } from '@/lib/core/preset'
import { buildQueue, reckonQueue } from '@/lib/core/queue/build'
import { interleave } from '@/lib/core/queue/interleave'
import { limitTree, takeFromLimits, type DeckDay } from '@/lib/core/queue/limits'
import { intersperse, type Candidate } from '@/lib/core/queue/order'
import { nextCard, type SessionCard } from '@/lib/core/queue/session'
import { newCard } from '@/lib/core/card'

const candidate = (number: number, kind: Candidate['kind'], extra: Partial<Candidate> = {}): Candidate => ({
  cardId: `card-${String(number).padStart(4, '0')}`,
  noteId: `note-${number}`,
  deckId: 'deck',
  kind,
  dueAt: 1000 + number,
  dueDay: 10,
  retrievability: 0.9,
  position: number,
  competency: null,
  ...extra,
})
const many = (count: number, kind: Candidate['kind'], extra: Partial<Candidate> = {}, from = 0) =>
  Array.from({ length: count }, (_, index) => candidate(from + index, kind, extra))
const deck = (id: string, parentId: string | null, limits: Partial<DeckDay> = {}): DeckDay => ({
  id,
  parentId,
  newPerDay: 20,
  reviewsPerDay: 200,
  newIgnoresReviewLimit: false,
  newDone: 0,
  reviewsDone: 0,
  ...limits,
})
const request = (
  candidates: Candidate[],
  decks: DeckDay[] = [deck('deck', null)],
  config = defaultPreset,
) => ({
  candidates,
  decks,
  configOf: () => config,
  display: config,
  now: 1_000_000,
  studyDay: 10,
})
const counts = (candidates: Candidate[], decks: DeckDay[], config = defaultPreset) =>
  reckonQueue(request(candidates, decks, config)).counts

test('two lists are spread evenly through each other', () => {
  expect(intersperse([1, 2, 3], [11, 22, 33])).toEqual([1, 11, 2, 22, 3, 33])
  expect(intersperse([1, 2, 3], [11, 22])).toEqual([1, 11, 2, 22, 3])
  expect(intersperse([1, 2, 3], [11, 22, 33, 44, 55, 66])).toEqual([11, 1, 22, 33, 2, 44, 55, 3, 66])
  expect(intersperse([1, 2, 3], [11, 22, 33, 44, 55, 66, 77, 88])).toEqual([
    11, 22, 1, 33, 44, 2, 55, 66, 3, 77, 88,
  ])
})

describe('limits', () => {
  test('a child is bound by its parent when the parent is studied', () => {
    const due = many(20, 'review', { deckId: 'child' })
    const child = deck('child', 'parent', { reviewsPerDay: 10 })
    const parent = deck('parent', null, { reviewsPerDay: 5 })
    expect(counts(due, [child]).review).toBe(10)
    expect(counts(due, [parent, child]).review).toBe(5)
    const done = { ...child, reviewsDone: 1 }
    expect(counts(due.slice(1), [done]).review).toBe(9)
    expect(counts(due.slice(1), [parent, done]).review).toBe(4)
  })

  test('new cards of parent and child fit under both limits', () => {
    const fresh = [...many(5, 'new', { deckId: 'parent' }), ...many(25, 'new', { deckId: 'child' }, 5)]
    const at = (parent: number, child: number) =>
      counts(fresh, [
        deck('parent', null, { newPerDay: parent }),
        deck('child', 'parent', { newPerDay: child }),
      ]).new
    expect([at(20, 20), at(10, 20), at(10, 4)]).toEqual([20, 10, 9])
  })

  test('nested limits of 8, 4, 2 and 1', () => {
    const decks = [
      deck('a', null, { newPerDay: 8 }),
      deck('b', 'a', { newPerDay: 4 }),
      deck('c', 'b', { newPerDay: 2 }),
      deck('d', 'b', { newPerDay: 1 }),
    ]
    const fresh = decks.flatMap(({ id }, index) => many(2, 'new', { deckId: id }, index * 10))
    const of = (ids: string[]) =>
      counts(
        fresh.filter(({ deckId }) => ids.includes(deckId)),
        decks.filter(({ id }) => ids.includes(id)),
      ).new
    expect([of(['c']), of(['d']), of(['b', 'c', 'd']), of(['a', 'b', 'c', 'd'])]).toEqual([2, 1, 4, 6])
  })

  test('reviews left bound new cards, unless the preset says otherwise', () => {
    const cards = [...many(2, 'review'), ...many(5, 'new', {}, 10)]
    expect(counts(cards, [deck('deck', null, { reviewsPerDay: 3 })])).toEqual({
      new: 1,
      learning: 0,
      review: 2,
    })
    expect(
      counts(cards.slice(2), [deck('deck', null, { reviewsPerDay: 0, newIgnoresReviewLimit: true })]).new,
    ).toBe(5)
    expect(counts(cards, [deck('deck', null, { newPerDay: 1 })])).toEqual({ new: 1, learning: 0, review: 2 })
  })

  test('a card that finds no room takes nothing from the limits above', () => {
    const tree = limitTree([deck('a', null, { reviewsPerDay: 5 }), deck('b', 'a', { reviewsPerDay: 0 })])
    expect(takeFromLimits(tree, 'b', 'review')).toBe(false)
    expect(tree.left.get('a')!.review).toBe(5)
  })
})

test('siblings are asked once a day where the preset buries them', () => {
  const cards = [
    candidate(1, 'review', { noteId: 'n' }),
    candidate(2, 'review', { noteId: 'n' }),
    candidate(3, 'new', { noteId: 'n' }),
  ]
  expect(counts(cards, [deck('deck', null)])).toEqual({ new: 1, learning: 0, review: 2 })
  expect(
    counts(cards, [deck('deck', null)], {
      ...defaultPreset,
      buryReviewSiblings: true,
      buryNewSiblings: true,
    }),
  ).toEqual({ new: 0, learning: 0, review: 1 })
})

test('a card that a limit keeps out buries no sibling', () => {
  const config = { ...defaultPreset, buryNewSiblings: true, newIgnoresReviewLimit: true }
  const cards = ['m', 'n'].flatMap((noteId, index) => [
    candidate(index, 'review', { noteId }),
    candidate(index + 10, 'new', { noteId }),
  ])
  const decks = [deck('deck', null, { reviewsPerDay: 1, newIgnoresReviewLimit: true })]
  expect(counts(cards, decks, config)).toEqual({ new: 1, learning: 0, review: 1 })
})

test('steps due now come first, steps due soon last, steps due later only count', () => {
  const cards = [
    candidate(1, 'review'),
    candidate(2, 'intraday', { dueAt: 999_999 }),
    candidate(3, 'intraday', { dueAt: 1_000_000 + 60_000 }),
    candidate(4, 'intraday', { dueAt: 1_000_000 + 3_600_000 }),
  ]
  const queue = buildQueue(request(cards))
  expect(queue.cards.map(({ cardId }) => cardId)).toEqual(['card-0002', 'card-0001', 'card-0003'])
  expect(queue.counts).toEqual({ new: 0, learning: 3, review: 1 })
})

test('reviews come by due day, then shuffled the same way all day', () => {
  const cards = [...many(30, 'review', { dueDay: 9 }), ...many(30, 'review', { dueDay: 8 }, 50)]
  const first = buildQueue(request(cards)).cards.map(({ cardId }) => cardId)
  expect(buildQueue(request([...cards].reverse())).cards.map(({ cardId }) => cardId)).toEqual(first)
  expect(first.slice(0, 30).every((id) => Number(id.slice(5)) >= 50)).toBe(true)
  expect(first.slice(0, 30)).not.toEqual([...first.slice(0, 30)].sort())
  const weakest = buildQueue(
    request(
      cards.map((card, index) => ({ ...card, retrievability: 1 - index / 100 })),
      undefined,
      { ...defaultPreset, reviewOrder: 'retrievability-ascending' },
    ),
  )
  expect(weakest.cards[0]!.cardId).toBe('card-0079')
})

describe('interleaving', () => {
  const letters = (list: string) =>
    interleave([...list].map((letter, index) => ({ competency: letter === '-' ? null : letter, index })))
  const order = (list: string) => letters(list).map(({ competency, index }) => `${competency ?? '-'}${index}`)

  test('passes over a card that would repeat the competency just shown', () => {
    expect(order('aabb')).toEqual(['a0', 'b2', 'a1', 'b3'])
    expect(order('aaab')).toEqual(['a0', 'b3', 'a1', 'a2'])
    expect(order('--aa-')).toEqual(['-0', '-1', 'a2', '-4', 'a3'])
  })
})

describe('a sitting', () => {
  const one = (id: string, competency: string | null, place: number | null, dueAt?: number): SessionCard => ({
    id,
    competency,
    place,
    card:
      dueAt === undefined
        ? newCard
        : {
            ...newCard,
            memory: { stability: 1, difficulty: 5 },
            position: { state: 'learning', step: 0, due: { at: dueAt } },
          },
  })

  test('shows a step that is due before the queue, but never the card just answered while another waits', () => {
    const cards = [one('a', null, 0), one('b', null, null, 500)]
    expect(nextCard(cards, { cardId: null, competency: null }, 1000)!.id).toBe('b')
    expect(nextCard(cards, { cardId: 'b', competency: null }, 1000)!.id).toBe('a')
    expect(nextCard(cards.slice(1), { cardId: 'b', competency: null }, 1000)!.id).toBe('b')
  })

  test('goes ahead to steps due within twenty minutes once the queue is empty, and then waits', () => {
    expect(
      nextCard([one('a', null, null, 1000 + 19 * 60_000)], { cardId: null, competency: null }, 1000)!.id,
    ).toBe('a')
    expect(
      nextCard([one('a', null, null, 1000 + 21 * 60_000)], { cardId: null, competency: null }, 1000),
    ).toBeNull()
  })

  test('does not repeat a competency while another is left', () => {
    const cards = [one('a', 'T01', 0), one('b', 'T01', 1), one('c', 'T08', 2)]
    expect(nextCard(cards, { cardId: 'x', competency: 'T01' }, 0)!.id).toBe('c')
  })
})
