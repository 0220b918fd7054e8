import type { CalendarFeedReply } from '@/lib/contract/calendar'
import { findFeed } from '@/lib/db/calendar-feeds'
import type { Context } from './context'

/** Whether there is a link to the learner's calendar, and since when; never the link itself. */
export const getCalendarFeed = async ({ viewer }: Context): Promise<CalendarFeedReply> => {
  const feed = await findFeed(viewer.userId)
  return { calendarFeed: feed && { createdAt: feed.createdAt.toISOString() } }
}
