import type { CreatePresetInput, PresetReply } from '@/lib/contract/presets'
import { defaultPreset, withChanges } from '@/lib/core/preset'
import { insertPreset } from '@/lib/db/presets'
import { newId } from '@/lib/io/ids'
import type { Context } from './context'
import { presetReplyOf } from './preset-reply'

/** Makes a preset from the defaults and what the input says. */
export const createPreset = async (
  { viewer }: Context,
  { name, ...changes }: CreatePresetInput,
): Promise<{ preset: PresetReply }> => {
  const preset = { id: newId(), name, config: withChanges(defaultPreset, changes) }
  return { preset: presetReplyOf(await insertPreset(viewer.userId, preset)) }
}
