import type { MeReply } from '@/lib/contract/accounts'
import { AppError } from '@/lib/core/errors'
import type { Level } from '@/lib/core/plan/interview'
import type { ShortcutKeys } from '@/lib/core/shortcuts'
import type { BacklogMode } from '@/lib/core/queue/ease'
import type { DayRange } from '@/lib/core/queue/rest'
import { formatDay } from '@/lib/core/study-day'
import { findMe } from '@/lib/db/learner'
import type { Context } from './context'

/** The learner's account and settings. */
export const getMe = async ({ viewer }: Context): Promise<MeReply> => {
  const me = await findMe(viewer.userId)
  if (!me) throw new AppError('unauthenticated', 'Sign in again: this account is gone.')
  return {
    me: {
      id: me.userId,
      email: me.email,
      name: me.name,
      timeZone: me.timeZone,
      dayStartHour: me.dayStartHour,
      interviewDate: me.interviewDay === null ? null : formatDay(me.interviewDay),
      minutesPerDay: me.minutesPerDay,
      level: me.interviewLevel as Level | null,
      followPlan: me.followPlan,
      competencyWeights: me.competencyWeights as Record<string, number>,
      buttons: me.buttons === 4 ? 4 : 2,
      showIntervals: me.showIntervals,
      interviewMode: me.interviewMode,
      daysOff: (me.daysOff as DayRange[]).map(({ from, to }) => ({
        from: formatDay(from),
        to: formatDay(to),
      })),
      easyDays: me.easyDays,
      worksOn: me.worksOn === null ? null : formatDay(me.worksOn),
      backlog: me.backlog as BacklogMode,
      shortcuts: me.shortcuts,
      shortcutKeys: me.shortcutKeys as ShortcutKeys,
      hasPassword: me.hasPassword,
    },
  }
}
