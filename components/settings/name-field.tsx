'use client'

import { useState } from 'react'
import { TextField } from '@/components/ui/field'
import type { ChangeMe, Me } from './use-me'
import { useSetting } from './use-setting'

/** Saved when the field is left, or on Enter. */
export function NameField({ me, change }: { me: Me; change: ChangeMe }) {
  const setting = useSetting(me.name, change, (name) => ({ name }))
  const [name, setName] = useState(me.name)
  const keep = () => {
    if (name !== setting.value || setting.error) void setting.save(name)
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
        error={setting.error}
      />
    </form>
  )
}
