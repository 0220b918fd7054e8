'use client'

import { Dialog } from '@/components/ui/dialog'
import { showToast } from '@/components/ui/toast-queue'
import { useChange } from '@/components/ui/use-change'
import { counted } from '@/components/ui/words'
import { send } from '@/lib/client/api'

type Props = { note: { id: string; cardCount: number }; onClose: () => void; onDone: () => void }

const askAbout = (cards: number) =>
  cards === 1 ? 'Delete this note and its card?' : `Delete this note and its ${counted(cards, 'card')}?`

export function DeleteNoteDialog({ note, onClose, onDone }: Props) {
  const change = useChange(async () => {
    await send('DELETE', `/notes/${note.id}`)
    showToast('The note is deleted')
    onDone()
  })
  return (
    <Dialog
      title={askAbout(note.cardCount)}
      safe="Keep it"
      action={{ label: 'Delete note', busy: change.isBusy && 'Deleting', run: change.run }}
      error={change.sentence}
      onClose={onClose}
    >
      <p>This cannot be undone. Your past answers stay in your review log.</p>
    </Dialog>
  )
}
