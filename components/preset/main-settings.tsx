'use client'

import { lazy, Suspense, useState, type ReactNode } from 'react'
import type { PresetReply, WorkloadReply } from '@/lib/contract/presets'
import { SettingsSection } from '@/components/settings/settings-section'
import { TextField } from '@/components/ui/field'
import { SliderField } from '@/components/ui/slider-field'
import { useResource } from '@/lib/client/use-resource'
import { schedulingOf } from '@/lib/client/from-reply'
import type { PresetConfig } from '@/lib/core/preset'
import type { DraftErrors, PresetDraft } from './preset-draft'
import type { SetField } from './preset-editor'
import { Workload } from './workload'

const Simulator = lazy(() =>
  import('./simulator/simulator').then((module) => ({ default: module.Simulator })),
)

export type Fields = { draft: PresetDraft; errors: DraftErrors; set: SetField }

type Props = Fields & {
  preset: PresetReply
  /** What can be read of the draft; the rest is as it is saved. */
  config: Partial<PresetConfig>
}

/** The three that matter, in easy words, with what they cost. */
export function MainSettings({ preset, config, draft, errors, set }: Props) {
  const resource = useResource<WorkloadReply>(`/presets/${preset.id}/workload`)
  const saved = { ...preset, ...schedulingOf(preset) }
  const drafted = { ...saved, ...config }
  return (
    <>
      <SettingsSection title="Each day">
        <TextField
          label="New cards a day"
          inputMode="numeric"
          autoComplete="off"
          className="field short"
          hint="So many cards that you have not met are begun each day. Each of them brings reviews on later days."
          value={draft.newPerDay}
          onChange={(event) => set('newPerDay', event.target.value)}
          error={errors.newPerDay}
        />
        <TextField
          label="Reviews a day"
          inputMode="numeric"
          autoComplete="off"
          className="field short"
          hint="No more cards than this come back on one day; the rest waits for the next."
          value={draft.reviewsPerDay}
          onChange={(event) => set('reviewsPerDay', event.target.value)}
          error={errors.reviewsPerDay}
        />
      </SettingsSection>
      <SettingsSection title="How well to remember">
        <SliderField
          label="Desired retention"
          hint="The chance that you still know a card on the day it comes back. More costs more reviews; 90% suits most."
          least={70}
          most={99}
          unit="%"
          value={draft.retentionPercent}
          onChange={(value) => set('retentionPercent', value)}
        />
        {resource.data && <Workload saved={saved} drafted={drafted} workload={resource.data.workload} />}
        {resource.data && (
          <PlayedThrough>
            <Simulator
              config={drafted}
              workload={resource.data.workload}
              onChoose={(value) => set('retentionPercent', value)}
            />
          </PlayedThrough>
        )}
      </SettingsSection>
    </>
  )
}

/** Nothing is simulated until it is opened. */
function PlayedThrough({ children }: { children: ReactNode }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <details className="played-through more" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Play a year through</summary>
      {isOpen && <Suspense>{children}</Suspense>}
    </details>
  )
}
