'use client'

import { useState } from 'react'
import type { OneSearchReply, SearchReply } from '@/lib/contract/searches'
import { Dialog } from '@/components/ui/dialog'
import { TextField } from '@/components/ui/field'
import { useChange } from '@/components/ui/use-change'
import { send } from '@/lib/client/api'

type Props = {
  /** The one to rename; null keeps a new one. */
  search: SearchReply | null
  q: string
  onClose: () => void
  onDone: (search: SearchReply) => void
}

/** Asks for the name under which a search is kept. */
export function SaveSearchDialog({ search, q, onClose, onDone }: Props) {
  const [name, setName] = useState(search?.name ?? '')
  const change = useChange(async () => {
    const reply = search
      ? await send<OneSearchReply>('PATCH', `/searches/${search.id}`, { name })
      : await send<OneSearchReply>('POST', '/searches', { name, q })
    onDone(reply.search)
  })
  return (
    <Dialog
      title={search ? 'Rename this search' : 'Keep this search'}
      safe="Leave as it is"
      action={{
        label: search ? 'Rename' : 'Keep',
        busy: change.isBusy && 'Saving',
        kind: 'primary',
        disabled: name.trim() === '',
        run: change.run,
      }}
      error={change.fields.name ? undefined : change.sentence}
      onClose={onClose}
    >
      <TextField
        label="Name"
        maxLength={60}
        value={name}
        error={change.fields.name && change.sentence}
        onChange={(event) => setName(event.target.value)}
      />
      <p>
        <code>{search?.q ?? q}</code>
      </p>
    </Dialog>
  )
}
