import type { Metadata } from 'next'
import { ReadinessPage } from '@/components/readiness/readiness-page'

export const metadata: Metadata = { title: 'Readiness' }

export default function Page() {
  return <ReadinessPage />
}
