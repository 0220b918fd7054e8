import { z } from 'zod'
import { day, id } from './common'

/** The last study day of the week; without it, today. */
export const weeklyQuery = z.strictObject({ ending: day.optional() })
export type WeeklyQuery = z.output<typeof weeklyQuery>

const recall = z.object({ recalled: z.number().int(), of: z.number().int() })

export const weeklyReply = z.object({
  weekly: z.object({
    from: z.string(),
    to: z.string(),
    /** The last days of the weeks before and after; null where nothing was answered before, and after the last seven days. */
    earlier: z.string().nullable(),
    later: z.string().nullable(),
    answers: z.number().int(),
    recalled: z.number().int(),
    ms: z.number().int(),
    daysStudied: z.number().int(),
    newCards: z.number().int(),
    /** True retention as on the statistics page, with its 95% Wilson interval; null without such a review. */
    retention: recall.extend({ low: z.number(), high: z.number() }).nullable(),
    competencies: z.array(
      z.object({
        competency: z.string(),
        name: z.string(),
        answers: z.number().int(),
        newCards: z.number().int(),
        retention: recall,
        weekBefore: recall,
      }),
    ),
    /** Cards answered as certain, and wrongly. */
    sureAndWrong: z.array(z.object({ cardId: id, noteId: id, title: z.string() })),
    /** What comes back on the seven days after, as far as it is known today. */
    next: z.array(
      z.object({
        studyDay: z.string(),
        share: z.number(),
        cards: z.number().int(),
        seconds: z.number().int(),
      }),
    ),
    minutesPerDay: z.number().int(),
  }),
})
export type WeeklyReply = z.output<typeof weeklyReply>
