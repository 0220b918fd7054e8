'use client'

import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { FieldError, TextField } from '@/components/ui/field'
import { openAfresh, safePath } from '@/lib/client/navigation'
import { signIn } from '@/lib/client/sign-in'
import { PasswordField } from './password-field'
import { useCredentials } from './use-credentials'

const goOn = () => {
  const next = new URLSearchParams(window.location.search).get('next')
  openAfresh(safePath(next, '/today'))
}

export function SignInForm() {
  const form = useCredentials(async (email, password) => {
    await signIn(email, password)
    goOn()
  })
  return (
    <form onSubmit={form.submit} noValidate>
      <TextField
        label="Email"
        name="email"
        type="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        value={form.email}
        onChange={(event) => form.setEmail(event.target.value)}
        error={form.fields.email}
      />
      <PasswordField
        autoComplete="current-password"
        value={form.password}
        onChange={form.setPassword}
        error={form.fields.password}
      />
      {form.sentence && <FieldError>{form.sentence}</FieldError>}
      <Button type="submit" kind="primary" busy={form.isBusy && 'Signing in'}>
        Sign in
      </Button>
      <p className="small quiet">
        No account yet? <Link href="/sign-up">Create one</Link>
      </p>
    </form>
  )
}
