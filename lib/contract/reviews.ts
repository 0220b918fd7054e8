import { z } from 'zod'
import { cardReply } from './cards'
import { instant, rating, text, uuid } from './common'

const libraryId = z.string().regex(/^[TC]\d{2}-\d{1,2}$/, 'must be a library card such as T08-03')
const durationMs = z.number().int().min(0).max(2_147_483_647)

const base = {
  id: uuid,
  reviewedAt: instant,
  offsetMinutes: z.number().int().min(-1080).max(1080).optional(),
}

/** The learner's card, or the library's that it stands for. */
const ofCard = { cardId: uuid.optional(), libraryCard: libraryId.optional() }

const scenario = z.strictObject({
  id: text(40),
  revision: z.number().int().min(0).max(1_000_000),
  seed: z.number().int().min(0).max(4_294_967_295),
  choice: text(80),
  /** Of words of one's own, `held` says that they were the reason that decides, as the learner judged after the reveal. */
  reason: z
    .union([text(80), z.strictObject({ text: text(200), held: z.literal(true).optional() })])
    .optional(),
  twistChoice: text(80).optional(),
})

const promise = z
  .strictObject({
    state: z.enum(['learning', 'review', 'relearning']),
    step: z.number().int().min(0).max(100).nullable(),
    dueAt: instant,
  })
  .refine(
    ({ state, step }) => (state === 'review') === (step === null),
    'step is null in review, and only there',
  )

const answer = z.strictObject({
  ...base,
  ...ofCard,
  kind: z.literal('answer'),
  rating,
  durationMs,
  confidence: z.union([z.literal(25), z.literal(50), z.literal(75), z.literal(95)]).optional(),
  points: z.array(text(80)).max(100).optional(),
  /** The version of the note whose points those are, as the queue gave it; left out, it is the one at receipt. */
  noteVersion: text(80).optional(),
  scenario: scenario.optional(),
  suggestedRating: rating.optional(),
  basis: uuid.nullable().optional(),
  promise: promise.optional(),
})
const cram = z.strictObject({ ...base, ...ofCard, kind: z.literal('cram'), durationMs })
const setDue = z.strictObject({
  ...base,
  ...ofCard,
  kind: z.literal('set-due'),
  dueAt: instant,
  batchId: uuid.optional(),
})
const reset = z.strictObject({ ...base, ...ofCard, kind: z.literal('reset'), batchId: uuid.optional() })
const voiding = z.strictObject({
  ...base,
  kind: z.literal('void'),
  entryId: uuid.optional(),
  batchId: uuid.optional(),
})

/** One entry of the review log as a device sends it. An anchor comes from imports only and is refused here. */
export const sentEntry = z
  .discriminatedUnion('kind', [answer, cram, setDue, reset, voiding])
  .superRefine((entry, context) => {
    const isExactlyOne =
      entry.kind === 'void'
        ? (entry.entryId === undefined) !== (entry.batchId === undefined)
        : (entry.cardId === undefined) !== (entry.libraryCard === undefined)
    if (!isExactlyOne)
      context.addIssue({
        code: 'custom',
        message:
          entry.kind === 'void' ? 'names one of entryId and batchId' : 'names one of cardId and libraryCard',
      })
  })
export type SentEntry = z.output<typeof sentEntry>
/** The same before parsing, as clients write it. */
export type SentEntryJson = z.input<typeof sentEntry>

export const maxEntries = 500
export const maxBatchBytes = 256 * 1024

const envelope = { deviceId: uuid, clientNow: instant }

/** An entry as parsed, or why it was not. */
export type ParsedEntry = { entry: SentEntry } | { entry: null; id: string | null; reason: string }

// Entries are most of what a server parses: as code made of the schema that takes a third of the time.
const compiledEntry = z.compile(sentEntry)

const parseEntry = (value: unknown): ParsedEntry => {
  const parsed = compiledEntry.safeParse(value)
  if (parsed.success) return { entry: parsed.data }
  const sentId = typeof value === 'object' && value !== null ? (value as { id?: unknown }).id : null
  const issue = parsed.error.issues[0]!
  const path = issue.path.join('.')
  return {
    entry: null,
    id: typeof sentId === 'string' ? sentId.slice(0, 64) : null,
    reason: `malformed entry: ${path ? `${path}: ` : ''}${issue.message}`,
  }
}

/** The envelope is checked as a whole, each entry by itself, so that one bad entry does not hold up the rest. */
export const syncReviewsInput = z.strictObject({
  ...envelope,
  entries: z
    .array(z.unknown())
    .max(maxEntries, `must hold at most ${maxEntries} entries`)
    .transform((list) => list.map(parseEntry)),
})
export type SyncReviewsInput = z.output<typeof syncReviewsInput>

/** The same with the shape of entries spelt out, for the OpenAPI document. */
export const syncReviewsDocumented = z.strictObject({
  ...envelope,
  entries: z.array(sentEntry).max(maxEntries),
})

export const entryResult = z.object({
  id: z.string().nullable(),
  result: z.enum(['applied', 'duplicate', 'conflict', 'rejected']),
  reason: z.string().optional(),
})
export type EntryResult = z.output<typeof entryResult>

export const syncReviewsReply = z.object({ entries: z.array(entryResult), cards: z.array(cardReply) })
export type SyncReviewsReply = z.output<typeof syncReviewsReply>
