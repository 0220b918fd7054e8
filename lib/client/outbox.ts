import type { SyncReviewsReply } from '@/lib/contract/reviews'
import { backOffMs, batchLimits, cutBatch, farewellLimits } from './batches'
import { lastUser } from './device'
import { withLock, withLockIfFree } from './lock'
import type { PostResult, PostReviews } from './post-reviews'
import { rewritesOf, settlementOf } from './settle'
import { openStore, type Store } from './store'
import type { OutboxRow } from './stored'

/** Why answers wait: no network, a server that is busy or at fault, nobody signed in, or somebody else signed in. */
export type OutboxProblem = 'offline' | 'server-busy' | 'server-away' | 'signed-out' | 'other-account' | null

type Later = Extract<PostResult, { is: 'later' }>
/** Who is signed in; else that nobody is, or why it cannot be told. */
export type Owner = { is: 'known'; userId: string } | { is: 'signed-out' } | Pick<Later, 'is' | 'why'>

/** What to say of a server that gave no answer. */
export const problemOf = {
  network: 'offline',
  busy: 'server-busy',
  server: 'server-away',
} as const satisfies Record<Later['why'], OutboxProblem>

export type OutboxState = { waiting: number; problem: OutboxProblem; attention: number }

export type OutboxOptions = {
  store: Store
  post: PostReviews
  /** Who is signed in, asked once before the first batch: answers are never sent under another account. */
  owner: () => Promise<Owner>
  /** Tells this tab and the others which cards the server has settled. */
  onSettled?: (cardIds: string[]) => void
  now?: () => number
  chance?: () => number
  /** How long quick answers are gathered into one batch. */
  gatherMs?: number
}

/** How many answers of the learner last signed in here have not reached the server; 0 when there are none, or no learner. */
export const countUnsent = async (): Promise<number> => {
  const userId = lastUser()
  if (!userId || typeof indexedDB === 'undefined') return 0
  const store = await openStore(userId)
  const count = await store.countPending()
  store.close()
  return count
}

/** Sends what waits in the store, in the order made, until nothing waits. The screen never waits for it. */
export const createOutbox = (options: OutboxOptions) => {
  const { store, post, now = Date.now, chance = Math.random, gatherMs = 200 } = options
  const lockName = `crossover-flush-${store.userId}`
  const listeners = new Set<() => void>()
  let state: OutboxState = { waiting: 0, problem: null, attention: 0 }
  let timer: ReturnType<typeof setTimeout> | null = null
  let running: Promise<void> | null = null
  let failures = 0
  let isConfirmed = false
  let isClosed = false

  const recount = async (problem: OutboxProblem = state.problem) => {
    const [waiting, attention] = await Promise.all([store.countPending(), store.attention()])
    state = { waiting, attention: attention.length, problem }
    if (!isClosed) listeners.forEach((listen) => listen())
  }

  const schedule = (ms: number) => {
    if (timer) clearTimeout(timer)
    timer = isClosed ? null : setTimeout(() => void flush(), ms)
  }

  /** Half of a batch is tried when the whole is refused: one bad entry must not hold up the rest. */
  const refuse = async (batch: OutboxRow[], reason: string) => {
    if (batch.length > 1) return Math.ceil(batch.length / 2)
    const [{ id, entry }] = batch as [OutboxRow]
    await store.settle({ removed: [id], attention: [{ id, entry, reason, at: now() }] }, [])
    return batchLimits.entries
  }

  const take = async (batch: OutboxRow[], reply: SyncReviewsReply) => {
    const queue = await store.queue()
    const settlement = settlementOf(batch, reply, now())
    await store.settle(settlement, queue ? rewritesOf(reply, queue, now()) : [])
    options.onSettled?.(reply.cards.map(({ id }) => id))
    return settlement.removed.length > 0
  }

  const putOff = async (result: Exclude<PostResult, { is: 'taken' | 'refused' }>) => {
    if (result.is === 'signed-out') {
      isConfirmed = false
      return recount('signed-out')
    }
    failures += 1
    schedule(Math.max(result.retryAfterMs ?? 0, backOffMs(failures, chance())))
    return recount(problemOf[result.why])
  }

  const isOwner = async (): Promise<boolean> => {
    if (isConfirmed) return true
    const owner = await options.owner()
    if (owner.is === 'known' && owner.userId === store.userId) return (isConfirmed = true)
    if (owner.is === 'later') await putOff({ ...owner, retryAfterMs: null })
    else await recount(owner.is === 'known' ? 'other-account' : 'signed-out')
    return false
  }

  const sendAll = async () => {
    let most = batchLimits.entries
    for (;;) {
      const batch = cutBatch(await store.pending(most), { ...batchLimits, entries: most })
      if (batch.length === 0) return recount(null)
      if (!(await isOwner())) return
      const result = await post(batch.map(({ entry }) => entry))
      if (result.is === 'refused') most = await refuse(batch, result.reason)
      else if (result.is !== 'taken') return putOff(result)
      else if (!(await take(batch, result.reply)))
        return putOff({ is: 'later', why: 'server', retryAfterMs: null })
      else failures = 0
      await recount(null)
    }
  }

  const flush = (): Promise<void> => {
    if (timer) clearTimeout(timer)
    timer = null
    running ??= withLock(lockName, sendAll)
      .catch((error: unknown) => {
        // Nobody is left to hear of it, and what waits is still in the store.
        if (!isClosed) throw error
      })
      .finally(() => (running = null))
    return running
  }

  return {
    flush,
    /** After an answer: soon, so that quick answers share a batch. */
    flushSoon() {
      void recount().catch(() => undefined)
      if (!timer && !running) schedule(gatherMs)
      else if (running) void running.then(() => schedule(gatherMs))
    },
    /** When the page is hidden and may never come back. */
    flushOnHide: (): Promise<void> =>
      withLockIfFree(lockName, async () => {
        const batch = cutBatch(await store.pending(farewellLimits.entries), farewellLimits)
        if (batch.length === 0 || !isConfirmed) return
        const result = await post(
          batch.map(({ entry }) => entry),
          'keepalive',
        )
        if (result.is === 'taken') await take(batch, result.reply)
        await recount()
      }).catch(() => undefined),
    /** The page knows already who is signed in. */
    confirm() {
      isConfirmed = true
    },
    async retryAttention() {
      await store.retryAttention()
      await flush()
    },
    recount: () => recount(),
    state: () => state,
    subscribe(listen: () => void) {
      listeners.add(listen)
      return () => void listeners.delete(listen)
    },
    /** Sends what still waits, once; what does not go now goes at the next start. */
    close(): Promise<void> {
      isClosed = true
      return flush()
    },
  }
}

export type Outbox = ReturnType<typeof createOutbox>
