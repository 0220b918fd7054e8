import type { Metadata } from 'next'
import { ResetPasswordForm } from '@/components/account/reset-password-form'

export const metadata: Metadata = { title: 'Choose a new password' }

export default function Page() {
  return (
    <div className="door">
      <h1 className="title">Choose a new password</h1>
      <ResetPasswordForm />
    </div>
  )
}
