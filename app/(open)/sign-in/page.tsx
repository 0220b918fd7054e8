import type { Metadata } from 'next'
import { SignInForm } from '@/components/account/sign-in-form'

export const metadata: Metadata = { title: 'Sign in' }

export default function SignInPage() {
  return (
    <div className="door">
      <h1 className="title">Sign in</h1>
      <SignInForm />
    </div>
  )
}
