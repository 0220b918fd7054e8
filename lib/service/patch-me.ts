import type { MeReply, PatchMeInput } from '@/lib/contract/accounts'
import { mergeRanges } from '@/lib/core/queue/rest'
import { updateLearner } from '@/lib/db/learner'
import type { Context } from './context'
import { getMe } from './get-me'

/** Changes settings. A new zone or day start moves no study day: what was due on a day stays due on it. */
export const patchMe = async (
  context: Context,
  { name, interviewDate, level, daysOff, ...settings }: PatchMeInput,
): Promise<MeReply> => {
  const present = Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined))
  const interview = interviewDate === undefined ? {} : { interviewDay: interviewDate }
  const levelled = level === undefined ? {} : { interviewLevel: level }
  const rest = daysOff === undefined ? {} : { daysOff: mergeRanges(daysOff) }
  await updateLearner(context.viewer.userId, { ...present, ...interview, ...levelled, ...rest }, name?.trim())
  return getMe(context)
}
