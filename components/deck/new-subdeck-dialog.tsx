'use client'

import { useState } from 'react'
import type { CreateDeckInput, DeckReply } from '@/lib/contract/decks'
import { Dialog } from '@/components/ui/dialog'
import { TextField } from '@/components/ui/field'
import { showUndo } from '@/components/ui/undo'
import { useChange } from '@/components/ui/use-change'
import { sendChange } from '@/lib/client/api'
import { leafOf, nameIn } from './deck-places'

type Props = { deck: DeckReply; onClose: () => void; onDone: () => void }

/** A deck inside another, scheduled as that one is. */
export function NewSubdeckDialog({ deck, onClose, onDone }: Props) {
  const [leaf, setLeaf] = useState('')
  const change = useChange(async () => {
    const input: CreateDeckInput = { name: nameIn(deck.name, leaf.trim()), presetId: deck.presetId }
    const { changeId } = await sendChange('POST', '/decks', input)
    showUndo(`${leaf.trim()} is made`, changeId)
    onDone()
  })
  return (
    <Dialog
      title={`A new deck inside ${leafOf(deck.name)}?`}
      safe="Close"
      action={{
        label: 'Make deck',
        kind: 'primary',
        busy: change.isBusy && 'Making',
        disabled: leaf.trim() === '',
        run: change.run,
      }}
      onClose={onClose}
    >
      <TextField
        label="Name"
        name="name"
        autoComplete="off"
        autoFocus
        hint="It is scheduled as the deck around it. You can change that under Scheduling."
        value={leaf}
        onChange={(event) => setLeaf(event.target.value)}
        error={change.fields.name ?? change.sentence}
      />
    </Dialog>
  )
}
