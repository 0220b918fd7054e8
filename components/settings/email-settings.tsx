'use client'

import { useState } from 'react'
import type { ChangeEmailReply, MeReply } from '@/lib/contract/accounts'
import { PasswordField } from '@/components/account/password-field'
import { TextField } from '@/components/ui/field'
import { useChange } from '@/components/ui/use-change'
import { get, send } from '@/lib/client/api'
import { OpenedForm } from './opened-form'
import { SettingsSection } from './settings-section'
import type { Me } from './use-me'

/** The reply is the same for an address that is taken; the account itself tells what has become of it. */
const findOutcome = async ({ email, step }: ChangeEmailReply['emailChange']): Promise<string> => {
  if (step === 'confirm')
    return `A letter is on its way to ${email}. The address changes when you open its link.`
  const { me } = await get<MeReply>('/me')
  return me.email === email
    ? `${email} is your address now. You sign in with it from here on.`
    : `${email} cannot be used here: it may have an account already. Nothing was changed.`
}

export function EmailSettings({ me, onChanged }: { me: Me; onChanged: () => void }) {
  const [isOpen, setOpen] = useState(false)
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [outcome, setOutcome] = useState<string | null>(null)
  const open = (isOpen: boolean) => {
    setOpen(isOpen)
    setEmail('')
    setPassword('')
  }
  const change = useChange(async () => {
    setOutcome(null)
    const body = { email, ...(me.hasPassword ? { password } : {}) }
    const { emailChange } = await send<ChangeEmailReply>('POST', '/me/email', body)
    setOutcome(await findOutcome(emailChange))
    open(false)
    onChanged()
  })
  return (
    <SettingsSection title="Email address">
      <p className="small quiet">You sign in as {me.email}.</p>
      {outcome && <p role="status">{outcome}</p>}
      <OpenedForm
        opens="Change address"
        sends="Change address"
        busy="Saving"
        change={change}
        hasFieldError={Boolean(change.fields.email ?? change.fields.password)}
        isOpen={isOpen}
        onOpen={open}
      >
        <TextField
          label="New address"
          name="new-email"
          type="email"
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
          value={email}
          onChange={(event) => setEmail(event.target.value)}
          error={change.fields.email}
        />
        {me.hasPassword && (
          <PasswordField
            label="Your password"
            autoComplete="current-password"
            value={password}
            onChange={setPassword}
            error={change.fields.password}
          />
        )}
      </OpenedForm>
    </SettingsSection>
  )
}
