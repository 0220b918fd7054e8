import type { LeftOutReply } from '@/lib/contract/queue'
import type { QueueCounts } from '@/lib/core/queue/build'
import { formatDay } from '@/lib/core/study-day'
import { loadDay, type LearnerDay } from './load-day'
import { reckonDay } from './reckon-day'

/**
 * What the schedule would ask of some decks while a plan asks nothing of them, so that nobody is told that nothing is due.
 * @param planned what the plan asks of the same decks: nothing but steps that come back later today, or this is not asked
 */
export const findLeftOut = async (
  userId: string,
  now: number,
  { plannedFor }: LearnerDay,
  planned: QueueCounts,
  deckId?: string,
): Promise<LeftOutReply | null> => {
  if (plannedFor === null || planned.new + planned.review > 0) return null
  const day = await loadDay(userId, now, deckId, 'schedule')
  const { counts } = reckonDay(day, now)
  const left = { ...counts, learning: Math.max(0, counts.learning - planned.learning) }
  return left.new + left.learning + left.review === 0
    ? null
    : { counts: left, plannedFor: formatDay(plannedFor) }
}
