'use client'

import { Dialog } from '@/components/ui/dialog'
import { showUndo } from '@/components/ui/undo'
import { useChange } from '@/components/ui/use-change'
import { counted } from '@/components/ui/words'
import { sendChange } from '@/lib/client/api'

type Props = { note: { id: string; cardCount: number }; onClose: () => void; onDone: () => void }

const askAbout = (cards: number) =>
  cards === 1 ? 'Delete this note and its card?' : `Delete this note and its ${counted(cards, 'card')}?`

export function DeleteNoteDialog({ note, onClose, onDone }: Props) {
  const change = useChange(async () => {
    const { changeId } = await sendChange('DELETE', `/notes/${note.id}`)
    showUndo('The note is deleted', changeId)
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
      <p>You can undo this. Your past answers stay in your review log.</p>
    </Dialog>
  )
}
