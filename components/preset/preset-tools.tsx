'use client'

import { Copy, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { DeckReply } from '@/lib/contract/decks'
import type { PresetReply } from '@/lib/contract/presets'
import { Dialog } from '@/components/ui/dialog'
import { TextField } from '@/components/ui/field'
import { Menu } from '@/components/ui/menu'
import { showToast } from '@/components/ui/toast-queue'
import { useChange } from '@/components/ui/use-change'
import { counted } from '@/components/ui/words'
import { send, sentenceOf } from '@/lib/client/api'
import { copyOf, freeName } from './preset-draft'

type Props = {
  preset: PresetReply
  all: readonly PresetReply[]
  decks: readonly DeckReply[]
  onMake: (body: Record<string, unknown>) => Promise<void>
  onChanged: (preset: PresetReply) => void
  onDeleted: () => void
}

/** Rename, copy and delete a preset. */
export function PresetTools({ preset, all, decks, onMake, onChanged, onDeleted }: Props) {
  const [asked, setAsked] = useState<'rename' | 'delete' | null>(null)
  const copy = () =>
    onMake(copyOf(preset, freeName(`${preset.name} copy`, all))).catch((error: unknown) =>
      showToast(sentenceOf(error)),
    )
  const close = () => setAsked(null)
  return (
    <>
      <Menu label={`More for ${preset.name}`}>
        <button type="button" onClick={() => setAsked('rename')}>
          <Pencil className="i" aria-hidden="true" />
          Rename
        </button>
        <button type="button" onClick={copy}>
          <Copy className="i" aria-hidden="true" />
          Copy
        </button>
        {!preset.isDefault && (
          <button type="button" onClick={() => setAsked('delete')}>
            <Trash2 className="i" aria-hidden="true" />
            Delete
          </button>
        )}
      </Menu>
      {asked === 'rename' && (
        <RenamePreset
          preset={preset}
          onClose={close}
          onDone={(changed) => {
            close()
            onChanged(changed)
          }}
        />
      )}
      {asked === 'delete' && (
        <DeletePreset
          preset={preset}
          sharing={decks.filter(({ presetId }) => presetId === preset.id).length}
          fallback={all.find(({ isDefault }) => isDefault)?.name ?? 'the default'}
          onClose={close}
          onDone={onDeleted}
        />
      )}
    </>
  )
}

type RenameProps = { preset: PresetReply; onClose: () => void; onDone: (changed: PresetReply) => void }

function RenamePreset({ preset, onClose, onDone }: RenameProps) {
  const [name, setName] = useState(preset.name)
  const change = useChange(async () => {
    onDone((await send<{ preset: PresetReply }>('PATCH', `/presets/${preset.id}`, { name })).preset)
  })
  return (
    <Dialog
      title={`Rename ${preset.name}?`}
      safe="Keep the name"
      action={{ label: 'Rename', kind: 'primary', busy: change.isBusy && 'Renaming', run: change.run }}
      onClose={onClose}
    >
      <TextField
        label="Name"
        autoComplete="off"
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={change.fields.name ?? change.sentence}
      />
    </Dialog>
  )
}

type DeleteProps = {
  preset: PresetReply
  sharing: number
  fallback: string
  onClose: () => void
  onDone: () => void
}

function DeletePreset({ preset, sharing, fallback, onClose, onDone }: DeleteProps) {
  const change = useChange(async () => {
    await send('DELETE', `/presets/${preset.id}`)
    showToast(`${preset.name} is deleted`)
    onDone()
  })
  const given = `${sharing === 1 ? 'Its one deck goes' : `Its ${counted(sharing, 'deck')} go`} by ${fallback} from then on.`
  return (
    <Dialog
      title={`Delete ${preset.name}?`}
      safe="Keep it"
      action={{ label: 'Delete preset', busy: change.isBusy && 'Deleting', run: change.run }}
      error={change.sentence}
      onClose={onClose}
    >
      <p>{sharing > 0 ? given : 'No deck has it.'} No due day moves, and no card is lost.</p>
    </Dialog>
  )
}
