import type { Metadata } from 'next'
import { Suspense } from 'react'
import { LabPage } from '@/components/scenario/lab/lab-page'

export const metadata: Metadata = { title: 'A scenario' }

const waiting = (
  <div className="page">
    <h1 className="title">Scenario lab</h1>
  </div>
)

/** Every address `/scenarios/<id>` is this page (next.config.js). */
export default function Page() {
  return (
    // The address is known in the browser alone: the page itself is static.
    <Suspense fallback={waiting}>
      <LabPage />
    </Suspense>
  )
}
