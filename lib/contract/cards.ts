import { z } from 'zod'
import { cardState, id, rating, time, uuid } from './common'

/** A card as every reply shows it. Flat memory and `memory` say the same; the latter adds recall now. */
export const cardReply = z.object({
  id,
  noteId: id,
  deckId: id,
  ordinal: z.number().int(),
  state: cardState,
  step: z.number().int().nullable(),
  dueAt: time.nullable(),
  dueDay: z.string().nullable(),
  stability: z.number().nullable(),
  difficulty: z.number().nullable(),
  memory: z.object({ stability: z.number(), difficulty: z.number(), retrievability: z.number() }).nullable(),
  intervalDays: z.number().int().nullable(),
  lastReviewedAt: time.nullable(),
  lastStudyDay: z.string().nullable(),
  lastEntryAt: time.nullable(),
  lastEntryId: id.nullable(),
  basis: id.nullable(),
  reps: z.number().int(),
  lapses: z.number().int(),
  leech: z.boolean(),
  suspended: z.boolean(),
  buried: z.boolean(),
  flag: z.number().int(),
  competency: z.string().nullable(),
  position: z.number().int(),
})
export type CardReply = z.output<typeof cardReply>

/** An entry of a card's log as it was folded. */
export const cardEntryReply = z.object({
  id,
  kind: z.enum(['answer', 'cram', 'set-due', 'reset', 'anchor']),
  reviewedAt: time,
  studyDay: z.string(),
  offsetMinutes: z.number().int(),
  durationMs: z.number().int().nullable(),
  rating: rating.nullable(),
  stateBefore: cardState,
  intervalBeforeDays: z.number().int().nullable(),
  retrievabilityBefore: z.number().nullable(),
  stability: z.number().nullable(),
  difficulty: z.number().nullable(),
  state: cardState,
  step: z.number().int().nullable(),
  dueAt: time.nullable(),
  confidence: z.number().int().nullable(),
  points: z.array(z.string()),
  /** The version of the note whose points those are; null where none were ticked off. */
  noteVersion: z.string().nullable(),
  suggestedRating: rating.nullable(),
  scenario: z.unknown(),
  voidedBy: id.nullable(),
})
export type CardEntryReply = z.output<typeof cardEntryReply>

/** With `decay`: t days after an answer, recall is (1 + F t / stability)^-decay with F = 0.9^(-1 / decay) - 1. */
export const getCardReply = z.object({
  card: cardReply,
  entries: z.array(cardEntryReply),
  decay: z.number(),
})
export type GetCardReply = z.output<typeof getCardReply>

/** What of a card is not in its log. */
export const patchCardInput = z
  .strictObject({
    suspended: z.boolean().optional(),
    buried: z.boolean().optional(),
    flag: z.number().int().min(0).max(7).optional(),
    deckId: uuid.optional(),
  })
  .refine((input) => Object.keys(input).length > 0, 'names nothing to change')
export type PatchCardInput = z.output<typeof patchCardInput>

export const patchCardReply = z.object({ card: cardReply })

/** The outcome of one rating, exact for the moment asked about. */
export const outcomeReply = z.object({
  state: cardState,
  step: z.number().int().nullable(),
  dueAt: time,
  intervalText: z.string(),
})
