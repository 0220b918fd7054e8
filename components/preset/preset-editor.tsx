'use client'

import { useState } from 'react'
import type { DeckReply } from '@/lib/contract/decks'
import type { PresetReply } from '@/lib/contract/presets'
import { sayDeck } from '@/components/deck/deck-places'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { FieldError } from '@/components/ui/field'
import { showToast } from '@/components/ui/toast-queue'
import { useChange } from '@/components/ui/use-change'
import { useLeaveGuard } from '@/components/ui/use-leave-guard'
import { figured } from '@/components/ui/words'
import { send } from '@/lib/client/api'
import { AllSettings } from './all-settings'
import { MainSettings } from './main-settings'
import { changesOf, draftOf, readDraft, type DraftField, type PresetDraft } from './preset-draft'
import { PresetTools } from './preset-tools'

type Props = {
  preset: PresetReply
  all: readonly PresetReply[]
  decks: readonly DeckReply[]
  onMake: (body: Record<string, unknown>) => Promise<void>
  onChanged: (preset: PresetReply) => void
  onDeleted: () => void
}

export type SetField = <F extends DraftField>(field: F, value: PresetDraft[F]) => void

/** "Shared by 3 decks: A · B · C"; names of decks may hold commas. */
const sayDecks = (preset: PresetReply, decks: readonly DeckReply[]): string => {
  const names = decks.filter(({ presetId }) => presetId === preset.id).map(({ name }) => sayDeck(name))
  if (names.length === 0) return 'No deck has it yet. A deck chooses it under Scheduling.'
  const shown = names.length > 6 ? [...names.slice(0, 5), `${names.length - 5} more`] : names
  return `${names.length === 1 ? 'Of one deck' : `Shared by ${figured(names.length, 'deck')}`}: ${shown.join('\u00a0· ')}`
}

/** One preset: the few settings that matter first, all others below, and nothing saved until Save. */
export function PresetEditor({ preset, all, decks, onMake, onChanged, onDeleted }: Props) {
  const [draft, setDraft] = useState(() => draftOf(preset))
  const [isTried, setTried] = useState(false)
  const changes = changesOf(preset, draft)
  const { config, errors } = readDraft(draft)
  const isDirty = Object.keys(changes).length > 0 || Object.keys(errors).length > 0
  const guard = useLeaveGuard(isDirty ? 'unsaved' : 'saved')
  const set: SetField = (field, value) => setDraft((last) => ({ ...last, [field]: value }))

  const save = useChange(async () => {
    setTried(true)
    if (Object.keys(errors).length > 0) return
    const reply = await send<{ preset: PresetReply }>('PATCH', `/presets/${preset.id}`, changes)
    showToast(`${preset.name} is saved. Cards go by it from their next answer.`)
    setDraft(draftOf(reply.preset))
    onChanged(reply.preset)
  })
  const fields = { draft, errors, set }
  return (
    <div className="preset-editor">
      <div className="preset-head">
        <div>
          <h2 className="head">{preset.name}</h2>
          <p className="small quiet">{sayDecks(preset, decks)}</p>
        </div>
        <PresetTools
          preset={preset}
          all={all}
          decks={decks}
          onMake={onMake}
          onChanged={onChanged}
          onDeleted={onDeleted}
        />
      </div>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void save.run()
        }}
      >
        <MainSettings preset={preset} config={config} {...fields} />
        <AllSettings isOpen={Object.keys(errors).some((field) => !mainFields.has(field))} {...fields} />
        {isDirty && (
          <div className="save-bar" role="group" aria-label="Unsaved changes">
            <div>
              <p className="small">Unsaved changes</p>
              {save.sentence && <FieldError>{save.sentence}</FieldError>}
              {isTried && Object.keys(errors).length > 0 && (
                <FieldError>Mend what is marked above, then save.</FieldError>
              )}
            </div>
            <Button onClick={() => setDraft(draftOf(preset))}>Discard</Button>
            <Button type="submit" kind="primary" busy={save.isBusy && 'Saving'}>
              Save
            </Button>
          </div>
        )}
      </form>
      {guard.waiting !== null && (
        <Dialog
          title={`Leave without saving ${preset.name}?`}
          safe="Stay here"
          action={{ label: 'Leave', run: guard.leave }}
          onClose={guard.stay}
        >
          <p>What you changed here is not saved yet.</p>
        </Dialog>
      )}
    </div>
  )
}

const mainFields = new Set<string>(['newPerDay', 'reviewsPerDay', 'retentionPercent'])
