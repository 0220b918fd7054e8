'use client'

import { useState } from 'react'
import { Dialog } from '@/components/ui/dialog'
import { TextField } from '@/components/ui/field'
import { useChange } from '@/components/ui/use-change'
import { forgetDraft } from '@/components/note/note-draft'
import { send } from '@/lib/client/api'
import { openAfresh } from '@/lib/client/navigation'
import { forgetSession } from '@/lib/client/session-hint'
import { signOut } from '@/lib/client/sign-in'

const word = 'DELETE'

export function DeleteAccountDialog({ onClose }: { onClose: () => void }) {
  const [typed, setTyped] = useState('')
  const change = useChange(async () => {
    await send('DELETE', '/me')
    forgetDraft()
    forgetSession()
    // The session ended with the account; this only takes the cookie away.
    await signOut().catch(() => {})
    openAfresh('/')
  })
  return (
    <Dialog
      title="Delete your account?"
      safe="Keep it"
      action={{
        label: 'Delete account',
        busy: change.isBusy && 'Deleting',
        disabled: typed.trim() !== word,
        run: change.run,
      }}
      error={change.sentence}
      onClose={onClose}
    >
      <p>Your decks, notes, cards and review log go with it. Every session and token ends at once.</p>
      <TextField
        label={`Type ${word} to go on`}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    </Dialog>
  )
}
