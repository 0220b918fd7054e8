import fc from 'fast-check'
import { defaultWeights } from '@/lib/core/preset'
import { ratings } from '@/lib/core/rating'
import type { AnswerEntry, LogEntry } from '@/lib/core/review-log'
import { predictTargets, weightsAt, type WeightsSince } from '@/lib/core/schedule/predict'
import { plainNext, plainRecall, type PlainMemory } from '@/tests/support/plain-fsrs'

const dayMs = 86_400_000
const others = [1.5, 3].map((factor) =>
  defaultWeights.map((weight, place) => (place < 4 ? weight * factor : weight)),
)

const entryOf = (kind: string, index: number, day: number, rating: AnswerEntry['rating']): LogEntry => ({
  ...{ id: `e${String(index).padStart(3, '0')}`, reviewedAt: day * dayMs + index * 60_000 },
  ...{ offsetMinutes: 0, dayStartHour: 0, studyDay: day },
  ...(kind === 'answer'
    ? { kind, rating, told: null }
    : kind === 'set-due'
      ? { kind, dueDay: day + 3 }
      : { kind: kind as 'cram' | 'reset' }),
})

const logs = fc
  .array(
    fc.record({
      kind: fc.constantFrom('answer', 'answer', 'answer', 'answer', 'cram', 'set-due', 'reset'),
      gap: fc.constantFrom(0, 0, 1, 2, 7, 40),
      rating: fc.constantFrom(...ratings),
    }),
    { maxLength: 25 },
  )
  .map((deeds) => {
    let day = 20_000
    return deeds.map(({ kind, gap, rating }, index) => entryOf(kind, index, (day += gap), rating))
  })

/** When the other weights came into force, in order. */
const changes = fc
  .array(fc.integer({ min: 19_990, max: 20_200 }), { maxLength: 2 })
  .map((days): WeightsSince =>
    days.sort((a, b) => a - b).map((day, index) => ({ from: day * dayMs, weights: others[index]! })),
  )

/** All entries before one, folded one after the other by the formulas as they are printed. */
const expected = (log: LogEntry[], index: number, weights: readonly number[]): number | null => {
  let [memory, day]: [PlainMemory | null, number] = [null, 0]
  for (const entry of log.slice(0, index)) {
    if (entry.kind === 'reset') memory = null
    if (entry.kind !== 'answer') continue
    memory = plainNext(weights, memory, memory ? entry.studyDay - day : 0, ratings.indexOf(entry.rating) + 1)
    day = entry.studyDay
  }
  const entry = log[index]!
  if (entry.kind !== 'answer' || memory === null || entry.studyDay <= day) return null
  return plainRecall(weights, memory, entry.studyDay - day)
}

test('what was expected of an answer follows from those before it and the weights in force, and from nothing else', () => {
  fc.assert(
    fc.property(logs, changes, fc.integer(), (log, since, seed) => {
      const weightsOf = ({ reviewedAt }: { reviewedAt: number }) => weightsAt(since, reviewedAt)
      const shuffled = [...log].sort(
        (a, b) => ((a.reviewedAt * 7 + seed) % 13) - ((b.reviewedAt * 7 + seed) % 13),
      )
      const predicted = predictTargets(shuffled, weightsOf)
      log.forEach((entry, index) => {
        const chance = expected(log, index, weightsOf(entry))
        if (chance === null) expect(predicted.has(entry.id)).toBe(false)
        else expect(predicted.get(entry.id)).toBeCloseTo(chance, 6)
      })
    }),
    { numRuns: 300 },
  )
})

test('before any weights came into force the defaults hold, from their moment on the others', () => {
  const since = [{ from: 100, weights: others[0]! }]
  expect(weightsAt(since, 99)).toBe(defaultWeights)
  expect(weightsAt(since, 100)).toBe(others[0])
  expect(weightsAt([], 0)).toBe(defaultWeights)
})
