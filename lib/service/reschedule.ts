import type { RescheduleReply } from '@/lib/contract/parameters'
import { studyDayOf } from '@/lib/core/study-day'
import { logChosenCards } from '@/lib/db/change-cards'
import { ruleOf } from '@/lib/db/learner'
import { newId } from '@/lib/io/ids'
import type { Context } from './context'
import { newChange } from './new-change'
import { planReschedule, type ReschedulePlan } from './plan-reschedule'
import { writeBatch } from './write-batch'

/**
 * Moves every card in review to the day it would be due by the weights in force, as one change: one entry a card that
 * moves, all of one batch. Memory stays as it is.
 */
export const reschedule = async (context: Context): Promise<RescheduleReply> => {
  const { viewer, now } = context
  let plan: ReschedulePlan | null = null
  const { changeId } = await logChosenCards(
    viewer.userId,
    { kind: 'set-due', verb: 'Rescheduled', batchId: newId() },
    async (learner, run) => {
      const { days, counts } = (plan = await planReschedule(
        viewer.userId,
        studyDayOf(now, ruleOf(learner)),
        run,
      ))
      const write = writeBatch({ kind: 'set-due', dayOf: (id) => days.get(id)! }, now)
      return { cardIds: counts.moved > 0 ? [...days.keys()] : [], write }
    },
    newChange(context),
  )
  context.changeId = changeId
  return { reschedule: plan!.counts }
}
