'use client'

import Link from 'next/link'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { FieldError, TextField } from '@/components/ui/field'
import { Skeleton } from '@/components/ui/skeleton'
import { useChange } from '@/components/ui/use-change'
import { send } from '@/lib/client/api'
import { useSignInOptions } from './use-sign-in-options'

const wayBack = (
  <p className="small quiet">
    <Link href="/sign-in">Back to sign-in</Link>
  </p>
)

/** A letter with a link where this server sends letters; elsewhere, whom to ask. */
export function ForgotPasswordForm() {
  const options = useSignInOptions()
  if (!options) return <Skeleton />
  return options.passwordReset === 'mail' ? <AskForLetter /> : <AskOperator />
}

function AskForLetter() {
  const [email, setEmail] = useState('')
  const [sentTo, setSentTo] = useState<string | null>(null)
  const change = useChange(async () => {
    await send('POST', '/password-resets', { email })
    setSentTo(email.trim())
  })
  if (sentTo !== null)
    return (
      <>
        <p role="status">
          If {sentTo} has an account here, a letter with a link is on its way. The link is good for 30
          minutes. Look among unwanted mail, too.
        </p>
        {wayBack}
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
        <TextField
          label="Email"
          name="email"
          type="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          value={email}
          onChange={(event) => setEmail(event.target.value)}
          error={change.fields.email}
        />
        {change.sentence && !change.fields.email && <FieldError>{change.sentence}</FieldError>}
        <Button type="submit" kind="primary" busy={change.isBusy && 'Asking'}>
          Send a link
        </Button>
      </form>
      {wayBack}
    </>
  )
}

function AskOperator() {
  return (
    <>
      <p>
        This server sends no letters. Ask the person who runs it: they can make a link by which you choose a
        new password, with this command.
      </p>
      <pre className="code-line">
        <code>npm run reset-password -- your@address</code>
      </pre>
      {wayBack}
    </>
  )
}
