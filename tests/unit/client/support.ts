import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import type { CardReply } from '@/lib/contract/cards'
import type { QueueCard, QueueReply } from '@/lib/contract/queue'
import type { EntryResult, SentEntryJson, SyncReviewsReply } from '@/lib/contract/reviews'
import { ApiError } from '@/lib/client/api'
import { logEntryOf } from '@/lib/client/entry'
import type { PostResult } from '@/lib/client/post-reviews'
import { whyAway, type ReviewCalls } from '@/lib/client/review-calls'
import type { Me } from '@/lib/client/stored'
import type { FoldedCard } from '@/lib/core/card'
import { defaultPreset } from '@/lib/core/preset'
import type { AnswerEntry } from '@/lib/core/review-log'
import { dueAt } from '@/lib/core/schedule/due'
import { foldCard } from '@/lib/core/schedule/fold'
import { formatStep } from '@/lib/core/schedule/steps'
import { dayMs, firstInstantOf, formatDay, studyDayOf } from '@/lib/core/study-day'

/** A server in memory that folds what it is sent by the same core, and can be cut off. */

export const rule = { timeZone: 'Europe/Berlin', dayStartHour: 4 }
export const monday = Date.UTC(2026, 10, 23, 9, 0)

export const idOf = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
export const userId = idOf(999)
const presetId = idOf(500)

export const me: Me = {
  id: userId,
  email: 'ada@example.org',
  name: 'Ada',
  timeZone: rule.timeZone,
  dayStartHour: rule.dayStartHour,
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

const preset = {
  ...defaultPreset,
  id: presetId,
  name: 'Default',
  revision: 1,
  isDefault: true,
  learningSteps: defaultPreset.learningSteps.map(formatStep),
  relearningSteps: defaultPreset.relearningSteps.map(formatStep),
  weights: [...defaultPreset.weights],
}

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString())

const cardReply = (id: string, index: number, card: FoldedCard): CardReply => ({
  id,
  noteId: idOf(2000 + index),
  deckId: idOf(600),
  ordinal: 0,
  state: card.position.state,
  step: card.position.step,
  dueAt: card.position.due && iso(dueAt(card.position.due, rule)),
  dueDay: card.position.due && 'day' in card.position.due ? formatDay(card.position.due.day) : null,
  stability: card.memory?.stability ?? null,
  difficulty: card.memory?.difficulty ?? null,
  memory: card.memory && { ...card.memory, retrievability: 1 },
  intervalDays: card.intervalDays,
  lastReviewedAt: iso(card.lastReviewedAt),
  lastStudyDay: card.lastStudyDay === null ? null : formatDay(card.lastStudyDay),
  lastEntryAt: iso(card.lastEntryAt),
  lastEntryId: card.lastEntryId,
  basis: card.basis,
  reps: card.reps,
  lapses: card.lapses,
  leech: false,
  suspended: false,
  buried: false,
  flag: 0,
  competency: `T0${(index % 3) + 1}`,
  position: index,
})

export const createFakeServer = (cardCount: number, clock: { now: number }) => {
  const ids = Array.from({ length: cardCount }, (_, index) => idOf(1000 + index))
  const sent: SentEntryJson[] = []
  const batches: SentEntryJson[][] = []
  let fault: PostResult | null = null
  let cutBy: ApiError | null = null
  const rejected = new Map<string, string>()

  const cardOf = (id: string): FoldedCard => {
    const voided = new Set(sent.flatMap((entry) => (entry.kind === 'void' ? [entry.entryId] : [])))
    const live = sent.flatMap((entry): AnswerEntry[] =>
      entry.kind === 'answer' && entry.cardId === id && !voided.has(entry.id)
        ? [logEntryOf(entry, rule)]
        : [],
    )
    return foldCard(id, live, defaultPreset)
  }
  const replyOf = (id: string) => cardReply(id, ids.indexOf(id), cardOf(id))

  const queueCard = (id: string): QueueCard => ({
    ...replyOf(id),
    noteType: 'basic',
    deckName: 'Metrics',
    front: `<div class="question"><p>Question ${ids.indexOf(id)}</p></div>`,
    back: `<section class="part" data-field="Back"><div class="part-text"><p>Answer</p></div></section>`,
    noteVersion: '1',
    mistakenOn: null,
    revised: false,
    ladder: null,
    scenario: null,
    presetId,
    outcomes: {} as QueueCard['outcomes'],
  })

  const count = (left: string[], state: string) =>
    left.filter((id) => cardOf(id).position.state === state).length

  const queue = (limit: number): QueueReply => {
    const studyDay = studyDayOf(clock.now, rule)
    const left = ids.filter((id) => {
      const { due } = cardOf(id).position
      return due === null || ('day' in due ? due.day <= studyDay : due.at <= clock.now + 20 * 60_000)
    })
    return {
      cards: left.slice(0, limit).map(queueCard),
      counts: {
        new: count(left, 'new'),
        learning: count(left, 'learning') + count(left, 'relearning'),
        review: count(left, 'review'),
      },
      presets: [preset],
      day: {
        studyDay: formatDay(studyDay),
        ...rule,
        endsAt: new Date(firstInstantOf(studyDay + 1, rule)).toISOString(),
      },
      secondsPer: { new: 45, learning: 15, review: 12 },
      leftOut: null,
    }
  }

  const touched = (entry: SentEntryJson): string[] => {
    if ('cardId' in entry && entry.cardId) return [entry.cardId]
    const voided = entry.kind === 'void' ? sent.find(({ id }) => id === entry.entryId) : undefined
    return voided && 'cardId' in voided && voided.cardId ? [voided.cardId] : []
  }

  const take = (entries: readonly SentEntryJson[]): SyncReviewsReply => {
    const results = entries.map((entry): EntryResult => {
      const reason = rejected.get(entry.id)
      if (reason) return { id: entry.id, result: 'rejected', reason }
      if (sent.some(({ id }) => id === entry.id)) return { id: entry.id, result: 'duplicate' }
      sent.push(entry)
      return { id: entry.id, result: 'applied' }
    })
    return { entries: results, cards: [...new Set(entries.flatMap(touched))].map(replyOf) }
  }

  const refuseIfCut = () => {
    if (cutBy) throw cutBy
  }

  const calls: ReviewCalls = {
    me: async () => (refuseIfCut(), me),
    queue: async (_asked, limit) => (refuseIfCut(), queue(limit)),
    card: async () => Promise.reject(new Error('not asked for here')),
    today: async () => Promise.reject(new Error('not asked for here')),
    cardsOfNote: async () => [],
    patchCard: async (id) => (refuseIfCut(), { card: replyOf(id) }),
  }

  return {
    ids,
    calls,
    sent,
    batches,
    cardOf,
    reject: (id: string, reason: string) => rejected.set(id, reason),
    fail: (with_: PostResult | null) => void (fault = with_),
    /** The network is gone; with a status, the server answers with nothing but that. */
    cut: (status = 0) => {
      cutBy = new ApiError({ code: status ? 'unavailable' : 'offline', message: 'No answer.', status })
    },
    mend: () => void (cutBy = null),
    post: async (entries: readonly SentEntryJson[]): Promise<PostResult> => {
      batches.push([...entries])
      await new Promise((resolve) => setTimeout(resolve, 1))
      if (cutBy) return { is: 'later', why: whyAway(cutBy), retryAfterMs: null }
      return fault ?? { is: 'taken', reply: take(entries) }
    },
  }
}

export type FakeServer = ReturnType<typeof createFakeServer>

/** An empty browser: no database, no memory of a learner. */
export const freshBrowser = () => {
  globalThis.indexedDB = new IDBFactory()
  const kept = new Map<string, string>()
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  }
  Object.defineProperty(globalThis, 'localStorage', { value: storage, configurable: true })
}

export const aDayLater = (at: number) => at + dayMs
