import type { Metadata } from 'next'
import { Suspense } from 'react'
import { EditNotePage } from '@/components/note/edit-note-page'

export const metadata: Metadata = { title: 'Edit a note' }

export default function Page() {
  return (
    <div className="page note-page">
      <h1 className="title">Edit a note</h1>
      {/* The address is known in the browser alone: the page itself is static. */}
      <Suspense>
        <EditNotePage />
      </Suspense>
    </div>
  )
}
