import fc from 'fast-check'
import { newCard, type FoldedCard } from '@/lib/core/card'
import { defaultPreset, type SchedulingConfig } from '@/lib/core/preset'
import { ratings } from '@/lib/core/rating'
import type { LogEntry } from '@/lib/core/review-log'
import { dueAt } from '@/lib/core/schedule/due'
import { foldCard, foldSteps, isLatest, stepCard } from '@/lib/core/schedule/fold'
import { momentOf, outcomes } from '@/lib/core/schedule/outcomes'
import { toldAtFirst } from '@/lib/service/fold-batch'
import { cardId, idOf, start } from '@/tests/support/history'

const minute = 60_000
const day = 86_400_000

const configs: fc.Arbitrary<SchedulingConfig> = fc.record({
  weights: fc.constant(defaultPreset.weights),
  desiredRetention: fc.constantFrom(0.8, 0.9, 0.95),
  learningSteps: fc.constantFrom([], [60], [60, 600], [600, 3600, 86_400]),
  relearningSteps: fc.constantFrom([], [600], [600, 7200]),
  maximumIntervalDays: fc.constantFrom(30, 36_500),
  fuzz: fc.boolean(),
  leechThreshold: fc.constant(8),
  leechAction: fc.constant('mark' as const),
})

const zoneOf = new Map([
  [0, 'UTC'],
  [540, 'Asia/Tokyo'],
  [-480, 'Etc/GMT+8'],
])

/** Random logs: gaps from seconds to a year, three zones, every kind a device may send. */
const logs: fc.Arbitrary<LogEntry[]> = fc
  .array(
    fc.record({
      gap: fc.oneof(
        fc.integer({ min: 0, max: 20 * minute }),
        fc.integer({ min: 0, max: 40 * day }),
        fc.integer({ min: 0, max: 365 * day }),
      ),
      rating: fc.constantFrom(...ratings),
      offsetMinutes: fc.constantFrom(0, 540, -480),
      kind: fc.constantFrom<LogEntry['kind']>(
        'answer',
        'answer',
        'answer',
        'answer',
        'answer',
        'cram',
        'set-due',
        'reset',
      ),
      ahead: fc.integer({ min: -3, max: 60 }),
    }),
    { minLength: 1, maxLength: 14 },
  )
  .map((list) => {
    let at = start
    return list.map(({ gap, rating, offsetMinutes, kind, ahead }, index): LogEntry => {
      at += gap
      const base = { id: idOf(index * 7919 + 1), ...momentOf(at, offsetMinutes, 4) }
      if (kind === 'answer') return { ...base, kind, rating, told: null }
      if (kind === 'set-due') return { ...base, kind, dueDay: base.studyDay + ahead }
      return { ...base, kind: kind as 'cram' | 'reset' }
    })
  })

const shuffled = <T>(list: readonly T[], seed: number): T[] =>
  [...list].sort(
    (a, b) => ((JSON.stringify(a).length * 31 + seed) % 17) - ((JSON.stringify(b).length * 31 + seed) % 17),
  )

/** Arrival in some order, as the server takes it: what comes late refolds, and each answer is told its promise once. */
const arrive = (
  order: readonly LogEntry[],
  config: SchedulingConfig,
): { card: FoldedCard; stored: LogEntry[] } => {
  let stored: LogEntry[] = []
  let card = newCard
  for (const entry of order) {
    if (stored.some(({ id }) => id === entry.id)) continue
    const steps = foldSteps(cardId, [...stored, entry], config)
    const own = steps.find((step) => step.entry.id === entry.id)!
    stored = [...stored, entry.kind === 'answer' ? { ...entry, told: toldAtFirst(own) } : entry]
    card = isLatest(card, entry) ? stepCard(cardId, card, entry, config) : foldCard(cardId, stored, config)
  }
  return { card, stored }
}

const sure = { numRuns: 300 }

test('law 1: a step is the fold of one more entry', () => {
  fc.assert(
    fc.property(logs, configs, (log, config) => {
      const stepped = log.reduce((card, entry) => stepCard(cardId, card, entry, config), newCard)
      expect(stepped).toEqual(foldCard(cardId, log, config))
    }),
    sure,
  )
})

test('law 2: the order of arrival does not matter', () => {
  fc.assert(
    fc.property(logs, configs, fc.integer({ min: 0, max: 1000 }), (log, config, seed) => {
      const inOrder = arrive(log, config).card
      expect(arrive(shuffled(log, seed), config).card).toEqual(inOrder)
      expect(arrive([...log].reverse(), config).card).toEqual(inOrder)
    }),
    sure,
  )
})

test('law 3: an entry that arrives twice counts once', () => {
  fc.assert(
    fc.property(logs, configs, (log, config) => {
      expect(arrive([...log, ...log], config).card).toEqual(arrive(log, config).card)
    }),
    sure,
  )
})

test('law 4: undoing an entry leaves the card as if it had never been, due included', () => {
  fc.assert(
    fc.property(logs, configs, (log, config) => {
      const { stored } = arrive(log, config)
      const without = stored.slice(0, -1)
      expect(foldCard(cardId, without, config)).toEqual(arrive(log.slice(0, -1), config).card)
    }),
    sure,
  )
})

test('law 5: the button told the truth for any moment of the same study day', () => {
  fc.assert(
    fc.property(
      logs,
      configs,
      fc.constantFrom(...ratings),
      fc.integer({ min: 0, max: 8 * 60 }),
      (log, config, rating, wait) => {
        const card = foldCard(cardId, log, config)
        const last = log.at(-1)!
        const shownAt = momentOf(last.reviewedAt + day, last.offsetMinutes, 4)
        const answeredAt = momentOf(shownAt.reviewedAt + wait * minute, last.offsetMinutes, 4)
        if (shownAt.studyDay !== answeredAt.studyDay) return
        const shown = outcomes(cardId, card, config, shownAt)[rating]
        const given = outcomes(cardId, card, config, answeredAt)[rating]
        expect(given.memory).toEqual(shown.memory)
        const [a, b] = [shown.position, given.position]
        const crosses = 'at' in a.due !== 'at' in b.due || ('day' in a.due && a.state !== 'review')
        if (crosses) return
        const span = (due: typeof a.due, at: number) => ('at' in due ? due.at - at : due.day)
        expect(span(b.due, answeredAt.reviewedAt)).toBe(span(a.due, shownAt.reviewedAt))
      },
    ),
    sure,
  )
})

test('law 6: a better rating never brings a card back sooner', () => {
  fc.assert(
    fc.property(logs, configs, (log, config) => {
      fc.pre(config.learningSteps.every((step) => step < 86_400))
      const card = foldCard(cardId, log, config)
      const last = log.at(-1)!
      const moment = momentOf(last.reviewedAt + day, last.offsetMinutes, 4)
      const rule = { timeZone: zoneOf.get(last.offsetMinutes)!, dayStartHour: 4 }
      const dues = ratings.map((rating) =>
        dueAt(outcomes(cardId, card, config, moment)[rating].position.due, rule),
      )
      expect(dues).toEqual([...dues].sort((a, b) => a - b))
    }),
    sure,
  )
})

test('a lapse never makes the next interval longer', () => {
  fc.assert(
    fc.property(logs, configs, (log, config) => {
      const card = foldCard(cardId, log, { ...config, fuzz: false })
      if (card.position.state !== 'review') return
      const last = log.at(-1)!
      const after = outcomes(
        cardId,
        card,
        { ...config, fuzz: false },
        momentOf(last.reviewedAt + day, last.offsetMinutes, 4),
      )
      expect(after.again.memory.stability).toBeLessThanOrEqual(Math.max(card.memory!.stability, 0.001))
    }),
    sure,
  )
})

test('what was told stays told after the preset changes, and is made anew once its basis is gone', () => {
  const entries: LogEntry[] = [0, 1, 5].map((days, index) => ({
    id: idOf(index + 1),
    kind: 'answer',
    rating: 'good',
    told: null,
    ...momentOf(start + days * day, 0, 4),
  }))
  const { stored, card } = arrive(entries, { ...defaultPreset, fuzz: false })
  const stricter = { ...defaultPreset, fuzz: false, desiredRetention: 0.97 }
  expect(foldCard(cardId, stored, stricter).position).toEqual(card.position)
  const withoutFirst = stored.slice(1)
  expect(foldCard(cardId, withoutFirst, stricter).position).not.toEqual(
    foldCard(cardId, withoutFirst, { ...defaultPreset, fuzz: false }).position,
  )
})
