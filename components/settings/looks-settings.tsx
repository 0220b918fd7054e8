'use client'

import { useState } from 'react'
import { Segmented } from '@/components/ui/segmented'
import { SettingsSection } from './settings-section'
import { chooseMotion, chooseTheme, readMotionChoice, readThemeChoice } from './looks'

export function LooksSettings() {
  const [theme, setTheme] = useState(readThemeChoice)
  const [motion, setMotion] = useState(readMotionChoice)
  return (
    <SettingsSection title="Looks">
      <Segmented
        label="Theme"
        options={[
          { value: 'system', label: 'As the system' },
          { value: 'light', label: 'Light' },
          { value: 'dark', label: 'Dark' },
        ]}
        value={theme}
        onChange={(next) => {
          chooseTheme(next)
          setTheme(next)
        }}
      />
      <div>
        <Segmented
          label="Motion"
          options={[
            { value: 'system', label: 'As the system' },
            { value: 'reduced', label: 'None' },
          ]}
          value={motion}
          onChange={(next) => {
            chooseMotion(next)
            setMotion(next)
          }}
        />
        <p className="hint-text">Both are kept on this device: a phone may want other light than a desk.</p>
      </div>
    </SettingsSection>
  )
}
