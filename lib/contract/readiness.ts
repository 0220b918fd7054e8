import { z } from 'zod'
import { instant, limitOf } from './common'

export const readinessQuery = z.strictObject({
  minutesPerDay: limitOf(1, 600).optional(),
  at: instant.optional(),
})
export type ReadinessQuery = z.output<typeof readinessQuery>

const share = z.number().min(0).max(1)
const group = z.object({
  cards: z.number().int(),
  /** Cards answered at least once by now. */
  met: z.number().int(),
  /** Expected share recalled on the present day. */
  now: share,
  /** Expected share recalled on the day, and the range that holds it with the nominal chance. */
  mean: share,
  low: share,
  high: share,
})

export const readinessReply = z.object({
  /** The interview's study day; null without a date ahead: then it is what is known today. */
  day: z.string().nullable(),
  nominal: z.literal(0.8),
  all: group,
  /** By topic, those without one together as `own`. */
  competencies: z.array(group.extend({ competency: z.string() })),
  /** Cards that the minutes do not reach before the day. */
  deferred: z.array(z.string()),
  minutesPerDay: z.number(),
  /** What the plan asks for on the present day, and the part of an ordinary day that it is: 0 on a day off. */
  today: z.object({ new: z.number().int(), reviews: z.number().int(), seconds: z.number(), share }),
  /** Days from the present one that belong to the final pass. */
  finalPassDays: z.number().int(),
  /** Days off from the present one until the day: nothing is planned on them. */
  daysOff: z.number().int(),
  /** Whether the review screen follows the plan. */
  follows: z.boolean(),
  /** Doubt about the parameters: standard deviation of the logarithm of the learner's stabilities. */
  doubt: z.number(),
})
export type ReadinessReply = z.output<typeof readinessReply>
