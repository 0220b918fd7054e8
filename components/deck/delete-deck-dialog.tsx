'use client'

import type { DeckReply } from '@/lib/contract/decks'
import { Dialog } from '@/components/ui/dialog'
import { showUndo } from '@/components/ui/undo'
import { useChange } from '@/components/ui/use-change'
import { counted } from '@/components/ui/words'
import { sendChange } from '@/lib/client/api'
import { contentsOf } from './deck-tree'

type Props = { deck: DeckReply; decks: readonly DeckReply[]; onClose: () => void; onDone: () => void }

/** "Delete Metrics, the two decks inside it and their nine cards?" */
export const askAbout = (deck: DeckReply, decks: readonly DeckReply[]): string => {
  const contents = contentsOf(deck, decks)
  const inside =
    contents.decks > 0
      ? `, the ${contents.decks === 1 ? 'deck' : counted(contents.decks, 'deck')} inside it`
      : ''
  if (contents.cards === 0) return `Delete ${deck.name}${inside.replace(',', ' and')}?`
  const cards = counted(contents.cards, 'card')
  return `Delete ${deck.name}${inside} and ${contents.decks > 0 ? 'their' : 'its'} ${cards}?`
}

export function DeleteDeckDialog({ deck, decks, onClose, onDone }: Props) {
  const change = useChange(async () => {
    const { changeId } = await sendChange('DELETE', `/decks/${deck.id}`)
    showUndo(`${deck.name} is deleted`, changeId)
    onDone()
  })
  return (
    <Dialog
      title={askAbout(deck, decks)}
      safe="Keep it"
      action={{ label: 'Delete deck', busy: change.isBusy && 'Deleting', run: change.run }}
      error={change.sentence}
      onClose={onClose}
    >
      <p>You can undo this. Your past answers stay in your review log.</p>
    </Dialog>
  )
}
