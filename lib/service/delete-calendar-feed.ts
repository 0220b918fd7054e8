import { AppError } from '@/lib/core/errors'
import { removeFeed } from '@/lib/db/calendar-feeds'
import type { Context } from './context'

/** Revokes the link to the learner's calendar at once. @throws AppError not-found */
export const deleteCalendarFeed = async ({ viewer }: Context): Promise<void> => {
  if (!(await removeFeed(viewer.userId))) throw new AppError('not-found', 'There is no calendar link.')
}
