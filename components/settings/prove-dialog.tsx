'use client'

import { useState, type ReactNode } from 'react'
import { PasswordField } from '@/components/account/password-field'
import { Dialog } from '@/components/ui/dialog'
import { useChange } from '@/components/ui/use-change'

type Props = {
  title: string
  safe: string
  action: { label: string; busy: string; kind?: 'primary' | 'danger' }
  /** Without a password to ask for, the server wants a sign-in within ten minutes, and says so. */
  hasPassword: boolean
  /** `undefined` when there is no password to send. */
  run: (password: string | undefined) => Promise<void>
  onClose: () => void
  children?: ReactNode
}

/** A question that the learner answers with their password. */
export function ProveDialog({ title, safe, action, hasPassword, run, onClose, children }: Props) {
  const [password, setPassword] = useState('')
  const change = useChange(() => run(hasPassword ? password : undefined))
  return (
    <Dialog
      title={title}
      safe={safe}
      action={{
        ...{ label: action.label, kind: action.kind, busy: change.isBusy && action.busy },
        ...{ disabled: hasPassword && password === '', run: change.run },
      }}
      error={change.fields.password ? undefined : change.sentence}
      onClose={onClose}
    >
      {children}
      {hasPassword && (
        <PasswordField
          label="Your password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          error={change.fields.password}
        />
      )}
    </Dialog>
  )
}
