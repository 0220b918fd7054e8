import type { SentEntryJson } from '@/lib/contract/reviews'
import { dayMs, minuteMs } from '@/lib/core/study-day'
import { xorIds } from '@/lib/core/uuid'
import { deviceId, makeId } from '@/tests/support/entries'

type AnswerJson = Extract<SentEntryJson, { kind: 'answer' }>

/** A learner's device: it goes round its cards and answers them as the review screen does, basis and promise included. */
export type AnswerMaker = { batch: (size: number) => AnswerJson[] }

export const answerMaker = (cardIds: readonly string[]): AnswerMaker => {
  const basisOf = new Map<string, string>()
  let turn = 0
  const answer = (): AnswerJson => {
    const cardId = cardIds[turn++ % cardIds.length]!
    const at = Date.now()
    const id = makeId()
    const basis = basisOf.get(cardId) ?? null
    basisOf.set(cardId, xorIds(basis, id)!)
    const promise: AnswerJson['promise'] =
      basis === null
        ? { state: 'learning', step: 1, dueAt: new Date(at + 10 * minuteMs).toISOString() }
        : { state: 'review', step: null, dueAt: new Date(at + 10 * dayMs).toISOString() }
    return {
      id,
      kind: 'answer',
      cardId,
      rating: 'good',
      reviewedAt: new Date(at).toISOString(),
      offsetMinutes: 0,
      durationMs: 4000,
      basis,
      promise,
    }
  }
  return { batch: (size) => Array.from({ length: size }, answer) }
}

/** The body of POST /reviews. */
export const bodyOf = (entries: AnswerJson[]) => ({
  deviceId,
  clientNow: new Date().toISOString(),
  entries,
})
