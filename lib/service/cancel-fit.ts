import { AppError } from '@/lib/core/errors'
import { cancelFit as cancel, findFit } from '@/lib/db/fits'
import type { Context } from './context'

/** Stops a fit that waits or runs; one that is over stays as it is. @throws AppError not-found, conflict when it is over */
export const cancelFit = async ({ viewer, now }: Context, { id }: { id: string }): Promise<void> => {
  if (await cancel(viewer.userId, id, new Date(now))) return
  const fit = await findFit(viewer.userId, id)
  if (!fit) throw new AppError('not-found', 'There is no such fit.')
  if (fit.state !== 'cancelled') throw new AppError('conflict', 'This fit is over already.')
}
