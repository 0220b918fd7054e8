'use client'

import { useState } from 'react'
import { Segmented } from '@/components/ui/segmented'
import { SettingsSection } from './settings-section'
import { chooseTheme, readThemeChoice, type ThemeChoice } from './theme'

/** Kept on this device: a phone and a desk may want different light. */
export function ThemeSetting() {
  const [choice, setChoice] = useState<ThemeChoice>(readThemeChoice)
  return (
    <SettingsSection title="Appearance">
      <Segmented
        label="Theme on this device"
        options={[
          { value: 'system', label: 'As the system' },
          { value: 'light', label: 'Light' },
          { value: 'dark', label: 'Dark' },
        ]}
        value={choice}
        onChange={(next) => {
          chooseTheme(next)
          setChoice(next)
        }}
      />
    </SettingsSection>
  )
}
