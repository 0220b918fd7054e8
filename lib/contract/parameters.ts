import { z } from 'zod'
import { id, time } from './common'

const share = z.number().min(0).max(1)

/** A fit, and the set of parameters that it found. */
export const parametersReply = z.object({
  id,
  state: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
  progress: share,
  createdAt: time,
  /** The 21 weights of FSRS-6; null where none were found. */
  weights: z.array(z.number()).length(21).nullable(),
  /** Times of the first and last target. */
  from: time.nullable(),
  to: time.nullable(),
  /** Answers that come at least a study day after the one before. */
  targets: z.number().int().nullable(),
  /** Mean log loss on the last fifth: of the weights in use then, and of these. */
  logLossBefore: z.number().nullable(),
  logLossAfter: z.number().nullable(),
  predictedBefore: share.nullable(),
  predictedAfter: share.nullable(),
  observed: share.nullable(),
  /** Whether these weights are in use now. */
  applied: z.boolean(),
  appliedAt: time.nullable(),
  reason: z.string(),
  /** A layer on shown chances of recall, and what it does on the last fifth, which it never saw. */
  recalibration: z
    .object({
      on: z.boolean(),
      targets: z.number().int(),
      logLossPlain: z.number(),
      logLossRecalibrated: z.number(),
    })
    .nullable(),
})
export type ParametersReply = z.output<typeof parametersReply>

export const fitReply = z.object({ fit: parametersReply })
export type FitReply = z.output<typeof fitReply>

export const listParametersReply = z.object({
  parameters: z.array(parametersReply),
  nextCursor: z.null(),
  /** The weights of the default preset. */
  inUse: z.array(z.number()).length(21),
  /** So many targets a fit needs, and so many there are by day rollups, where answers cut by an import count too. */
  leastTargets: z.number().int(),
  targets: z.number().int(),
})
export type ListParametersReply = z.output<typeof listParametersReply>

export const rescheduleReply = z.object({
  reschedule: z.object({
    /** Cards in review, and of them those that would move. */
    cards: z.number().int(),
    moved: z.number().int(),
    sooner: z.number().int(),
    later: z.number().int(),
    /** Due by today as things are, and as they would be. */
    dueBefore: z.number().int(),
    dueAfter: z.number().int(),
  }),
})
export type RescheduleReply = z.output<typeof rescheduleReply>
