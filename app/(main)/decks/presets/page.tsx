import type { Metadata } from 'next'
import { Suspense } from 'react'
import { PresetsPage } from '@/components/preset/presets-page'

export const metadata: Metadata = { title: 'Presets' }

export default function Page() {
  return (
    <div className="page presets">
      <div className="page-head">
        <div>
          <h1 className="title">Presets</h1>
          <p className="lead">
            How the cards of a deck are scheduled. A change moves no due day by itself: each card goes by it
            from its next answer.
          </p>
        </div>
      </div>
      {/* The address is known in the browser alone: the page itself is static. */}
      <Suspense>
        <PresetsPage />
      </Suspense>
    </div>
  )
}
