import type { PresetReply } from '@/lib/contract/presets'
import { findPresets } from '@/lib/db/presets'
import type { Context } from './context'
import { presetReplyOf } from './preset-reply'

/** All presets of the learner, the default first. */
export const listPresets = async ({
  viewer,
}: Context): Promise<{ presets: PresetReply[]; nextCursor: null }> => ({
  presets: (await findPresets(viewer.userId)).map(presetReplyOf),
  nextCursor: null,
})
