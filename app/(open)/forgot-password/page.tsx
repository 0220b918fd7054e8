import type { Metadata } from 'next'
import { ForgotPasswordForm } from '@/components/account/forgot-password-form'

export const metadata: Metadata = { title: 'Forgot the password?' }

export default function Page() {
  return (
    <div className="door">
      <h1 className="title">Forgot the password?</h1>
      <ForgotPasswordForm />
    </div>
  )
}
