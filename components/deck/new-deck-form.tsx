'use client'

import { useState } from 'react'
import type { CreateDeckInput } from '@/lib/contract/decks'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { showUndo } from '@/components/ui/undo'
import { useChange } from '@/components/ui/use-change'
import { sendChange } from '@/lib/client/api'

export function NewDeckForm({ onMade }: { onMade: () => void }) {
  const [name, setName] = useState('')
  const change = useChange(async () => {
    const input: CreateDeckInput = { name }
    const { changeId } = await sendChange('POST', '/decks', input)
    setName('')
    showUndo(`${name.trim()} is made`, changeId)
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
