import type { Rating } from '@/lib/core/rating'
import { learnAheadMs } from '@/lib/core/schedule/due'
import { answerCard, undoAnswer } from './answering'
import { openChannel, type Channel, type TabMessage } from './channel'
import { lastUser, newId, rememberUser } from './device'
import { createOutbox, type Outbox, type OutboxState } from './outbox'
import { postReviews, type PostReviews } from './post-reviews'
import { isAway, isSignedOut, reviewCalls, type CardPatch, type ReviewCalls } from './review-calls'
import { emptySession, nextStepAt, sessionReducer, shownCard, type Action, type Session } from './session'
import { beginSitting, isOfToday, takeQueue } from './sitting-start'
import { openStore, type Store } from './store'
import type { Me, QueueInfo, StoredCard } from './stored'

/** Why there is nothing to review on this screen. */
export type Failure = 'signed-out' | 'offline' | 'stale' | 'server'

export type SittingState = {
  stage: 'loading' | 'failed' | 'ready'
  failure: Failure | null
  session: Session
  queue: QueueInfo | null
  me: Me | null
  outbox: OutboxState
}

export type SittingOptions = {
  deckId: string | null
  calls?: ReviewCalls
  post?: PostReviews
  now?: () => number
  /** How long the server may take when this device could go on by itself. */
  patienceMs?: number
}

const firstLimit = 20
const wholeLimit = 200
/** With so few cards left here, more of the day are fetched. */
const fewLeft = 10

const quiet: OutboxState = { waiting: 0, problem: null, attention: 0 }

/** A sitting with its effects: what the learner does is stored first, shown then, and sent when it can be. */
export const createSitting = (options: SittingOptions) => {
  const { deckId, calls = reviewCalls, post = postReviews, now = Date.now, patienceMs = 3000 } = options
  const listeners = new Set<() => void>()
  let state: SittingState = {
    stage: 'loading',
    failure: null,
    session: emptySession,
    queue: null,
    me: null,
    outbox: quiet,
  }
  let store: Store | null = null
  let outbox: Outbox | null = null
  let channel: Channel | null = null
  let stepTimer: ReturnType<typeof setTimeout> | undefined
  let lastAt = 0
  let tail: Promise<unknown> = Promise.resolve()
  let isFetching = false

  const set = (change: Partial<SittingState>) => {
    state = { ...state, ...change }
    listeners.forEach((listen) => listen())
  }

  /** One at a time: the cards in memory and in the store change together. */
  const exclusive = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = tail.then(work)
    tail = mine.catch(() => undefined)
    return mine
  }

  const act = (action: Action, change: Partial<SittingState> = {}) => {
    set({ ...change, session: sessionReducer(state.session, action) })
    clearTimeout(stepTimer)
    const stepAt = state.session.shownId === null ? nextStepAt(state.session) : null
    if (stepAt !== null)
      stepTimer = setTimeout(
        () => act({ is: 'waited', now: now() }),
        Math.min(Math.max(0, stepAt - learnAheadMs - now()), 2 ** 31 - 1),
      )
  }

  /** Instants of one device rise, even when its clock steps back. */
  const risingNow = () => (lastAt = Math.max(now(), lastAt + 1))

  const owner = async () => {
    try {
      return (await calls.me()).id
    } catch (error) {
      return isSignedOut(error) ? ('signed-out' as const) : ('unknown' as const)
    }
  }

  /** Reads again what another tab or a reply has changed in the store. */
  const reread = (cardIds: readonly string[]) =>
    exclusive(async () => {
      if (!store || state.stage !== 'ready') return
      const here = cardIds.filter((id) => state.session.cards.has(id))
      const [cards, history] = await Promise.all([store.cardsById(here), store.history()])
      act({ is: 'changed', cards, removed: [], history, now: now() })
    })

  const hear = (message: TabMessage) => {
    if (message.is === 'changed') void reread(message.cardIds)
    void outbox?.recount()
  }

  const openFor = async (userId: string) => {
    if (store?.userId === userId) return store
    closeStore()
    const opened = (store = await openStore(userId))
    rememberUser(userId)
    channel = openChannel(userId, hear)
    const sender = (outbox = createOutbox({
      store: opened,
      post,
      owner,
      now,
      onSettled: (cardIds) => {
        void reread(cardIds)
        channel?.tell({ is: 'changed', cardIds })
      },
    }))
    sender.subscribe(() => set({ outbox: sender.state() }))
    return opened
  }

  const closeStore = () => {
    outbox?.close()
    channel?.close()
    store?.close()
    store = outbox = channel = null
  }

  const showKept = async (opened: Store, change: Partial<SittingState>) => {
    const kept = await opened.load()
    lastAt = Math.max(lastAt, kept.history.at(-1)?.answeredAt ?? 0)
    act(
      { is: 'started', cards: kept.cards, history: kept.history, now: now() },
      { stage: 'ready', failure: null, queue: kept.queue, me: kept.me, ...change },
    )
  }

  /** What this device can go on with; null when it has no queue of today. */
  const findKept = async () => {
    const userId = lastUser()
    if (!userId) return null
    const opened = await openFor(userId)
    const { queue, me } = await opened.load()
    return { isToday: me !== null && isOfToday(queue, deckId, now()), isAny: queue !== null }
  }

  const fail = async (error: unknown) => {
    const kept = await findKept()
    await outbox?.recount()
    if (isSignedOut(error)) return set({ stage: 'failed', failure: 'signed-out' })
    if (!isAway(error)) return set({ stage: 'failed', failure: 'server' })
    if (!kept?.isToday || !store) return set({ stage: 'failed', failure: kept?.isAny ? 'stale' : 'offline' })
    const { queue } = await store.load()
    await beginSitting(store, queue!.day, deckId, now())
    await showKept(store, {})
    void outbox?.flush()
  }

  const fetchMore = async () => {
    if (isFetching || !store) return
    isFetching = true
    try {
      const startedAt = now()
      const reply = await calls.queue(deckId, wholeLimit)
      await exclusive(async () => {
        if (!store) return
        const before = [...state.session.cards.keys()]
        const taking = { deckId, order: 'more', limit: wholeLimit, startedAt, now: now() } as const
        const queue = await takeQueue(store, reply, taking)
        const { cards, history } = await store.load()
        const here = new Set(cards.map(({ id }) => id))
        const removed = before.filter((id) => !here.has(id))
        act({ is: 'changed', cards, removed, history, now: now() }, { queue })
      })
    } catch {
      // What is here is enough to go on; the next few-left or online event asks again.
    } finally {
      isFetching = false
    }
  }

  /** Begins, or begins anew once the study day is another. */
  const start = async (): Promise<void> => {
    const startedAt = now()
    const asked = Promise.all([calls.me(), calls.queue(deckId, firstLimit)])
    asked.catch(() => undefined)
    try {
      const kept = await findKept()
      const [me, reply] = kept?.isToday ? await within(asked, patienceMs) : await asked
      await exclusive(async () => {
        const opened = await openFor(me.id)
        outbox?.confirm()
        await opened.putMe(me)
        await beginSitting(opened, reply.day, deckId, now())
        const taking = { deckId, order: 'fresh', limit: firstLimit, startedAt, now: now() } as const
        const queue = await takeQueue(opened, reply, taking)
        await showKept(opened, { queue, me })
      })
      void outbox?.flush()
      if (reply.cards.length >= firstLimit) void fetchMore()
    } catch (error) {
      if (state.stage !== 'ready') await fail(error)
    }
  }

  const hasRolledOver = () => state.queue !== null && now() >= Date.parse(state.queue.day.endsAt)

  const lookAhead = () => {
    if (hasRolledOver()) return void start()
    const { session, queue } = state
    const left = [...session.cards.values()].filter(({ place, isAway: away }) => place !== null && !away)
    const beyond = queue ? queue.beyond.new + queue.beyond.review : 0
    if (left.length < fewLeft && beyond > 0) void fetchMore()
  }

  const afterWrite = (cardId: string) => {
    channel?.tell({ is: 'changed', cardIds: [cardId] })
    outbox?.flushSoon()
    lookAhead()
  }

  return {
    state: () => state,
    subscribe(listen: () => void) {
      listeners.add(listen)
      return () => void listeners.delete(listen)
    },
    start,
    reveal: () => act({ is: 'revealed' }),

    /** Stores the answer, then shows the next card. The network is no part of it. */
    answer: (rating: Rating): Promise<void> =>
      exclusive(async () => {
        const { session, queue } = state
        const shown = shownCard(session)
        if (!store || !queue || !shown || !session.isRevealed) return
        const at = risingNow()
        const moment = { id: newId(), at, ms: at - session.shownAt }
        const made = answerCard(shown, rating, queue, moment)
        const row = await store.putAnswer(made.row, made.card, made.past)
        act({ is: 'answered', card: made.card, row, now: now() })
        afterWrite(made.card.id)
      }),

    /** Takes the last answer back, as often as there is one. */
    undo: (): Promise<void> =>
      exclusive(async () => {
        const last = state.session.history.at(-1)
        if (!store || !last) return
        const card = state.session.cards.get(last.cardId) ?? null
        const made = undoAnswer(last, card, { id: newId(), at: risingNow() })
        await store.putUndo(made.row, made.card, last.seq)
        if (made.card) act({ is: 'undone', card: made.card, row: last, now: now() })
        afterWrite(last.cardId)
      }),

    /** Buries or suspends cards, which is no entry and needs the network; hands back the way to undo it. */
    async setAside(cardIds: readonly string[], patch: CardPatch): Promise<() => Promise<void>> {
      const put = async (change: CardPatch, away: 'away' | 'back', first: string | null) => {
        await Promise.all(cardIds.map((id) => calls.patchCard(id, change)))
        await exclusive(async () => {
          const cards = cardIds.flatMap((id): StoredCard[] => {
            const card = state.session.cards.get(id)
            return card ? [{ ...card, isAway: away === 'away', touchedAt: now() }] : []
          })
          await store?.updateCards(() => ({ put: cards, remove: [] }))
          act({ is: 'changed', cards, removed: [], history: state.session.history, now: now() })
          if (first) act({ is: 'called', cardId: first, now: now() })
        })
      }
      const shownId = state.session.shownId
      await put(patch, 'away', null)
      const back = Object.fromEntries(Object.keys(patch).map((key) => [key, false])) as CardPatch
      return () => put(back, 'back', shownId)
    },

    async setFlag(cardId: string, flag: number): Promise<void> {
      await calls.patchCard(cardId, { flag })
      await exclusive(async () => {
        const card = state.session.cards.get(cardId)
        if (!card) return
        const cards = [{ ...card, flag }]
        await store?.updateCards(() => ({ put: cards, remove: [] }))
        act({ is: 'changed', cards, removed: [], history: state.session.history, now: now() })
      })
    },

    /** The learner stops here: the next visit is a sitting of its own. */
    async end(): Promise<void> {
      await store?.endSitting(now())
    },
    /** The page is seen again, or the network is back. */
    async wake(): Promise<void> {
      if (state.stage === 'failed' || hasRolledOver()) await start()
      else await outbox?.flush()
      lookAhead()
    },
    hide: () => outbox?.flushOnHide(),
    retryAttention: () => outbox?.retryAttention(),
    /** Resolves when everything begun has been stored. */
    settled: () => tail,
    close() {
      clearTimeout(stepTimer)
      closeStore()
    },
  }
}

/** A promise that gives up as if offline, so that the device goes on by itself. */
const within = async <T>(promise: Promise<T>, ms: number): Promise<T> => {
  const { ApiError } = await import('./api')
  return Promise.race([
    promise,
    new Promise<T>((_resolve, reject) =>
      setTimeout(
        () =>
          reject(new ApiError({ code: 'offline', message: 'The server takes long to answer.', status: 0 })),
        ms,
      ),
    ),
  ])
}

export type Sitting = ReturnType<typeof createSitting>
