import { newId } from '@/lib/client/device'
import type { Given } from '@/lib/client/entry'
import type { GuestEntry } from '@/lib/client/guest'
import type { Rating } from '@/lib/core/rating'
import { landingCard } from './seeds'

const longestMs = 30 * 60_000

/** An answer to the library's card: it is made upon nothing and promises nothing, since nobody has a card of it yet. */
export const guestEntry = (rating: Rating, given: Given, from: number): GuestEntry => {
  const at = Date.now()
  return {
    id: newId(),
    kind: 'answer',
    libraryCard: landingCard.libraryCard,
    rating,
    reviewedAt: new Date(at).toISOString(),
    offsetMinutes: -new Date(at).getTimezoneOffset(),
    durationMs: Math.min(Math.max(0, at - from), longestMs),
    ...given,
  }
}
