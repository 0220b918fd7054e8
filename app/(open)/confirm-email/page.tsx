import type { Metadata } from 'next'
import { ConfirmEmail } from '@/components/account/confirm-email'

export const metadata: Metadata = { title: 'Confirm your new address' }

export default function Page() {
  return (
    <div className="door">
      <h1 className="title">Confirm your new address</h1>
      <ConfirmEmail />
    </div>
  )
}
