'use client'

import type { DeckReply } from '@/lib/contract/decks'
import type { PresetReply } from '@/lib/contract/presets'
import type { DeckAct } from './deck-row'
import { DeleteDeckDialog } from './delete-deck-dialog'
import { MoveDeckDialog } from './move-deck-dialog'
import { NewSubdeckDialog } from './new-subdeck-dialog'
import { ScheduleDeckDialog } from './schedule-deck-dialog'

type Props = {
  act: DeckAct
  decks: readonly DeckReply[]
  presets: readonly PresetReply[]
  onClose: () => void
  onDone: () => void
}

/** The question that belongs to what is to be done with a deck; a name is written in its row instead. */
export function DeckDialog({ act, decks, presets, ...ends }: Props) {
  const { deck } = act
  switch (act.kind) {
    case 'rename':
      return null
    case 'make-inside':
      return <NewSubdeckDialog deck={deck} {...ends} />
    case 'move':
      return <MoveDeckDialog deck={deck} decks={decks} {...ends} />
    case 'schedule':
      return <ScheduleDeckDialog deck={deck} decks={decks} presets={presets} {...ends} />
    case 'delete':
      return <DeleteDeckDialog deck={deck} decks={decks} {...ends} />
  }
}
