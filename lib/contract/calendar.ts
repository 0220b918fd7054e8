import { z } from 'zod'
import { text, time } from './common'

/** The secret of a link, with or without the ending that calendars like. */
export const calendarParams = z.strictObject({
  token: text(200).transform((token) => token.replace(/\.ics$/, '')),
})
export type CalendarParams = z.output<typeof calendarParams>

export const calendarFeedReply = z.object({ calendarFeed: z.object({ createdAt: time }).nullable() })
export type CalendarFeedReply = z.output<typeof calendarFeedReply>

/** Shown this once: only its hash is kept. */
export const newCalendarFeedReply = z.object({ calendarFeed: z.object({ url: z.string(), createdAt: time }) })
export type NewCalendarFeedReply = z.output<typeof newCalendarFeedReply>
