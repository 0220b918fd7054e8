import type { Metadata } from 'next'
import { Suspense } from 'react'
import { NewNotePage } from '@/components/note/new-note-page'

export const metadata: Metadata = { title: 'Add a note' }

export default function Page() {
  return (
    <Suspense>
      <NewNotePage />
    </Suspense>
  )
}
