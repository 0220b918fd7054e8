'use client'

import { useState, type FormEvent } from 'react'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { Segmented } from '@/components/ui/segmented'
import { SliderField } from '@/components/ui/slider-field'
import type { GuestWishes } from '@/lib/client/guest'
import type { Level } from '@/lib/core/plan/interview'
import { usualMinutes } from './usual'

const levels: readonly { value: Level | 'none'; label: string }[] = [
  { value: 'none', label: 'Not said' },
  { value: 'mid', label: 'Mid' },
  { value: 'senior', label: 'Senior' },
  { value: 'staff', label: 'Staff' },
]

type Props = { wishes: GuestWishes; onDone: (wishes: GuestWishes) => void }

/** Interview date, minutes a day, level: each may be left out, and all of them at once. */
export function ThreeQuestions({ wishes, onDone }: Props) {
  const [date, setDate] = useState(wishes.interviewDate ?? '')
  const [minutes, setMinutes] = useState(wishes.minutesPerDay ?? usualMinutes)
  const [level, setLevel] = useState<Level | 'none'>(wishes.level ?? 'none')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onDone({
      ...(/^2[01]\d\d-\d\d-\d\d$/.test(date) ? { interviewDate: date } : {}),
      minutesPerDay: minutes,
      ...(level === 'none' ? {} : { level }),
    })
  }
  return (
    <form className="live-questions" onSubmit={submit} noValidate aria-label="Three questions">
      <h3 className="label">Three questions, each may be left out</h3>
      <TextField
        label="Interview date"
        type="date"
        min="2000-01-01"
        max="2199-12-31"
        value={date}
        onChange={(event) => setDate(event.target.value)}
      />
      <SliderField
        label="Minutes a day"
        least={5}
        most={120}
        unit="min"
        value={minutes}
        onChange={setMinutes}
      />
      <Segmented label="Level" options={levels} value={level} onChange={setLevel} />
      <div className="live-buttons">
        <Button type="submit" kind="primary">
          Show my readiness
        </Button>
        <Button onClick={() => onDone({})}>Skip these</Button>
      </div>
    </form>
  )
}
