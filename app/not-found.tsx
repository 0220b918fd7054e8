import type { Metadata } from 'next'
import { BareHead } from '@/components/ui/bare-head'

export const metadata: Metadata = { title: 'No such page' }

export default function NotFound() {
  return (
    <>
      <BareHead />
      <main id="main" tabIndex={-1}>
        <div className="page">
          <h1 className="title">No page has this address.</h1>
          <p className="lead mt-2 mb-6">The link may be old, or a letter is missing.</p>
          <a className="btn" href="/today">
            Go to today
          </a>
        </div>
      </main>
    </>
  )
}
