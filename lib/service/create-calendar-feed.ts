import type { NewCalendarFeedReply } from '@/lib/contract/calendar'
import { putFeed } from '@/lib/db/calendar-feeds'
import { newSecret, secretHash } from '@/lib/io/secrets'
import type { AccountContext } from './context'

/** Makes the secret link to the learner's calendar; the one before, if any, ends. It is shown this once. */
export const createCalendarFeed = async ({
  viewer,
  now,
  url,
}: AccountContext): Promise<NewCalendarFeedReply> => {
  const secret = newSecret()
  await putFeed(viewer.userId, secretHash(secret), new Date(now))
  return {
    calendarFeed: { url: `${url}/api/v1/calendar/${secret}.ics`, createdAt: new Date(now).toISOString() },
  }
}
