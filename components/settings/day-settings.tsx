'use client'

import { useState } from 'react'
import { SelectField, TextField } from '@/components/ui/field'
import { SettingsSection } from './settings-section'
import type { ChangeMe, Me } from './use-me'

type Props = { me: Me; change: ChangeMe }

const hours = Array.from({ length: 24 }, (_, hour) => hour)

/** Every zone this browser knows, and the one that is set. */
const zonesWith = (own: string): string[] =>
  [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', own])].sort((a, b) => a.localeCompare(b, 'en'))

export function DaySettings({ me, change }: Props) {
  return (
    <SettingsSection title="You and your day">
      <NameField me={me} change={change} />
      <SelectField
        label="Time zone"
        name="time-zone"
        value={me.timeZone}
        onChange={(event) => void change({ timeZone: event.target.value })}
      >
        {zonesWith(me.timeZone).map((zone) => (
          <option key={zone} value={zone}>
            {zone.replaceAll('_', ' ')}
          </option>
        ))}
      </SelectField>
      <SelectField
        label="A new day begins at"
        name="day-start"
        hint="What you answer before this hour counts to the day before."
        value={me.dayStartHour}
        onChange={(event) => void change({ dayStartHour: Number(event.target.value) })}
      >
        {hours.map((hour) => (
          <option key={hour} value={hour}>
            {String(hour).padStart(2, '0')}:00
          </option>
        ))}
      </SelectField>
    </SettingsSection>
  )
}

/** Kept when the field is left, or on Enter. */
function NameField({ me, change }: Props) {
  const [name, setName] = useState(me.name)
  const keep = () => {
    if (name !== me.name) void change({ name })
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        keep()
      }}
    >
      <TextField
        label="Name"
        name="name"
        autoComplete="name"
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.target.value)}
        onBlur={keep}
      />
    </form>
  )
}
