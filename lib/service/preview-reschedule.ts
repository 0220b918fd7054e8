import type { RescheduleReply } from '@/lib/contract/parameters'
import { AppError } from '@/lib/core/errors'
import { studyDayOf } from '@/lib/core/study-day'
import { findLearner, ruleOf } from '@/lib/db/learner'
import type { Context } from './context'
import { planReschedule } from './plan-reschedule'

/** What moving all due dates to the weights in force would do. Nothing is moved. */
export const previewReschedule = async ({ viewer, now }: Context): Promise<RescheduleReply> => {
  const learner = await findLearner(viewer.userId)
  if (!learner) throw new AppError('not-found', 'There is no such learner.')
  const { counts } = await planReschedule(viewer.userId, studyDayOf(now, ruleOf(learner)))
  return { reschedule: counts }
}
