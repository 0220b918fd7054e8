import type { SentEntryJson } from '@/lib/contract/reviews'
import type { FoldedCard } from '@/lib/core/card'
import type { Rating } from '@/lib/core/rating'
import type { AnswerEntry } from '@/lib/core/review-log'
import { toldOf } from '@/lib/core/schedule/due'
import type { Preview } from '@/lib/core/schedule/preview'
import { offsetMinutesAt, studyDayByOffset, type DayRule } from '@/lib/core/study-day'

export type AnswerJson = Extract<SentEntryJson, { kind: 'answer' }>
/** What an answer says besides its rating. */
export type Given = Pick<AnswerJson, 'confidence' | 'points' | 'noteVersion' | 'scenario' | 'suggestedRating'>
export type VoidJson = Extract<SentEntryJson, { kind: 'void' }>

const longestMs = 2_147_483_647

/** The entry of an answer as it is sent: the promise is what the button did, made upon the card's basis. */
export const answerEntry = (
  id: string,
  one: { id: string; card: FoldedCard },
  rating: Rating,
  promised: Preview,
  moment: { at: number; ms: number; rule: DayRule },
  given: Given = {},
): AnswerJson => ({
  id,
  kind: 'answer',
  cardId: one.id,
  rating,
  reviewedAt: new Date(moment.at).toISOString(),
  offsetMinutes: Math.round(offsetMinutesAt(moment.rule.timeZone, moment.at)),
  durationMs: Math.min(Math.max(0, Math.round(moment.ms)), longestMs),
  basis: one.card.basis,
  promise: {
    state: promised.state as Exclude<Preview['state'], 'new'>,
    step: promised.step,
    dueAt: new Date(promised.dueAt).toISOString(),
  },
  ...given,
})

/** An undo: the entry no longer counts. */
export const voidEntry = (id: string, entryId: string, at: number): VoidJson => ({
  id,
  kind: 'void',
  entryId,
  reviewedAt: new Date(at).toISOString(),
})

/** A sent answer as the fold reads it. The server reads it the same way (`lib/service/accept-entries`), so that both agree. */
export const logEntryOf = (sent: AnswerJson, rule: DayRule): AnswerEntry => {
  const reviewedAt = Date.parse(sent.reviewedAt)
  const offsetMinutes = sent.offsetMinutes ?? Math.round(offsetMinutesAt(rule.timeZone, reviewedAt))
  const studyDay = studyDayByOffset(reviewedAt, offsetMinutes, rule.dayStartHour)
  const promise = sent.promise && { ...sent.promise, dueAt: Date.parse(sent.promise.dueAt) }
  const told = toldOf(promise, sent.basis, studyDay, rule)
  return {
    id: sent.id,
    kind: 'answer',
    rating: sent.rating,
    told,
    reviewedAt,
    offsetMinutes,
    dayStartHour: rule.dayStartHour,
    studyDay,
  }
}
