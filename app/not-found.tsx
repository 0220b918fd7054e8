import type { Metadata } from 'next'
import Link from 'next/link'
import { OpenHead } from '@/components/ui/open-head'

export const metadata: Metadata = { title: 'No such page' }

export default function NotFound() {
  return (
    <>
      <OpenHead />
      <main id="main" tabIndex={-1}>
        <div className="page">
          <h1 className="title">No page has this address.</h1>
          <p className="lead mt-2 mb-6">The link may be old, or a letter is missing.</p>
          <Link className="btn" href="/today">
            Go to today
          </Link>
        </div>
      </main>
    </>
  )
}
