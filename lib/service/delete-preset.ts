import { AppError } from '@/lib/core/errors'
import { removePreset } from '@/lib/db/presets'
import type { Context } from './context'

/**
 * Takes a preset away; decks that had it are scheduled by the default from then on, and no due day moves.
 * @throws AppError not-found, conflict for the default itself
 */
export const deletePreset = async ({ viewer, now }: Context, { id }: { id: string }): Promise<void> => {
  const result = await removePreset(viewer.userId, id, new Date(now))
  if (result === 'missing') throw new AppError('not-found', 'There is no such preset.')
  if (result === 'is-default')
    throw new AppError('conflict', 'This is the preset of new decks. It can be changed, but not deleted.')
}
