import type { Metadata } from 'next'
import { Suspense } from 'react'
import { WeeklyPage } from '@/components/weekly/weekly-page'

export const metadata: Metadata = { title: 'The week' }

const waiting = (
  <div className="page weekly">
    <h1 className="title">The week</h1>
  </div>
)

export default function Page() {
  return (
    // The address is known in the browser alone: the page itself is static.
    <Suspense fallback={waiting}>
      <WeeklyPage />
    </Suspense>
  )
}
