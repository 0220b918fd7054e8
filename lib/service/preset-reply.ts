import type { PresetReply } from '@/lib/contract/presets'
import type { PresetConfig } from '@/lib/core/preset'
import { formatStep } from '@/lib/core/schedule/steps'

/** A preset as replies show it: steps as people write them. */
export const presetReplyOf = (preset: {
  id: string
  name: string
  revision: number
  isDefault: boolean
  config: PresetConfig
}): PresetReply => ({
  id: preset.id,
  name: preset.name,
  revision: preset.revision,
  isDefault: preset.isDefault,
  ...preset.config,
  learningSteps: preset.config.learningSteps.map(formatStep),
  relearningSteps: preset.config.relearningSteps.map(formatStep),
  weights: [...preset.config.weights],
})
