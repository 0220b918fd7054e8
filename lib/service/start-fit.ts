import type { FitReply } from '@/lib/contract/parameters'
import { findPresentConfig, queueFit } from '@/lib/db/fits'
import { newId } from '@/lib/io/ids'
import type { Context } from './context'
import { wakeFits } from './fit-queue'
import { parametersReplyOf } from './parameters-reply'

/** Puts a fit in line; while one of the learner's is not over, that one. */
export const startFit = async ({ viewer, now }: Context): Promise<FitReply> => {
  const fit = await queueFit(viewer.userId, newId(), new Date(now))
  wakeFits()
  return { fit: parametersReplyOf(fit, (await findPresentConfig(viewer.userId)).weights) }
}
