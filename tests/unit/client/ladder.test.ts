import { emptySession, leftOf, sessionReducer, shownCard } from '@/lib/client/session'
import type { QueueInfo, StoredCard } from '@/lib/client/stored'
import { newCard } from '@/lib/core/card'

/** A device goes on by itself: what slips below a rung holds that rung here as it does on the server. */

const now = Date.UTC(2026, 5, 1, 12)
const today = Math.floor(now / 86_400_000)

const card = (id: string, rung: number, stability: number | null, place: number | null): StoredCard => ({
  ...{ id, noteId: id, noteType: 'basic', presetId: 'p', competency: null, flag: 0, front: id, back: '' },
  ladder: { name: 'exact', rung },
  card:
    stability === null
      ? newCard
      : {
          ...newCard,
          memory: { stability, difficulty: 5 },
          position: { state: 'review', step: null, due: { day: today } },
          lastStudyDay: today - 3,
          lastEntryId: id,
        },
  ...{ place, isAway: false, touchedAt: now },
})
const queue = { beyond: { new: 0, learning: 0, review: 0 } } as QueueInfo
const start = (cards: StoredCard[]) =>
  sessionReducer(emptySession, { is: 'started', cards, history: [], now })

test('a why that was in the queue waits as soon as its what has slipped, and comes when that is undone', () => {
  const [what, why] = [card('what', 1, 9, 0), card('why', 2, null, 1)]
  const before = start([what, why])
  expect(leftOf(before, queue)).toEqual({ new: 1, learning: 0, review: 1 })
  const slipped = {
    ...card('what', 1, 2, null),
    card: { ...card('what', 1, 2, null).card, lastEntryId: 'e1' },
  }
  const row = { seq: 1, entryId: 'e1', cardId: 'what', rating: 'again', ms: 1, answeredAt: now } as never
  const after = sessionReducer(before, { is: 'answered', card: slipped, row, now })
  expect(shownCard(after)).toBeNull()
  expect(leftOf(after, queue).new).toBe(0)
  const undone = sessionReducer(after, { is: 'undone', card: what, row, now })
  expect(shownCard(undone)?.id).toBe('what')
  expect(leftOf(undone, queue)).toEqual({ new: 1, learning: 0, review: 1 })
})

test('a why that was met stays, whatever becomes of its what', () => {
  expect(leftOf(start([card('what', 1, 2, 0), card('why', 2, 3, 1)]), queue).review).toBe(2)
})
