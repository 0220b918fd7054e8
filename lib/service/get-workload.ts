import type { WorkloadReply } from '@/lib/contract/presets'
import { AppError } from '@/lib/core/errors'
import { horizonDays, minutesPerDay } from '@/lib/core/plan/workload'
import { shareOf } from '@/lib/core/queue/rest'
import { studyDayOf } from '@/lib/core/study-day'
import { loadMemories } from '@/lib/db/presets'
import { findRule, loadRollups } from '@/lib/db/queue'
import type { Context } from './context'
import { ratingShares } from './rating-shares'
import { secondsPerCard } from './seconds-per-card'
import { secondsPerRating } from './seconds-per-rating'

/** As far as a simulation looks ahead. */
const foreseenDays = 365

/**
 * How the cards under a preset remember and how long a card takes the learner: what an estimate of minutes a day is made
 * from, for the preset as it is and for any other setting.
 * @throws AppError not-found, unauthenticated when the learner is gone
 */
export const getWorkload = async (
  { viewer, now }: Context,
  { id }: { id: string },
): Promise<WorkloadReply> => {
  const [rule, memories] = await Promise.all([findRule(viewer.userId), loadMemories(viewer.userId, id)])
  if (!rule) throw new AppError('unauthenticated', 'Sign in again: this account is gone.')
  if (!memories) throw new AppError('not-found', 'There is no such preset.')
  const today = studyDayOf(now, rule)
  const rollups = await loadRollups(viewer.userId, today - 90, today)
  const recent = rollups.filter(({ studyDay }) => studyDay >= today - 30)
  const secondsPer = secondsPerCard(recent)
  const { config, groups, newCards } = memories
  const minutes = minutesPerDay(config, { groups, newCards, secondsPer })
  const { first, recalled } = ratingShares(rollups)
  return {
    workload: {
      ...{ horizonDays, minutesPerDay: minutes, newCards, groups, secondsPer },
      shares: { first: [...first], recalled: [...recalled] },
      secondsPerRating: secondsPerRating(recent, secondsPer),
      dayShares: Array.from({ length: foreseenDays }, (_, index) => shareOf(rule, today + index)),
      minutesWanted: rule.minutesPerDay,
    },
  }
}
