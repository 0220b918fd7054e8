import type { Metadata } from 'next'
import { ParametersPage } from '@/components/parameters/parameters-page'

export const metadata: Metadata = { title: 'Memory' }

export default function Page() {
  return (
    <div className="page settings">
      <h1 className="title">Memory</h1>
      <p className="lead">
        A curve with 21 weights says how your memory of a card grows and fades. It begins as that of the
        average learner and can be fitted to your own reviews.
      </p>
      <ParametersPage />
    </div>
  )
}
