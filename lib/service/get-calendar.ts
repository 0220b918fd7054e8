import type { CalendarParams } from '@/lib/contract/calendar'
import type { FileReply } from '@/lib/contract/files'
import { calendarText } from '@/lib/core/calendar/calendar-text'
import { plannedDays } from '@/lib/core/calendar/planned-days'
import { AppError } from '@/lib/core/errors'
import { studyDayOf } from '@/lib/core/study-day'
import { findFeedLearner } from '@/lib/db/calendar-feeds'
import { findRule } from '@/lib/db/queue'
import { secretHash } from '@/lib/io/secrets'
import type { PublicContext } from './context'

/**
 * Planned minutes of the coming 60 days for whoever has the link; nothing of cards or of the learner is in it.
 * @throws AppError not-found, for a revoked link as for one that never was
 */
export const getCalendar = async (
  { now }: Pick<PublicContext, 'now'>,
  { token }: CalendarParams,
): Promise<FileReply> => {
  const hash = secretHash(token)
  const userId = await findFeedLearner(hash)
  const rule = userId === null ? null : await findRule(userId)
  if (rule === null) throw new AppError('not-found', 'There is no such calendar.')
  const days = plannedDays(studyDayOf(now, rule), rule.minutesPerDay, rule, rule.interviewDay)
  const text = calendarText(
    days.map(({ day, minutes }) => ({
      day,
      summary: `Review: ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`,
      description: 'Planned in Crossover.',
    })),
    { name: 'Crossover', id: hash.subarray(0, 8).toString('hex'), madeAt: now },
  )
  return {
    type: 'text/calendar; charset=utf-8',
    bytes: new TextEncoder().encode(text),
    name: 'crossover.ics',
    keep: 'never',
  }
}
