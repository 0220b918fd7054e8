import type { FitReply } from '@/lib/contract/parameters'
import { AppError } from '@/lib/core/errors'
import { keptReason } from '@/lib/core/fit/verdict'
import { applyWeights } from '@/lib/db/apply-weights'
import { newId } from '@/lib/io/ids'
import type { Context } from './context'
import { getFit } from './get-fit'

/**
 * Brings a set into use, new or old. Due dates stay; the next answer to each card goes by it.
 * @throws AppError not-found when there is no such set, or the fit found none
 */
export const applyParameters = async (context: Context, { id }: { id: string }): Promise<FitReply> => {
  if (!(await applyWeights(context.viewer.userId, id, { id: newId(), reason: keptReason })))
    throw new AppError('not-found', 'There is no such set of parameters.')
  return getFit(context, { id })
}
