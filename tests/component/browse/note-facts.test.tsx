import { placeOf, standOf } from '@/components/browse/note-facts'
import type { ListedNote } from '@/components/browse/use-note-list'

const now = new Date('2026-11-25T12:00:00Z')
const card = (more: Partial<ListedNote['cards'][number]> = {}): ListedNote['cards'][number] => ({
  ...{ id: 'c', ordinal: 0, state: 'new', dueAt: null, dueDay: null, suspended: false, flag: 0 },
  ...more,
})
const note = (cards: ListedNote['cards']): ListedNote =>
  ({ deckName: 'A::B', noteTypeName: 'Basic', cardCount: cards.length, cards }) as ListedNote

test('a note says how its cards stand', () => {
  const review = { state: 'review', dueAt: '2026-12-03T04:00:00Z', dueDay: '2026-12-03' } as const
  expect(standOf(note([card()]), now)).toEqual({ state: 'new', words: 'New', flag: 0 })
  expect(standOf(note([card(review)]), now)).toMatchObject({ state: 'review', words: 'Due 3 Dec 2026' })
  expect(
    standOf(note([card(review), card({ ...review, dueAt: '2026-11-25T04:00:00Z' })]), now),
  ).toMatchObject({ words: 'Due' })
  expect(standOf(note([card({ ...review, suspended: true, flag: 3 })]), now)).toEqual({
    state: 'suspended',
    words: 'Suspended',
    flag: 3,
  })
  expect(standOf(note([card({ suspended: true }), card()]), now).words).toBe('New, 1 of 2 suspended')
})

test('a note says where it lies', () => {
  expect(placeOf(note([card(), card()]))).toBe('A › B · Basic · 2 cards')
})

test('a day a card is due on is the learner’s, whatever the zone of the browser', () => {
  for (const dueAt of ['2026-12-02T15:00:00Z', '2026-12-03T14:00:00Z'])
    expect(standOf(note([card({ state: 'review', dueAt, dueDay: '2026-12-03' })]), now).words).toBe(
      'Due 3 Dec 2026',
    )
})
