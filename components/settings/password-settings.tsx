'use client'

import { useState } from 'react'
import { PasswordField } from '@/components/account/password-field'
import { showToast } from '@/components/ui/toast-queue'
import { useChange } from '@/components/ui/use-change'
import { send } from '@/lib/client/api'
import { OpenedForm } from './opened-form'
import { SettingsSection } from './settings-section'

type Props = { hasPassword: boolean; onChanged: () => void }

export function PasswordSettings({ hasPassword, onChanged }: Props) {
  const [isOpen, setOpen] = useState(false)
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [tokens, setTokens] = useState<'keep' | 'revoke'>('keep')
  const open = (isOpen: boolean) => {
    setOpen(isOpen)
    setCurrent('')
    setNext('')
    setTokens('keep')
  }
  const change = useChange(async () => {
    await send('POST', '/me/password', {
      ...(hasPassword ? { currentPassword: current } : {}),
      ...{ newPassword: next, tokens },
    })
    open(false)
    showToast(hasPassword ? 'Password changed. Other sessions have ended.' : 'Password set.')
    onChanged()
  })
  const { currentPassword, newPassword } = change.fields
  return (
    <SettingsSection title="Password">
      {!hasPassword && (
        <p className="small quiet">
          You sign in without a password. With one you can also sign in here when the other account is gone.
        </p>
      )}
      <OpenedForm
        opens={hasPassword ? 'Change password' : 'Set a password'}
        sends={hasPassword ? 'Change password' : 'Set password'}
        busy="Saving"
        change={change}
        hasFieldError={Boolean(currentPassword ?? newPassword)}
        isOpen={isOpen}
        onOpen={open}
      >
        {hasPassword && (
          <PasswordField
            label="Present password"
            autoComplete="current-password"
            value={current}
            onChange={setCurrent}
            error={currentPassword}
          />
        )}
        <PasswordField
          label="New password"
          autoComplete="new-password"
          hint="At least 8 characters; 12 or more are better. Every other session ends."
          value={next}
          onChange={setNext}
          error={newPassword}
        />
        <label className="check">
          <input
            type="checkbox"
            checked={tokens === 'revoke'}
            onChange={(event) => setTokens(event.target.checked ? 'revoke' : 'keep')}
          />
          <span>Revoke my tokens too</span>
        </label>
      </OpenedForm>
    </SettingsSection>
  )
}
