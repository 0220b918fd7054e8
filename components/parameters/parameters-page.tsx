'use client'

import { SettingsSection } from '@/components/settings/settings-section'
import { Loaded } from '@/components/ui/loaded'
import { FitPanel } from './fit-panel'
import { ReschedulePanel } from './reschedule-panel'
import { SetList } from './set-list'
import { isKept, sayLack } from './parameter-words'
import { useParameters } from './use-parameters'

/** Fitting the curve of forgetting to one's own reviews, the sets that came of it, and due days by the present one. */
export function ParametersPage() {
  const resource = useParameters()
  return (
    <Loaded resource={resource}>
      {({ parameters, inUse, targets, leastTargets }) => (
        <>
          <SettingsSection title="Fit">
            <FitPanel
              fit={parameters.find((one) => !isKept(one)) ?? null}
              lack={sayLack(targets, leastTargets)}
              onChanged={resource.reload}
            />
          </SettingsSection>
          <SettingsSection title="Sets of weights">
            <SetList
              sets={parameters.filter(({ weights }) => weights !== null)}
              onChanged={resource.reload}
            />
          </SettingsSection>
          <SettingsSection title="Due days">
            <ReschedulePanel key={inUse.join(' ')} />
          </SettingsSection>
        </>
      )}
    </Loaded>
  )
}
