import type { Metadata } from 'next'
import { Suspense } from 'react'
import { StatsPage } from '@/components/stats/stats-page'

export const metadata: Metadata = { title: 'Stats' }

const waiting = (
  <div className="page">
    <h1 className="title">Stats</h1>
  </div>
)

export default function Page() {
  return (
    // The address is known in the browser alone: the page itself is static.
    <Suspense fallback={waiting}>
      <StatsPage />
    </Suspense>
  )
}
