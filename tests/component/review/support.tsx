import { answerCard, undoAnswer } from '@/lib/client/answering'
import type { Given } from '@/lib/client/entry'
import { sessionReducer, shownCard, emptySession, type Action } from '@/lib/client/session'
import type { Sitting } from '@/lib/client/sitting'
import type { SittingState } from '@/lib/client/sitting-state'
import type { Me, QueueInfo, StoredCard } from '@/lib/client/stored'
import { newCard } from '@/lib/core/card'
import { findGenerator } from '@/lib/core/scenario/generators/all'
import { makeInstance } from '@/lib/core/scenario/instance'
import { seedOf } from '@/lib/core/scenario/seed'
import { defaultPreset } from '@/lib/core/preset'
import type { Rating } from '@/lib/core/rating'

/** A sitting in memory: the same reducer and the same steps, without the database. */

const idOf = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
const at = Date.UTC(2026, 10, 23, 9, 0)

export const me: Me = {
  id: idOf(999),
  email: 'ada@example.org',
  name: 'Ada',
  timeZone: 'UTC',
  dayStartHour: 4,
  interviewDate: null,
  minutesPerDay: 20,
  buttons: 2,
  level: null,
  followPlan: true,
  competencyWeights: {},
  showIntervals: false,
  interviewMode: false,
  daysOff: [],
  easyDays: [100, 100, 100, 100, 100, 100, 100],
  worksOn: null,
  backlog: 'pause-new',
  shortcuts: true,
  shortcutKeys: {},
  hasPassword: true,
}

const queue: QueueInfo = {
  presets: [
    {
      ...defaultPreset,
      id: idOf(500),
      name: 'Default',
      revision: 1,
      isDefault: true,
      learningSteps: ['1m', '10m'],
      relearningSteps: ['10m'],
      weights: [...defaultPreset.weights],
      fuzz: false,
    },
  ],
  day: { studyDay: '2026-11-23', timeZone: 'UTC', dayStartHour: 4, endsAt: '2026-11-24T04:00:00.000Z' },
  secondsPer: { new: 45, learning: 15, review: 12 },
  beyond: { new: 0, learning: 0, review: 0 },
  deckId: null,
  fetchedAt: at,
}

const points =
  '<section class="part" data-field="Points"><h3 class="part-label">Points</h3><ul class="points">' +
  '<li data-point="cost" data-required>The <em>cost</em></li><li data-point="2">Its shape</li><li data-point="3">Its date</li></ul></section>' +
  '<section class="part" data-field="Source"><h3 class="part-label">Source</h3><ul class="sources"><li>A paper</li></ul></section>'

export const cardOf = (n: number, extra = ''): StoredCard => ({
  id: idOf(n),
  noteId: idOf(100 + n),
  noteType: 'concept',
  presetId: idOf(500),
  competency: 'T08',
  flag: 0,
  front: `<div class="question"><p>Question ${n}</p></div>`,
  back: `<section class="part" data-field="Answer"><h3 class="part-label">Answer</h3><div class="part-text"><p>Answer ${n}</p></div></section>${extra}`,
  card: newCard,
  place: n,
  isAway: false,
  touchedAt: at,
})

export const longCard = (n: number) => cardOf(n, points)

/** A card that is answered in writing and compared. */
export const typedCard = (n: number, expected: string): StoredCard => ({
  ...cardOf(n),
  noteType: 'basic-typed',
  back: `<section class="part" data-field="Back" data-expected="${expected}"><div class="part-text"><p>Answer ${n}</p></div></section>`,
})

export const createFakeSitting = (cards: StoredCard[], change: Partial<SittingState> = {}) => {
  const listeners = new Set<() => void>()
  const rated: Rating[] = []
  const said: Given[] = []
  let seq = 0
  let state: SittingState = {
    stage: 'ready',
    failure: null,
    session: sessionReducer(emptySession, { is: 'started', cards, history: [], now: at }),
    queue,
    me,
    outbox: { waiting: 0, problem: null, attention: 0 },
    ...change,
  }
  const act = (action: Action) => {
    state = { ...state, session: sessionReducer(state.session, action) }
    listeners.forEach((listen) => listen())
  }
  const sitting: Sitting = {
    state: () => state,
    subscribe: (listen: () => void) => {
      listeners.add(listen)
      return () => void listeners.delete(listen)
    },
    start: jest.fn(async () => undefined),
    settled: async () => undefined,
    reveal: () => act({ is: 'revealed' }),
    call: (cardId) => act({ is: 'called', cardId, now: at }),
    answer: async (rating, given) => {
      const card = shownCard(state.session)
      if (!card || !state.session.isRevealed) return
      rated.push(rating)
      seq += 1
      const made = answerCard(card, rating, queue, { id: idOf(5000 + seq), at: at + seq, ms: 4000 }, given)
      said.push(given ?? {})
      act({ is: 'answered', card: made.card, row: { ...made.past, seq }, now: at + seq })
    },
    undo: async () => {
      const row = state.session.history.at(-1)
      if (!row) return
      const made = undoAnswer(row, state.session.cards.get(row.cardId)!, { id: idOf(6000), at: at + 100 })
      act({ is: 'undone', card: made.card, row, now: at + 100 })
    },
    setAside: jest.fn(async () => async () => undefined),
    undone: jest.fn(async () => undefined),
    setFlag: jest.fn(async () => undefined),
    end: jest.fn(async () => undefined),
    wake: jest.fn(async () => undefined),
    hide: async () => undefined,
    flush: async () => undefined,
    retryAttention: jest.fn(async () => undefined),
    close: () => undefined,
  }
  return { sitting, rated, said }
}

/** A card that asks the scenario of a generator. */
export const flipCard = (n: number, generator = 'G01'): StoredCard => {
  const card = cardOf(n)
  const instance = makeInstance(findGenerator(generator)!, seedOf(card.id, null))
  return {
    ...card,
    scenario: { id: instance.id, revision: instance.revision, seed: instance.seed, instance },
  }
}
