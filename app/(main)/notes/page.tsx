import type { Metadata } from 'next'
import { Suspense } from 'react'
import { NotesPage } from '@/components/browse/notes-page'

export const metadata: Metadata = { title: 'Notes' }

export default function Page() {
  return (
    // The search stands in the address, which only the browser knows: the page itself is static.
    <Suspense
      fallback={
        <div className="page notes">
          <h1 className="title">Notes</h1>
        </div>
      }
    >
      <NotesPage />
    </Suspense>
  )
}
