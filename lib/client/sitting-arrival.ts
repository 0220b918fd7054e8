import { ApiError, sentenceOf } from './api'
import type { Desk } from './desk'
import { lastUser } from './device'
import { keepImages } from './image-cache'
import { problemOf } from './outbox'
import { isAway, isSignedOut, whyAway, type ReviewCalls } from './review-calls'
import { beginSitting, isOfToday, takeQueue } from './sitting-start'
import type { Failure, KeptQueue, StateOfSitting } from './sitting-state'
import type { Store } from './store'
import type { Asked } from './stored'

/** The first cards come quickly, the rest of the day behind them. */
const firstLimit = 20
const wholeLimit = 200
/** With so few cards left here, more of the day are fetched. */
const fewLeft = 10

export type Arrival = {
  /** The cards asked for, read when the sitting begins. */
  asked: () => Asked
  calls: ReviewCalls
  now: () => number
  /** How long the server may take when this device could go on by itself. */
  patienceMs: number
}

/** How cards come: from the server, or from this device when the server is away. */
export const createArrival = (arrival: Arrival, desk: Desk, state: StateOfSitting) => {
  const { asked, calls, now, patienceMs } = arrival
  let isStarting = false
  let isFetching = false

  const showKept = async (store: Store) => {
    const { cards, history, queue, me } = await store.load()
    state.act({ is: 'started', cards, history, now: now() }, { stage: 'ready', failure: null, queue, me })
  }

  /** What this device has for the learner last signed in. */
  const findKept = async (): Promise<KeptQueue> => {
    const userId = lastUser()
    if (!userId) return 'none'
    const { store, outbox } = await desk.openFor(userId)
    await outbox.recount()
    const { queue, me } = await store.load()
    if (me && isOfToday(queue, asked(), now())) return 'today'
    return queue ? 'older' : 'none'
  }

  const goOnAlone = async (error: unknown) => {
    const fail = (why: Failure, kept: KeptQueue = 'none') =>
      state.set({ stage: 'failed', failure: { why, message: sentenceOf(error), kept } })
    if (isSignedOut(error)) return fail('signed-out')
    if (!isAway(error)) return fail(error instanceof ApiError ? 'refused' : 'storage')
    const kept = await findKept()
    const open = desk.get()
    if (kept !== 'today' || !open) return fail(problemOf[whyAway(error)], kept)
    await state.exclusive(async () => {
      const { queue } = await open.store.load()
      await beginSitting(open.store, queue!.day, asked(), now())
      await showKept(open.store)
    })
    void open.outbox.flush()
  }

  const fromServer = async () => {
    const startedAt = now()
    const replies = Promise.all([calls.me(), calls.queue(asked(), firstLimit)])
    replies.catch(() => undefined)
    const kept = await findKept()
    const [me, reply] = kept === 'today' ? await within(replies, patienceMs) : await replies
    const { store, outbox } = await desk.openFor(me.id)
    await state.exclusive(async () => {
      outbox.confirm()
      await store.putMe(me)
      await beginSitting(store, reply.day, asked(), now())
      const taking = { asked: asked(), order: 'fresh', limit: firstLimit, startedAt, now: now() } as const
      await takeQueue(store, reply, taking)
      await showKept(store)
    })
    void outbox.flush()
    if (reply.cards.length >= firstLimit) void fetchMore()
    else void keepImages(state.get().session.cards.values())
  }

  /** Begins, or begins anew once the study day is another; a sitting under way goes on when that fails. */
  const start = async (): Promise<void> => {
    if (isStarting) return
    isStarting = true
    try {
      await fromServer().catch((error: unknown) => {
        if (!desk.isClosed() && state.get().stage !== 'ready') return goOnAlone(error)
      })
    } catch (error) {
      if (!desk.isClosed())
        state.set({
          stage: 'failed',
          failure: { why: 'storage', message: sentenceOf(error), kept: 'none' },
        })
    } finally {
      isStarting = false
    }
  }

  const fetchMore = async () => {
    const open = desk.get()
    if (isFetching || !open) return
    isFetching = true
    try {
      const startedAt = now()
      const reply = await calls.queue(asked(), wholeLimit)
      await state.exclusive(async () => {
        const taking = { asked: asked(), order: 'more', limit: wholeLimit, startedAt, now: now() } as const
        const queue = await takeQueue(open.store, reply, taking)
        const { cards, history } = await open.store.load()
        const here = new Set(cards.map(({ id }) => id))
        const removed = [...state.get().session.cards.keys()].filter((id) => !here.has(id))
        state.act({ is: 'changed', cards, removed, history, now: now() }, { queue })
      })
      void keepImages(state.get().session.cards.values())
    } catch {
      // What is here is enough to go on; when few are left, or the page is seen again, this is tried again.
    } finally {
      isFetching = false
    }
  }

  const hasRolledOver = () => {
    const { queue } = state.get()
    return queue !== null && now() >= Date.parse(queue.day.endsAt)
  }

  return {
    start,
    /** After an answer, and when the page is seen again: another day, or more of this one. */
    lookAhead() {
      if (hasRolledOver()) return void start()
      const { session, queue } = state.get()
      const left = [...session.cards.values()].filter((card) => card.place !== null && !card.isAway)
      const beyond = queue ? queue.beyond.new + queue.beyond.review : 0
      if (left.length < fewLeft && beyond > 0) void fetchMore()
    },
    hasRolledOver,
  }
}

/** Gives up as if offline, so that the device goes on by itself. */
const within = async <T>(promise: Promise<T>, ms: number): Promise<T> => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const giveUp = new Promise<never>((_resolve, reject) => {
    const slow = { code: 'offline', message: 'The server takes long to answer.', status: 0 }
    timer = setTimeout(() => reject(new ApiError(slow)), ms)
  })
  return Promise.race([promise, giveUp]).finally(() => clearTimeout(timer))
}
