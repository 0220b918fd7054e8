import type { MeReply, PatchMeInput } from '@/lib/contract/accounts'
import { updateLearner } from '@/lib/db/learner'
import type { Context } from './context'
import { getMe } from './get-me'

/** Changes settings. A new zone or day start moves no study day: what was due on a day stays due on it. */
export const patchMe = async (
  context: Context,
  { name, interviewDate, level, ...settings }: PatchMeInput,
): Promise<MeReply> => {
  const present = Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined))
  const interview = interviewDate === undefined ? {} : { interviewDay: interviewDate }
  const levelled = level === undefined ? {} : { interviewLevel: level }
  await updateLearner(context.viewer.userId, { ...present, ...interview, ...levelled }, name?.trim())
  return getMe(context)
}
