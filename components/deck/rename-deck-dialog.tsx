'use client'

import { useState } from 'react'
import type { DeckReply, PatchDeckInput } from '@/lib/contract/decks'
import { Dialog } from '@/components/ui/dialog'
import { TextField } from '@/components/ui/field'
import { showUndo } from '@/components/ui/undo'
import { useChange } from '@/components/ui/use-change'
import { sendChange } from '@/lib/client/api'

type Props = { deck: DeckReply; onClose: () => void; onDone: () => void }

export function RenameDeckDialog({ deck, onClose, onDone }: Props) {
  const [name, setName] = useState(deck.name)
  const change = useChange(async () => {
    const input: PatchDeckInput = { name }
    if (name !== deck.name) {
      const { changeId } = await sendChange('PATCH', `/decks/${deck.id}`, input)
      showUndo(`${deck.name} is renamed`, changeId)
    }
    onDone()
  })
  return (
    <Dialog
      title={`Rename ${deck.name}?`}
      safe="Keep the name"
      action={{ label: 'Rename', kind: 'primary', busy: change.isBusy && 'Renaming', run: change.run }}
      onClose={onClose}
    >
      <TextField
        label="Name"
        name="name"
        autoComplete="off"
        hint="With :: it moves inside another deck. The decks inside it go along."
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={change.fields.name ?? change.sentence}
      />
    </Dialog>
  )
}
