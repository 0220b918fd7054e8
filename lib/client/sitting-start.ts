import type { QueueReply } from '@/lib/contract/queue'
import { formatDay, studyDayOf } from '@/lib/core/study-day'
import { mergeQueue, queueInfoOf } from './queue-merge'
import { ruleOf } from './settle'
import type { Kept, Store } from './store'
import type { QueueInfo } from './stored'

/** After so long without an answer the learner has come anew, and undo reaches back no further. */
const pauseMs = 30 * 60_000

/** True when the kept queue is of the study day that it is now, and of the deck asked for. */
export const isOfToday = (queue: QueueInfo | null, deckId: string | null, now: number): queue is QueueInfo =>
  queue !== null &&
  queue.deckId === deckId &&
  queue.day.studyDay === formatDay(studyDayOf(now, ruleOf(queue)))

const isOver = (kept: Kept, now: number): boolean =>
  kept.endedAt !== null || (kept.history.at(-1)?.answeredAt ?? now) < now - pauseMs

/** Clears what an earlier sitting left: its past once it is over, its cards when day or deck are others. */
export const beginSitting = async (
  store: Store,
  day: { studyDay: string },
  deckId: string | null,
  now: number,
): Promise<void> => {
  const kept = await store.load()
  const isSame = kept.queue?.deckId === deckId && kept.queue.day.studyDay === day.studyDay
  if (!isSame) await store.forgetCards()
  if (!isSame || isOver(kept, now)) await store.forgetSitting()
}

export type Taking = {
  deckId: string | null
  order: 'fresh' | 'more'
  limit: number
  startedAt: number
  now: number
}

/** Puts a queue that has come into the store, under the answers still on their way. */
export const takeQueue = async (store: Store, reply: QueueReply, taking: Taking): Promise<QueueInfo> => {
  const { deckId, order, limit, startedAt, now } = taking
  const queue = queueInfoOf(reply, deckId, now)
  const isWhole = reply.cards.length < limit
  await store.updateCards((here) => mergeQueue(here, reply, queue, { order, isWhole, startedAt, now }), queue)
  return queue
}
