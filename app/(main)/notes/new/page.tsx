import type { Metadata } from 'next'
import { NewNotePage } from '@/components/note/new-note-page'

export const metadata: Metadata = { title: 'Add a note' }

export default function Page() {
  return <NewNotePage />
}
