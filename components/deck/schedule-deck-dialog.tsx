'use client'

import Link from 'next/link'
import { useState } from 'react'
import type { DeckReply, PatchDeckInput } from '@/lib/contract/decks'
import type { PresetReply } from '@/lib/contract/presets'
import { Dialog } from '@/components/ui/dialog'
import { SelectField } from '@/components/ui/field'
import { showUndo } from '@/components/ui/undo'
import { useChange } from '@/components/ui/use-change'
import { figured } from '@/components/ui/words'
import { sendChange } from '@/lib/client/api'
import { leafOf } from './deck-places'
import { saySharing } from './deck-words'

type Props = {
  deck: DeckReply
  decks: readonly DeckReply[]
  presets: readonly PresetReply[]
  onClose: () => void
  onDone: () => void
}

/** "20 new and 200 reviews a day; 90% are to be recalled." */
export const sayPreset = ({ newPerDay, reviewsPerDay, desiredRetention }: PresetReply): string =>
  `${newPerDay} new and ${figured(reviewsPerDay, 'review')} a day; ${Math.round(desiredRetention * 100)}% are to be recalled.`

export function ScheduleDeckDialog({ deck, decks, presets, onClose, onDone }: Props) {
  const [presetId, setPresetId] = useState(deck.presetId)
  const chosen = presets.find(({ id }) => id === presetId)
  const change = useChange(async () => {
    const input: PatchDeckInput = { presetId }
    if (presetId !== deck.presetId) {
      const { changeId } = await sendChange('PATCH', `/decks/${deck.id}`, input)
      showUndo(`${leafOf(deck.name)} is scheduled by ${chosen?.name}`, changeId)
    }
    onDone()
  })
  return (
    <Dialog
      title={`How is ${leafOf(deck.name)} scheduled?`}
      safe="Leave it so"
      action={{ label: 'Use this preset', kind: 'primary', busy: change.isBusy && 'Saving', run: change.run }}
      error={change.sentence}
      onClose={onClose}
    >
      <SelectField
        label="Preset"
        hint={chosen && sayPreset(chosen)}
        value={presetId}
        onChange={(event) => setPresetId(event.target.value)}
      >
        {!chosen && <option value={presetId}>A preset that was deleted</option>}
        {presets.map((preset) => (
          <option key={preset.id} value={preset.id}>
            {preset.name} ({saySharing(preset.id, decks)})
          </option>
        ))}
      </SelectField>
      <p>Decks inside it keep theirs. No due day moves: a card goes by it from its next answer.</p>
      {chosen && (
        <p>
          <Link href={`/decks/presets?preset=${chosen.id}`}>Change what {chosen.name} says</Link>
        </p>
      )}
    </Dialog>
  )
}
