'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { longDay } from '@/components/ui/dates'
import { TextField } from '@/components/ui/field'
import { SliderField } from '@/components/ui/slider-field'
import { capitalised, counted } from '@/components/ui/words'
import { parseDay, studyDayOf } from '@/lib/core/study-day'
import { SettingsSection } from './settings-section'
import type { ChangeMe, Me } from './use-me'
import { useSetting } from './use-setting'

type Props = { me: Me; change: ChangeMe }

/** "Twenty-one days from today, Wednesday 16 December." */
export const sayInterview = (date: string | null, today: number): string => {
  const day = date === null ? null : parseDay(date)
  if (date === null || day === null) return 'Without a date nothing counts down.'
  if (day < today) return `${longDay(date)} has passed. Choose another day, or clear it.`
  if (day === today) return `Today, ${longDay(date)}.`
  return `${capitalised(counted(day - today, 'day'))} from today, ${longDay(date)}.`
}

export function InterviewSettings({ me, change }: Props) {
  return (
    <SettingsSection title="Interview">
      <InterviewDate me={me} change={change} />
      <MinutesPerDay me={me} change={change} />
    </SettingsSection>
  )
}

/** A year half typed is a date too, of the first centuries; it is not meant. */
const isMeant = (date: string) => /^2[01]\d\d-/.test(date)

export function InterviewDate({ me, change }: Props) {
  // The API takes the day as text; what it parses to never leaves the server.
  const setting = useSetting(me.interviewDate, change, (date) => ({ interviewDate: date as never }))
  const [now] = useState(Date.now)
  const [clears, setClears] = useState(0)
  return (
    <div className="inline-form">
      <TextField
        key={clears}
        label="Interview date"
        name="interview-date"
        type="date"
        min="2000-01-01"
        max="2199-12-31"
        hint={sayInterview(setting.value, studyDayOf(now, me))}
        // Left to the browser: a value put back while it is typed would lose what is half written.
        defaultValue={setting.value ?? ''}
        onChange={(event) => isMeant(event.target.value) && void setting.save(event.target.value)}
        error={setting.error}
      />
      <Button
        disabled={setting.value === null}
        onClick={() => void setting.save(null).then(() => setClears(clears + 1))}
      >
        Clear
      </Button>
    </div>
  )
}

function MinutesPerDay({ me, change }: Props) {
  const setting = useSetting(me.minutesPerDay, change, (minutesPerDay) => ({ minutesPerDay }))
  const [minutes, setMinutes] = useState(setting.value)
  return (
    <SliderField
      label="Minutes a day"
      hint="What you mean to spend. While you follow the plan for an interview, it is the limit of a day."
      least={1}
      most={Math.max(240, minutes)}
      value={minutes}
      unit="min"
      onChange={setMinutes}
      onSettled={(value) => value !== setting.value && void setting.save(value)}
      error={setting.error}
    />
  )
}
