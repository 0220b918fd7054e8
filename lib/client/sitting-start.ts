import type { QueueReply } from '@/lib/contract/queue'
import { formatDay, studyDayOf } from '@/lib/core/study-day'
import { mergeQueue, queueInfoOf } from './queue-merge'
import { ruleOf } from './settle'
import type { Kept, Store } from './store'
import type { Asked, QueueInfo } from './stored'

/** After so long without an answer the learner has come anew, and undo reaches back no further. */
const pauseMs = 30 * 60_000

const isOf = (queue: QueueInfo | null, { deckId, by }: Asked): queue is QueueInfo =>
  queue !== null && queue.deckId === deckId && queue.by === by

/** True when the kept queue is of the study day that it is now, and of the cards asked for. */
export const isOfToday = (queue: QueueInfo | null, asked: Asked, now: number): queue is QueueInfo =>
  isOf(queue, asked) && queue.day.studyDay === formatDay(studyDayOf(now, ruleOf(queue)))

const isOver = (kept: Kept, now: number): boolean =>
  kept.endedAt !== null || (kept.history.at(-1)?.answeredAt ?? now) < now - pauseMs

/** Clears what an earlier sitting left: its past once it is over, its cards when others are asked for. */
export const beginSitting = async (
  store: Store,
  day: { studyDay: string },
  asked: Asked,
  now: number,
): Promise<void> => {
  const kept = await store.load()
  const isSame = isOf(kept.queue, asked) && kept.queue.day.studyDay === day.studyDay
  if (!isSame) await store.forgetCards()
  if (!isSame || isOver(kept, now)) await store.forgetSitting()
}

export type Taking = {
  asked: Asked
  order: 'fresh' | 'more'
  limit: number
  startedAt: number
  now: number
}

/** Puts a queue that has come into the store, under the answers still on their way. */
export const takeQueue = async (store: Store, reply: QueueReply, taking: Taking): Promise<QueueInfo> => {
  const { asked, order, limit, startedAt, now } = taking
  const queue = queueInfoOf(reply, asked, now)
  const isWhole = reply.cards.length < limit
  await store.updateCards((here) => mergeQueue(here, reply, queue, { order, isWhole, startedAt, now }), queue)
  return queue
}
