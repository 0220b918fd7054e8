import type { FitReply } from '@/lib/contract/parameters'
import { AppError } from '@/lib/core/errors'
import { findFit, findPresentConfig } from '@/lib/db/fits'
import type { Context } from './context'
import { parametersReplyOf } from './parameters-reply'

/** One fit: how far it is, or what came of it. @throws AppError not-found */
export const getFit = async ({ viewer }: Context, { id }: { id: string }): Promise<FitReply> => {
  const [row, { weights }] = await Promise.all([findFit(viewer.userId, id), findPresentConfig(viewer.userId)])
  if (!row) throw new AppError('not-found', 'There is no such fit.')
  return { fit: parametersReplyOf(row, weights) }
}
