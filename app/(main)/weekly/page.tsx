import type { Metadata } from 'next'
import { WeeklyPage } from '@/components/weekly/weekly-page'

export const metadata: Metadata = { title: 'The week' }

export default function Page() {
  return <WeeklyPage />
}
