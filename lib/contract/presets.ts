import { z } from 'zod'
import { weightBounds } from '@/lib/core/preset'
import { parseStep } from '@/lib/core/schedule/steps'
import { id, name } from './common'

const steps = z
  .array(z.string().max(20))
  .max(20, 'must have at most 20 steps')
  .transform((values, context) =>
    values.map((value) => {
      const seconds = parseStep(value)
      if (seconds === null) {
        context.addIssue({ code: 'custom', message: `"${value}" is no step; write 30s, 10m, 1h or 2d` })
        return 0
      }
      return seconds
    }),
  )

const weights = z
  .array(z.number())
  .length(21, 'must be the 21 weights of FSRS-6')
  .superRefine((values, context) =>
    values.forEach((value, index) => {
      const [least, most] = weightBounds[index] ?? [0, 0]
      if (!(value >= least && value <= most))
        context.addIssue({ code: 'custom', message: `weight ${index} must be from ${least} to ${most}` })
    }),
  )

const fields = {
  learningSteps: steps,
  relearningSteps: steps,
  desiredRetention: z.number().min(0.7).max(0.99),
  newPerDay: z.number().int().min(0).max(9999),
  reviewsPerDay: z.number().int().min(0).max(9999),
  newIgnoresReviewLimit: z.boolean(),
  maximumIntervalDays: z.number().int().min(1).max(36_500),
  reviewOrder: z.enum(['due-then-random', 'retrievability-ascending', 'random']),
  newOrder: z.enum(['position', 'random']),
  newMix: z.enum(['mix', 'after-reviews', 'before-reviews']),
  buryNewSiblings: z.boolean(),
  buryReviewSiblings: z.boolean(),
  leechThreshold: z.number().int().min(0).max(1000),
  leechAction: z.enum(['mark', 'suspend']),
  fuzz: z.boolean(),
  weights,
}

const optionalFields = z.strictObject({ ...fields }).partial().shape

export const createPresetInput = z.strictObject({ name: name(100), ...optionalFields })
export type CreatePresetInput = z.output<typeof createPresetInput>

export const patchPresetInput = z
  .strictObject({ name: name(100).optional(), ...optionalFields })
  .refine((input) => Object.keys(input).length > 0, 'names nothing to change')
export type PatchPresetInput = z.output<typeof patchPresetInput>

export const presetReply = z.object({
  id,
  name: z.string(),
  revision: z.number().int(),
  isDefault: z.boolean(),
  ...fields,
  learningSteps: z.array(z.string()),
  relearningSteps: z.array(z.string()),
  weights: z.array(z.number()),
})
export type PresetReply = z.output<typeof presetReply>

const byRating = z.object({ again: z.number(), hard: z.number(), good: z.number(), easy: z.number() })

/** What the work under a preset is reckoned from (lib/core/plan/workload.ts), and the estimate as it is set now. */
export const workloadReply = z.object({
  workload: z.object({
    horizonDays: z.number().int(),
    minutesPerDay: z.number(),
    newCards: z.number().int(),
    groups: z.array(z.object({ cards: z.number().int(), stability: z.number(), difficulty: z.number() })),
    secondsPer: z.object({ new: z.number(), learning: z.number(), review: z.number() }),
    /** How often each rating is given: first to a new card (again, hard, good, easy), then to one recalled (hard, good, easy). */
    shares: z.object({
      first: z.tuple([z.number(), z.number(), z.number(), z.number()]),
      recalled: z.tuple([z.number(), z.number(), z.number()]),
    }),
    /** Seconds by rating from the last 30 days: of a new card with its steps, of a review without its repeats, and from how many answers. */
    secondsPerRating: z.object({
      new: byRating,
      review: byRating,
      answers: z.object({ new: z.number().int(), review: z.number().int() }),
    }),
    /** The part of an ordinary day that each of the next 365 has, the present one first: 0 on a day off. */
    dayShares: z.array(z.number()),
    minutesWanted: z.number().int(),
  }),
})
export type WorkloadReply = z.output<typeof workloadReply>

export const listPresetsReply = z.object({ presets: z.array(presetReply), nextCursor: z.string().nullable() })
export const onePresetReply = z.object({ preset: presetReply })
