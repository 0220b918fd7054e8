import type { GetCardReply } from '@/lib/contract/cards'
import type { Rating } from '@/lib/core/rating'

/** Recall from one answer to the next, or to now: points in time with the chance of recall then. */
export type Stretch = { id: string; points: { at: number; recall: number }[] }
/** An answer on the curve: what recall had come to, 1 for the first. */
export type Answered = { id: string; at: number; rating: Rating; recall: number }
export type Curve = { stretches: Stretch[]; answers: Answered[]; from: number; to: number }

const dayMs = 86_400_000
const pointsEach = 24

/**
 * How recall of a card fell and rose: each answer sets memory anew, and from there it fades (FSRS-6). What was undone does
 * not count, and a reset ends the curve until the next answer. Null for a card without an answer.
 */
export const curveOf = ({ entries, decay }: GetCardReply, now: number): Curve | null => {
  const factor = 0.9 ** (-1 / decay) - 1
  const live = entries.filter(
    ({ voidedBy, kind }) => voidedBy === null && kind !== 'cram' && kind !== 'set-due',
  )
  const first = live.findIndex(({ stability }) => stability !== null)
  if (first === -1) return null
  const from = Date.parse(live[first]!.reviewedAt)
  const to = Math.max(now, from + dayMs)
  const stretches: Stretch[] = []
  const answers: Answered[] = []
  let before = 1
  live.slice(first).forEach((entry, index, all) => {
    const at = Date.parse(entry.reviewedAt)
    if (entry.rating !== null) answers.push({ id: entry.id, at, rating: entry.rating, recall: before })
    before = 1
    const { stability } = entry
    if (stability === null) return
    const until = all[index + 1] ? Date.parse(all[index + 1]!.reviewedAt) : to
    const points = Array.from({ length: pointsEach + 1 }, (_, step) => {
      const moment = at + ((until - at) * step) / pointsEach
      return { at: moment, recall: (1 + (factor * (moment - at)) / dayMs / stability) ** -decay }
    })
    stretches.push({ id: entry.id, points })
    before = points.at(-1)!.recall
  })
  return { stretches, answers, from, to }
}
