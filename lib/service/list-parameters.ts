import type { ListParametersReply } from '@/lib/contract/parameters'
import { leastTargets } from '@/lib/core/fit/verdict'
import { countTargets, findPresentConfig, listFits } from '@/lib/db/fits'
import type { Context } from './context'
import { parametersReplyOf } from './parameters-reply'

/** The learner's sets of parameters and the fits they came from, the latest first, and the weights in use. */
export const listParameters = async ({ viewer }: Context): Promise<ListParametersReply> => {
  const [rows, { weights }, targets] = await Promise.all([
    listFits(viewer.userId),
    findPresentConfig(viewer.userId),
    countTargets(viewer.userId),
  ])
  return {
    parameters: rows.map((row) => parametersReplyOf(row, weights)),
    nextCursor: null,
    inUse: [...weights],
    leastTargets,
    targets,
  }
}
