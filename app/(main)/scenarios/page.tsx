import type { Metadata } from 'next'
import { ScenariosPage } from '@/components/scenario/lab/scenarios-page'

export const metadata: Metadata = { title: 'Scenario lab' }

export default function Page() {
  return <ScenariosPage />
}
