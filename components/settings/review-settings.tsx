'use client'

import { FieldError } from '@/components/ui/field'
import { Segmented } from '@/components/ui/segmented'
import { KeySettings } from './key-settings'
import { SettingsSection } from './settings-section'
import type { ChangeMe, Me } from './use-me'
import { useSetting } from './use-setting'

type Props = { me: Me; change: ChangeMe }

export function ReviewSettings({ me, change }: Props) {
  const mode = useSetting(me.interviewMode, change, (interviewMode) => ({ interviewMode }))
  const intervals = useSetting(me.showIntervals, change, (showIntervals) => ({ showIntervals }))
  return (
    <SettingsSection title="Review">
      <Buttons me={me} change={change} />
      <div>
        <label className="check">
          <input
            type="checkbox"
            checked={intervals.value}
            onChange={(event) => void intervals.save(event.target.checked)}
          />
          <span>Show on each button when the card comes back</span>
        </label>
        {intervals.error && <FieldError>{intervals.error}</FieldError>}
        <Shortcuts me={me} change={change} />
        <label className="check">
          <input
            type="checkbox"
            checked={mode.value}
            onChange={(event) => void mode.save(event.target.checked)}
          />
          <span>Interview mode</span>
        </label>
        <p className="hint-text">
          A card that asks why waits until the card that asks what is known for a week. In interview mode it
          does not.
        </p>
        {mode.error && <FieldError>{mode.error}</FieldError>}
      </div>
      {me.shortcuts && (
        <details className="more">
          <summary>Change the keys</summary>
          <KeySettings me={me} change={change} />
        </details>
      )}
    </SettingsSection>
  )
}

function Buttons({ me, change }: Props) {
  const buttons = useSetting(me.buttons, change, (buttons) => ({ buttons }))
  return (
    <div>
      <Segmented
        label="Buttons"
        options={[
          { value: '2', label: 'Missed, Got it' },
          { value: '4', label: 'Again, Hard, Good, Easy' },
        ]}
        value={buttons.value === 4 ? '4' : '2'}
        onChange={(value) => void buttons.save(value === '4' ? 4 : 2)}
      />
      <p className="hint-text">Two are enough for most. The keys of all four work with either.</p>
      {buttons.error && <FieldError>{buttons.error}</FieldError>}
    </div>
  )
}

function Shortcuts({ me, change }: Props) {
  const shortcuts = useSetting(me.shortcuts, change, (shortcuts) => ({ shortcuts }))
  return (
    <>
      <label className="check">
        <input
          type="checkbox"
          checked={shortcuts.value}
          onChange={(event) => void shortcuts.save(event.target.checked)}
        />
        <span>Keyboard shortcuts</span>
      </label>
      {shortcuts.error && <FieldError>{shortcuts.error}</FieldError>}
    </>
  )
}
