'use client'

import { useState } from 'react'
import type { DeckReply } from '@/lib/contract/decks'
import { parentName } from '@/lib/core/deck'
import { FieldError } from '@/components/ui/field'
import { useChange } from '@/components/ui/use-change'
import { renameDeck } from './deck-moves'
import { leafOf, nameIn } from './deck-places'

type Props = { deck: DeckReply; onEnd: (outcome: 'renamed' | 'left') => void }

/** The name in its place as a field. Enter or leaving it saves, Escape leaves the name as it was. */
export function RenameDeck({ deck, onEnd }: Props) {
  const [leaf, setLeaf] = useState(leafOf(deck.name))
  const change = useChange(async () => {
    await renameDeck(deck, nameIn(parentName(deck.name), leaf.trim()))
    onEnd('renamed')
  })
  const save = () => {
    if (leaf.trim() === leafOf(deck.name) || leaf.trim() === '') onEnd('left')
    else void change.run()
  }
  const error = change.fields.name ? `A deck ${change.fields.name}.` : change.sentence
  return (
    <form
      className="rename-deck"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <input
        className="field"
        aria-label={`New name for ${deck.name}`}
        aria-invalid={error ? true : undefined}
        autoComplete="off"
        // Asked for a moment ago, by the press that put the field here.
        autoFocus
        value={leaf}
        readOnly={change.isBusy}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setLeaf(event.target.value)}
        onBlur={() => !error && !change.isBusy && save()}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.preventDefault()
          onEnd('left')
        }}
      />
      {error && <FieldError>{error}</FieldError>}
    </form>
  )
}
