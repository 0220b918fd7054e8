import type { WorkloadReply } from '@/lib/contract/presets'
import { AppError } from '@/lib/core/errors'
import { horizonDays, minutesPerDay } from '@/lib/core/plan/workload'
import { studyDayOf } from '@/lib/core/study-day'
import { loadMemories } from '@/lib/db/presets'
import { findLearner, ruleOf } from '@/lib/db/learner'
import { loadRollups } from '@/lib/db/queue'
import type { Context } from './context'
import { ratingShares } from './rating-shares'
import { secondsPerCard } from './seconds-per-card'

/**
 * How the cards under a preset remember and how long a card takes the learner: what an estimate of minutes a day is made
 * from, for the preset as it is and for any other setting.
 * @throws AppError not-found, unauthenticated when the learner is gone
 */
export const getWorkload = async (
  { viewer, now }: Context,
  { id }: { id: string },
): Promise<WorkloadReply> => {
  const [learner, memories] = await Promise.all([findLearner(viewer.userId), loadMemories(viewer.userId, id)])
  if (!learner) throw new AppError('unauthenticated', 'Sign in again: this account is gone.')
  if (!memories) throw new AppError('not-found', 'There is no such preset.')
  const today = studyDayOf(now, ruleOf(learner))
  const rollups = await loadRollups(viewer.userId, today - 90, today)
  const secondsPer = secondsPerCard(rollups.filter(({ studyDay }) => studyDay >= today - 30))
  const { config, groups, newCards } = memories
  const minutes = minutesPerDay(config, { groups, newCards, secondsPer })
  const { first, recalled } = ratingShares(rollups)
  return {
    workload: {
      ...{ horizonDays, minutesPerDay: minutes, newCards, groups, secondsPer },
      shares: { first: [...first], recalled: [...recalled] },
      minutesWanted: learner.minutesPerDay,
    },
  }
}
