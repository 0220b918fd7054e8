'use client'

import Link from 'next/link'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { FieldError } from '@/components/ui/field'
import { useChange } from '@/components/ui/use-change'
import { useFragment } from '@/components/ui/use-search'
import { send } from '@/lib/client/api'
import { PasswordField } from './password-field'

/** Where the link of a letter leads. The link's secret stands behind `#`. */
export function ResetPasswordForm() {
  const token = useFragment()
  const [password, setPassword] = useState('')
  const [isDone, setDone] = useState(false)
  const change = useChange(async () => {
    await send('POST', '/password-resets/redeem', { token, password })
    setDone(true)
  })
  if (isDone)
    return (
      <>
        <p role="status">Your new password is set. Every session and token that there was has ended.</p>
        <p>
          <Link className="btn primary" href="/sign-in">
            Sign in
          </Link>
        </p>
      </>
    )
  return (
    <>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void change.run()
        }}
      >
        <PasswordField
          label="New password"
          autoComplete="new-password"
          hint="At least 8 characters; 12 or more are better."
          value={password}
          onChange={setPassword}
          error={change.fields.password}
        />
        {change.sentence && !change.fields.password && (
          <FieldError>
            {change.fields.token ? (
              <>
                This link is used up or too old. <Link href="/forgot-password">Ask for a new one</Link>
              </>
            ) : (
              change.sentence
            )}
          </FieldError>
        )}
        <Button type="submit" kind="primary" busy={change.isBusy && 'Saving'}>
          Set password
        </Button>
      </form>
      <p className="small quiet">Every session and token ends when the new password is set.</p>
    </>
  )
}
