'use client'

import { CardInfo } from '@/components/review/card-info'
import '@/components/review/review.css'
import type { ListedNote } from './use-note-list'

/** What the log says of the cards of a note, one at a time. */
export function NoteInfo({ note, onClose }: { note: ListedNote; onClose: () => void }) {
  const ids = note.cards.map(({ id }) => id)
  return <CardInfo cardId={ids[0]!} siblings={ids} onClose={onClose} />
}
