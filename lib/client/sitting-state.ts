import { learnAheadMs } from '@/lib/core/schedule/due'
import type { OutboxState } from './outbox'
import { emptySession, nextStepAt, sessionReducer, type Action, type Session } from './session'
import type { Me, QueueInfo } from './stored'

/** Why there is nothing to review on this screen. */
export type Failure = 'signed-out' | 'offline' | 'server-busy' | 'server-away' | 'storage' | 'refused'

/** What this device has for the learner: a queue of today, one of another day or deck, or none. */
export type KeptQueue = 'today' | 'older' | 'none'

export type SittingState = {
  stage: 'loading' | 'failed' | 'ready'
  failure: { why: Failure; message: string; kept: KeptQueue } | null
  session: Session
  queue: QueueInfo | null
  me: Me | null
  outbox: OutboxState
}

const longestTimer = 2 ** 31 - 1

/** Holds the state of a sitting, and the two ways to change it: at once, or in turn with what is written to the store. */
export const createSittingState = (now: () => number) => {
  const listeners = new Set<() => void>()
  let state: SittingState = {
    stage: 'loading',
    failure: null,
    session: emptySession,
    queue: null,
    me: null,
    outbox: { waiting: 0, problem: null, attention: 0 },
  }
  let tail: Promise<unknown> = Promise.resolve()
  let stepTimer: ReturnType<typeof setTimeout> | undefined

  const set = (change: Partial<SittingState>) => {
    state = { ...state, ...change }
    listeners.forEach((listen) => listen())
  }

  const act = (action: Action, change: Partial<SittingState> = {}) => {
    set({ ...change, session: sessionReducer(state.session, action) })
    clearTimeout(stepTimer)
    const stepAt = state.session.shownId === null ? nextStepAt(state.session) : null
    if (stepAt === null) return
    const ms = Math.min(Math.max(0, stepAt - learnAheadMs - now()), longestTimer)
    stepTimer = setTimeout(() => act({ is: 'waited', now: now() }), ms)
  }

  return {
    get: () => state,
    set,
    act,
    /** One at a time: cards in memory and in the store change together. */
    exclusive<T>(work: () => Promise<T>): Promise<T> {
      const mine = tail.then(work)
      tail = mine.catch(() => undefined)
      return mine
    },
    /** Resolves when everything begun has been stored. */
    settled: () => tail,
    subscribe(listen: () => void) {
      listeners.add(listen)
      return () => void listeners.delete(listen)
    },
    stop: () => clearTimeout(stepTimer),
  }
}

export type StateOfSitting = ReturnType<typeof createSittingState>
