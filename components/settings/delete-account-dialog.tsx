'use client'

import { forgetDraft } from '@/components/note/note-draft'
import { send } from '@/lib/client/api'
import { openAfresh } from '@/lib/client/navigation'
import { forgetSession } from '@/lib/client/session-hint'
import { signOut } from '@/lib/client/sign-in'
import { ProveDialog } from './prove-dialog'

type Props = { hasPassword: boolean; onClose: () => void }

export function DeleteAccountDialog({ hasPassword, onClose }: Props) {
  const close = async (password: string | undefined) => {
    await send('DELETE', '/me', password === undefined ? {} : { password })
    forgetDraft()
    forgetSession()
    // The session ended with the account; this only takes the cookie away.
    await signOut().catch(() => {})
    openAfresh('/')
  }
  return (
    <ProveDialog
      title="Delete your account?"
      safe="Keep it"
      action={{ label: 'Delete account', busy: 'Deleting' }}
      hasPassword={hasPassword}
      run={close}
      onClose={onClose}
    >
      <p>
        Every session and token ends at once, and nobody can reach your decks, notes, cards and answers. In
        seven days all of it is erased. Until then you can sign in and keep the account.
      </p>
      <p>
        Take your things along first:{' '}
        <a href="/api/v1/exports?format=json" download>
          export everything
        </a>
        .
      </p>
    </ProveDialog>
  )
}
