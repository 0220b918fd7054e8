import type { Metadata } from 'next'
import { SignUpForm } from '@/components/account/sign-up-form'

export const metadata: Metadata = { title: 'Create an account' }

export default function SignUpPage() {
  return (
    <div className="door">
      <h1 className="title">Create an account</h1>
      <SignUpForm />
    </div>
  )
}
