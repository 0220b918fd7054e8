import type { PatchPresetInput, PresetReply } from '@/lib/contract/presets'
import { AppError } from '@/lib/core/errors'
import { withChanges } from '@/lib/core/preset'
import { revisePreset } from '@/lib/db/presets'
import type { Context } from './context'
import { presetReplyOf } from './preset-reply'

/**
 * Writes a new revision of a preset. Due dates stay as they were told; the next answer to a card goes by the new one.
 * @throws AppError not-found
 */
export const patchPreset = async (
  { viewer }: Context,
  { id, name, ...changes }: PatchPresetInput & { id: string },
): Promise<{ preset: PresetReply }> => {
  const preset = await revisePreset(viewer.userId, id, (config) => withChanges(config, changes), name)
  if (!preset) throw new AppError('not-found', 'There is no such preset.')
  return { preset: presetReplyOf(preset) }
}
