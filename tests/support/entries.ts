import { randomFillSync } from 'node:crypto'
import { syncReviewsInput, type SentEntryJson, type SyncReviewsInput } from '@/lib/contract/reviews'
import { uuidv7Maker } from '@/lib/core/uuid'

export const makeId = uuidv7Maker(Date.now, (bytes) => {
  randomFillSync(bytes)
})

export const deviceId = makeId()

type AnswerJson = Extract<SentEntryJson, { kind: 'answer' }>

/** An answer as a device writes it. */
export const answerJson = (
  cardId: string,
  rating: AnswerJson['rating'],
  at: number,
  more: Partial<AnswerJson> = {},
): AnswerJson => ({
  id: makeId(),
  kind: 'answer',
  cardId,
  rating,
  reviewedAt: new Date(at).toISOString(),
  durationMs: 4000,
  ...more,
})

export const voidJson = (entryId: string, at: number): SentEntryJson => ({
  id: makeId(),
  kind: 'void',
  entryId,
  reviewedAt: new Date(at).toISOString(),
})

/** A batch as the edge hands it to the service. */
export const batchOf = (entries: unknown[], now: number): SyncReviewsInput =>
  syncReviewsInput.parse({ deviceId, clientNow: new Date(now).toISOString(), entries })
