import fc from 'fast-check'
import { sentEntry, syncReviewsInput, type ParsedEntry } from '@/lib/contract/reviews'
import { deviceId, makeId } from '@/tests/support/entries'

const at = '2026-11-23T08:10:00Z'
const told = { state: 'review', step: null, dueAt: at }
const scenario = { id: 'index', revision: 1, seed: 7, choice: 'exact', reason: { text: 'few' } }
const whole: Record<string, unknown>[] = [
  {
    id: makeId().toUpperCase(),
    kind: 'answer',
    cardId: makeId(),
    rating: 'good',
    reviewedAt: at,
    durationMs: 4000,
  },
  {
    id: makeId(),
    kind: 'answer',
    cardId: makeId(),
    rating: 'again',
    reviewedAt: at,
    durationMs: 1,
    promise: told,
  },
  {
    id: makeId(),
    kind: 'answer',
    libraryCard: 'T08-03',
    rating: 'easy',
    reviewedAt: at,
    durationMs: 1,
    scenario,
  },
  { id: makeId(), kind: 'cram', cardId: makeId(), reviewedAt: at, durationMs: 1, offsetMinutes: -60 },
  { id: makeId(), kind: 'set-due', cardId: makeId(), reviewedAt: at, dueAt: at, batchId: makeId() },
  { id: makeId(), kind: 'reset', cardId: makeId(), reviewedAt: at },
  { id: makeId(), kind: 'void', entryId: makeId(), reviewedAt: at },
]
const names = [
  'id',
  'kind',
  'cardId',
  'libraryCard',
  'rating',
  'reviewedAt',
  'durationMs',
  'offsetMinutes',
  'confidence',
]
const more = [
  'points',
  'noteVersion',
  'scenario',
  'suggestedRating',
  'basis',
  'promise',
  'dueAt',
  'entryId',
  'batchId',
]
const odd = [
  undefined,
  null,
  '',
  'good',
  'void',
  'T08-03',
  '2026-02-30T00:00:00Z',
  25,
  -1,
  1.5,
  Infinity,
  {},
  [],
  [''],
  told,
]

/** An entry with some fields taken away, put there or replaced. */
const spoilt = fc
  .tuple(
    fc.constantFrom(...whole),
    fc.array(
      fc.tuple(
        fc.constantFrom(...names, ...more, 'unheardOf', '__proto__'),
        fc.oneof(fc.constantFrom(...odd, makeId()), fc.anything()),
      ),
      { maxLength: 3 },
    ),
  )
  .map(([entry, changes]) => Object.fromEntries([...Object.entries(entry), ...changes]))

const parsed = (entry: unknown): ParsedEntry =>
  syncReviewsInput.parse({ deviceId, clientNow: at, entries: [entry] }).entries[0]!

describe('an entry of a batch', () => {
  it.each(whole)('is taken where it is whole: $kind', (entry) => {
    expect(parsed(entry)).toEqual({ entry: sentEntry.parse(entry) })
  })

  it('is judged as its schema judges it, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof({ weight: 5, arbitrary: spoilt }, fc.anything()), (entry) => {
        const byTheSchema = sentEntry.safeParse(entry)
        const found = parsed(entry)
        expect(found.entry).toEqual(byTheSchema.success ? byTheSchema.data : null)
        if (!byTheSchema.success)
          expect(found).toHaveProperty(
            'reason',
            expect.stringContaining(byTheSchema.error.issues[0]!.message),
          )
      }),
      { numRuns: 2000 },
    )
  })
})
