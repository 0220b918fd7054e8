'use client'

import { Segmented } from '@/components/ui/segmented'
import { SettingsSection } from './settings-section'
import type { ChangeMe, Me } from './use-me'

export function ReviewSettings({ me, change }: { me: Me; change: ChangeMe }) {
  return (
    <SettingsSection title="Review">
      <div>
        <Segmented
          label="Buttons"
          options={[
            { value: '2', label: 'Missed, Got it' },
            { value: '4', label: 'Again, Hard, Good, Easy' },
          ]}
          value={me.buttons === 4 ? '4' : '2'}
          onChange={(value) => void change({ buttons: value === '4' ? 4 : 2 })}
        />
        <p className="hint-text">Two are enough for most. Keys 1 to 4 work with either.</p>
      </div>
      <div>
        <label className="check">
          <input
            type="checkbox"
            checked={me.showIntervals}
            onChange={(event) => void change({ showIntervals: event.target.checked })}
          />
          <span>Show on each button when the card comes back</span>
        </label>
        <label className="check">
          <input
            type="checkbox"
            checked={me.shortcuts}
            onChange={(event) => void change({ shortcuts: event.target.checked })}
          />
          <span>Keyboard shortcuts</span>
        </label>
      </div>
    </SettingsSection>
  )
}
