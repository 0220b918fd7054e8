import type { Rating } from '@/lib/core/rating'

/** A point of a full answer, as far as its rating is concerned. */
export type Point = { id: string; required: boolean }

/**
 * The rating that the points of an answer suggest: Again where a required one was missing, Hard where fewer than half of
 * the others were there, else Good. Easy is never suggested: a list cannot tell how easily a point came.
 */
export const suggestByPoints = (points: readonly Point[], hit: ReadonlySet<string>): Rating => {
  if (points.some(({ id, required }) => required && !hit.has(id))) return 'again'
  const others = points.filter(({ required }) => !required)
  const hits = others.filter(({ id }) => hit.has(id)).length
  return hits * 2 < others.length ? 'hard' : 'good'
}
