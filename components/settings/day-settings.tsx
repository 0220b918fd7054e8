'use client'

import { useMemo, useState } from 'react'
import { Combobox } from '@/components/ui/combobox'
import { longDay } from '@/components/ui/dates'
import { SelectField } from '@/components/ui/field'
import { formatDay, studyDayOf } from '@/lib/core/study-day'
import { SettingsSection } from './settings-section'
import type { ChangeMe, Me } from './use-me'
import { useSetting } from './use-setting'
import { clockIn, zoneChoices } from './zones'

type Props = { me: Me; change: ChangeMe }

const hours = Array.from({ length: 24 }, (_, hour) => hour)
const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`

export function DaySettings({ me, change }: Props) {
  const [now] = useState(Date.now)
  const zone = useSetting(me.timeZone, change, (timeZone) => ({ timeZone }))
  const start = useSetting(me.dayStartHour, change, (dayStartHour) => ({ dayStartHour }))
  const choices = useMemo(() => zoneChoices(me.timeZone, now), [me.timeZone, now])
  return (
    <SettingsSection title="Study day">
      <Combobox
        label="Time zone"
        hint={`It is ${clockIn(me.timeZone, now)} there. Another zone moves no card: what is due on Tuesday stays due on Tuesday.`}
        choices={choices}
        value={zone.value}
        onChange={(timeZone) => void zone.save(timeZone)}
        error={zone.error}
      />
      <SelectField
        label="A new day begins at"
        name="day-start"
        hint={`It is still your ${longDay(formatDay(studyDayOf(now, me)))}, until ${clock(me.dayStartHour)}. What you answer before that hour counts to the day before; past answers stay where they were.`}
        value={start.value}
        onChange={(event) => void start.save(Number(event.target.value))}
        error={start.error}
      >
        {hours.map((hour) => (
          <option key={hour} value={hour}>
            {clock(hour)}
          </option>
        ))}
      </SelectField>
    </SettingsSection>
  )
}
