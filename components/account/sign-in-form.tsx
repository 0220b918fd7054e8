'use client'

import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { FieldError, TextField } from '@/components/ui/field'
import { useSearch } from '@/components/ui/use-search'
import { openAfresh, safePath } from '@/lib/client/navigation'
import { AccountClosing, goToProvider, signIn } from '@/lib/client/sign-in'
import { readArrival } from './arrival'
import { adoptQuietly } from './create-account'
import { ClosingAccount } from './closing-account'
import { PasswordField } from './password-field'
import { ProviderButtons } from './provider-buttons'
import { useCredentials } from './use-credentials'

export function SignInForm() {
  const search = useSearch()
  const arrival = readArrival(search)
  const next = safePath(search.get('next'), '/today')
  const form = useCredentials(async (email, password) => {
    await signIn(email, password)
    await adoptQuietly()
    openAfresh(next)
  })
  if (arrival.closing) {
    const { erasedOn, provider } = arrival.closing
    return <ClosingAccount erasedOn={erasedOn} keep={() => goToProvider(provider, next, 'keep')} />
  }
  if (form.error instanceof AccountClosing) {
    const keep = async () => {
      await signIn(form.email, form.password, 'keep')
      openAfresh(next)
    }
    return <ClosingAccount erasedOn={form.error.erasedOn} keep={keep} />
  }
  return (
    <>
      <form onSubmit={form.submit} noValidate>
        {arrival.sentence && !form.error && <FieldError>{arrival.sentence}</FieldError>}
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
          <Link href="/forgot-password">Forgot the password?</Link>
        </p>
      </form>
      <ProviderButtons next={next} />
      <p className="small quiet">
        No account yet? <Link href="/sign-up">Create one</Link>
      </p>
    </>
  )
}
