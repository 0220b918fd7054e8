import { createDesk } from './desk'
import { postReviews, type PostReviews } from './post-reviews'
import { reviewCalls, type ReviewCalls } from './review-calls'
import { createArrival } from './sitting-arrival'
import { createSittingState } from './sitting-state'
import { createVerbs } from './sitting-verbs'
import type { Asked } from './stored'

export type SittingOptions = {
  asked: () => Asked
  calls?: ReviewCalls
  post?: PostReviews
  now?: () => number
  patienceMs?: number
}

/** A sitting with its effects: what the learner does is stored first, shown then, and sent when it can be. */
export const createSitting = (options: SittingOptions) => {
  const { asked, calls = reviewCalls, post = postReviews, now = Date.now, patienceMs = 3000 } = options
  const state = createSittingState(now)

  /** Reads again what another tab or a reply has changed in the store. */
  const reread = (cardIds: readonly string[]) =>
    state.exclusive(async () => {
      const open = desk.get()
      const { stage, session } = state.get()
      if (!open || stage !== 'ready') return
      const here = cardIds.filter((id) => session.cards.has(id))
      const [cards, history] = await Promise.all([open.store.cardsById(here), open.store.history()])
      state.act({ is: 'changed', cards, removed: [], history, now: now() })
    })

  const desk = createDesk({
    calls,
    post,
    now,
    // Closed meanwhile, the store has nothing to read from, and nobody looks.
    onChanged: (cardIds) => void reread(cardIds).catch(() => undefined),
    onOutbox: (outbox) => state.set({ outbox }),
  })
  const arrival = createArrival({ asked, calls, now, patienceMs }, desk, state)
  const verbs = createVerbs({ calls, now, afterWrite: arrival.lookAhead }, desk, state)

  return {
    state: state.get,
    subscribe: state.subscribe,
    settled: state.settled,
    start: () => {
      desk.open()
      return arrival.start()
    },
    reveal: () => state.act({ is: 'revealed' }),
    /** Shows a card by name, such as the one whose note was just edited; nothing when it is not here. */
    call: (cardId: string) => state.act({ is: 'called', cardId, now: now() }),
    ...verbs,
    /** The learner stops here: the next visit is a sitting of its own. */
    end: async () => void (await desk.get()?.store.endSitting(now())),
    /** The page is seen again, or the network is back. */
    async wake(): Promise<void> {
      if (state.get().stage === 'failed' || arrival.hasRolledOver()) await arrival.start()
      else await desk.get()?.outbox.flush()
      arrival.lookAhead()
    },
    /** The page is hidden, and may never be seen again. */
    hide: async () => desk.get()?.outbox.flushOnHide(),
    flush: async () => desk.get()?.outbox.flush(),
    retryAttention: async () => desk.get()?.outbox.retryAttention(),
    close() {
      state.stop()
      desk.close()
    },
  }
}

export type Sitting = ReturnType<typeof createSitting>
