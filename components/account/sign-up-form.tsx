'use client'

import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { FieldError, TextField } from '@/components/ui/field'
import { openAfresh } from '@/lib/client/navigation'
import { adoptQuietly, createAccount, findFirstPage, PerhapsTaken } from './create-account'
import { KeptHere } from './kept-here'
import { PasswordField } from './password-field'
import { ProviderButtons } from './provider-buttons'
import { useCredentials } from './use-credentials'

export function SignUpForm() {
  const form = useCredentials(async (email, password) => {
    await createAccount(email, password)
    await adoptQuietly()
    openAfresh(await findFirstPage())
  })
  const isPerhapsTaken = form.error instanceof PerhapsTaken
  return (
    <>
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
          autoComplete="new-password"
          hint="At least 8 characters; 12 or more are better. Four words that nobody says together are best."
          value={form.password}
          onChange={form.setPassword}
          error={form.fields.password}
        />
        {isPerhapsTaken ? (
          <FieldError>
            This address may already have an account, with another password.{' '}
            <Link href="/sign-in">Sign in</Link>, or use another address.
          </FieldError>
        ) : (
          form.sentence && <FieldError>{form.sentence}</FieldError>
        )}
        <KeptHere />
        <Button type="submit" kind="primary" busy={form.isBusy && 'Creating account'}>
          Create account
        </Button>
      </form>
      <ProviderButtons next="/library" />
      <p className="small quiet">
        You have one already? <Link href="/sign-in">Sign in</Link>
      </p>
    </>
  )
}
