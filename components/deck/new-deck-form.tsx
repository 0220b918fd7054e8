'use client'

import { useState } from 'react'
import type { CreateDeckInput } from '@/lib/contract/decks'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { showToast } from '@/components/ui/toast-queue'
import { useChange } from '@/components/ui/use-change'
import { send } from '@/lib/client/api'

export function NewDeckForm({ onMade }: { onMade: () => void }) {
  const [name, setName] = useState('')
  const change = useChange(async () => {
    const input: CreateDeckInput = { name }
    await send('POST', '/decks', input)
    setName('')
    showToast(`${name.trim()} is made`)
    onMade()
  })
  return (
    <form
      className="new-deck"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void change.run()
      }}
    >
      <TextField
        label="New deck"
        name="name"
        autoComplete="off"
        hint="Metrics::Ranking is a deck Ranking inside Metrics."
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={change.fields.name ?? change.sentence}
      />
      <Button type="submit" busy={change.isBusy && 'Adding'}>
        Add deck
      </Button>
    </form>
  )
}
