'use client'

import { useState } from 'react'
import type { DeckReply } from '@/lib/contract/decks'
import { parentName } from '@/lib/core/deck'
import { Combobox } from '@/components/ui/combobox'
import { Dialog } from '@/components/ui/dialog'
import { useChange } from '@/components/ui/use-change'
import { moveDeck } from './deck-moves'
import { leafOf, placesFor, topValue } from './deck-places'

type Props = { deck: DeckReply; decks: readonly DeckReply[]; onClose: () => void; onDone: () => void }

export function MoveDeckDialog({ deck, decks, onClose, onDone }: Props) {
  const here = parentName(deck.name) ?? topValue
  const [place, setPlace] = useState(here)
  const change = useChange(async () => {
    if (place !== here) await moveDeck(deck, place === topValue ? null : place)
    onDone()
  })
  return (
    <Dialog
      title={`Where should ${leafOf(deck.name)} lie?`}
      safe="Leave it there"
      action={{ label: 'Move', kind: 'primary', busy: change.isBusy && 'Moving', run: change.run }}
      error={change.fields.name ? `That place ${change.fields.name}.` : change.sentence}
      onClose={onClose}
    >
      <Combobox
        label="Inside"
        hint="The decks inside it go along, and every card keeps its due day."
        choices={placesFor(deck, decks)}
        value={place}
        onChange={setPlace}
      />
    </Dialog>
  )
}
