'use client'

import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { longDay } from '@/components/ui/dates'
import { FieldError, SelectField, TextField } from '@/components/ui/field'
import { SettingsSection } from './settings-section'
import type { ChangeMe, Me } from './use-me'
import { useSetting } from './use-setting'

type Props = { me: Me; change: ChangeMe }

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

const backlogWords = [
  { value: 'pause-new', label: 'Most valuable first, new cards wait' },
  { value: 'spread', label: 'The same, and no more than my minutes a day' },
  { value: 'as-due', label: 'As cards fall due' },
] as const

/** When nothing is asked, and what is done when much has gathered. */
export function RestSettings({ me, change }: Props) {
  const backlog = useSetting(me.backlog, change, (value) => ({ backlog: value }))
  return (
    <SettingsSection title="Days off">
      <DaysOff me={me} change={change} />
      <EasyDays me={me} change={change} />
      <SelectField
        label="After time away"
        name="backlog"
        hint="When more waits from earlier days than your minutes a day would hold."
        value={backlog.value}
        onChange={(event) => void backlog.save(event.target.value as Me['backlog'])}
        error={backlog.error}
      >
        {backlogWords.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </SelectField>
    </SettingsSection>
  )
}

const sayRange = ({ from, to }: { from: string; to: string }): string =>
  from === to ? longDay(from) : `${longDay(from)} to ${longDay(to)}`

function DaysOff({ me, change }: Props) {
  const setting = useSetting(me.daysOff, change, (daysOff) => ({ daysOff: daysOff as never }))
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const isBackwards = from !== '' && to !== '' && to < from
  return (
    <div>
      {setting.value.length > 0 && (
        <ul className="token-list" aria-label="Planned days off">
          {setting.value.map((range) => (
            <li key={range.from}>
              <span>{sayRange(range)}</span>
              <Button
                kind="plain"
                aria-label={`Remove ${sayRange(range)}`}
                onClick={() =>
                  void setting.saveWithUndo(
                    setting.value.filter((other) => other !== range),
                    'These days are ordinary again.',
                  )
                }
              >
                Remove
              </Button>
            </li>
          ))}
        </ul>
      )}
      <form
        className="rest-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (from === '' || isBackwards) return
          const range = { from, to: to === '' ? from : to }
          setFrom('')
          setTo('')
          void setting.saveWithUndo([...setting.value, range], 'Nothing is asked on these days.')
        }}
      >
        <TextField
          label="First day off"
          type="date"
          name="day-off-from"
          value={from}
          onChange={(event) => setFrom(event.target.value)}
        />
        <TextField
          label="Last day off"
          type="date"
          name="day-off-to"
          min={from || undefined}
          value={to}
          onChange={(event) => setTo(event.target.value)}
          error={isBackwards ? 'The last day is before the first.' : undefined}
        />
        <Button type="submit" disabled={from === '' || isBackwards}>
          Add days off
        </Button>
      </form>
      <p className="hint-text">
        What falls due on a day off is asked after it, the most valuable first. Nothing is moved.
      </p>
      {setting.error && <FieldError>{setting.error}</FieldError>}
    </div>
  )
}

/** "Half is asked on Saturdays." */
const sayEasy = (weekday: string, share: number): string =>
  share === 100
    ? `${weekday}s are ordinary again.`
    : `${share === 0 ? 'Nothing' : 'Half'} is asked on ${weekday}s.`

function EasyDays({ me, change }: Props) {
  const setting = useSetting(me.easyDays, change, (easyDays) => ({ easyDays: easyDays as never }))
  return (
    <fieldset>
      <legend className="label">Easy days</legend>
      <div className="easy-days">
        {weekdays.map((name, index) => (
          <label key={name}>
            <span>{name}</span>
            <span className="select">
              <select
                className="field"
                value={setting.value[index]}
                onChange={({ target }) => {
                  const share = Number(target.value)
                  const next = setting.value.map((other, at) => (at === index ? share : other))
                  void setting.saveWithUndo(next, sayEasy(name, share))
                }}
              >
                <option value={100}>Full</option>
                <option value={50}>Half</option>
                <option value={0}>Nothing</option>
              </select>
              <ChevronDown className="i" aria-hidden="true" />
            </span>
          </label>
        ))}
      </div>
      {setting.error && <FieldError>{setting.error}</FieldError>}
    </fieldset>
  )
}
