'use client'

import { useState } from 'react'
import { TagField } from '@/components/note/tag-field'
import { useNoteSources } from '@/components/note/use-note-sources'
import { Combobox } from '@/components/ui/combobox'
import { Dialog } from '@/components/ui/dialog'
import { SelectField, TextField } from '@/components/ui/field'
import { Loaded } from '@/components/ui/loaded'
import { Segmented } from '@/components/ui/segmented'
import { useChange } from '@/components/ui/use-change'
import { changeNotes, type SentAction, type Target } from './bulk'

export type BulkVerb = 'tag' | 'move' | 'flag' | 'set-due' | 'reset' | 'delete'

type Props = {
  verb: BulkVerb
  target: Target
  /** "this note", "3 notes", "all notes found" */
  what: string
  onClose: () => void
  onDone: () => void
}

type Parts = {
  title: (what: string) => string
  label: string
  busy: string
  kind: 'primary' | 'danger'
}

const parts: Record<BulkVerb, Parts> = {
  tag: { title: (what) => `Tag ${what}`, label: 'Save tags', busy: 'Saving', kind: 'primary' },
  move: { title: (what) => `Move ${what} to another deck`, label: 'Move', busy: 'Moving', kind: 'primary' },
  flag: { title: (what) => `Flag ${what}`, label: 'Set flag', busy: 'Saving', kind: 'primary' },
  'set-due': { title: (what) => `When is ${what} due?`, label: 'Set day', busy: 'Saving', kind: 'primary' },
  reset: { title: (what) => `Reset ${what}?`, label: 'Reset', busy: 'Resetting', kind: 'danger' },
  delete: { title: (what) => `Delete ${what}?`, label: 'Delete', busy: 'Deleting', kind: 'danger' },
}

const tomorrow = (): string => {
  const at = new Date(Date.now() + 86_400_000)
  return `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`
}

/** Asks what a change of many notes needs to know, and does it. */
export function BulkDialog({ verb, target, what, onClose, onDone }: Props) {
  const [action, setAction] = useState<SentAction | null>(() => firstAction(verb))
  const change = useChange(async () => {
    await changeNotes(target, action!)
    onDone()
  })
  const { title, label, busy, kind } = parts[verb]
  return (
    <Dialog
      title={title(what)}
      safe="Leave as it is"
      action={{ label, busy: change.isBusy && busy, kind, disabled: action === null, run: change.run }}
      error={change.sentence}
      onClose={onClose}
    >
      {verb === 'tag' && <TagChoice onChange={setAction} />}
      {verb === 'move' && <DeckChoice onChange={setAction} />}
      {verb === 'flag' && <FlagChoice action={action} onChange={setAction} />}
      {verb === 'set-due' && (
        <TextField
          label="Day"
          type="date"
          required
          hint="Memory stays as it is; the cards come on this day."
          value={action?.kind === 'set-due' ? action.day : ''}
          onChange={({ target: { value } }) => setAction(value ? { kind: 'set-due', day: value } : null)}
        />
      )}
      {verb === 'reset' && (
        <p>The cards are new again. Their past answers stay in your review log. You can undo this.</p>
      )}
      {verb === 'delete' && <p>Past answers stay in your review log. You can undo this.</p>}
    </Dialog>
  )
}

const firstAction = (verb: BulkVerb): SentAction | null => {
  if (verb === 'reset' || verb === 'delete') return { kind: verb }
  if (verb === 'set-due') return { kind: 'set-due', day: tomorrow() }
  return verb === 'flag' ? { kind: 'flag', flag: 1 } : null
}

type ChoiceProps = { onChange: (action: SentAction | null) => void }

const tagKinds = [
  { value: 'add-tags', label: 'Add' },
  { value: 'remove-tags', label: 'Take off' },
] as const

function TagChoice({ onChange }: ChoiceProps) {
  const [kind, setKind] = useState<'add-tags' | 'remove-tags'>('add-tags')
  const [tags, setTags] = useState<readonly string[]>([])
  const tell = (nextKind: typeof kind, next: readonly string[]) => {
    setKind(nextKind)
    setTags(next)
    onChange(next.length === 0 ? null : { kind: nextKind, tags: [...next] })
  }
  return (
    <>
      <Segmented
        label="Add or take off"
        labelHidden
        options={tagKinds}
        value={kind}
        onChange={(value) => tell(value, tags)}
      />
      <TagField tags={tags} onChange={(next) => tell(kind, next)} />
    </>
  )
}

function DeckChoice({ onChange }: ChoiceProps) {
  const sources = useNoteSources()
  const [deckId, setDeckId] = useState('')
  return (
    <Loaded resource={sources} waiting={null}>
      {({ decks }) => (
        <Combobox
          label="Deck"
          choices={decks.map(({ id, name }) => ({ value: id, label: name.replaceAll('::', ' › ') }))}
          value={deckId}
          onChange={(id) => {
            setDeckId(id)
            onChange({ kind: 'move', deckId: id })
          }}
        />
      )}
    </Loaded>
  )
}

function FlagChoice({ action, onChange }: ChoiceProps & { action: SentAction | null }) {
  const flag = action?.kind === 'flag' ? action.flag : 1
  return (
    <SelectField
      label="Flag"
      value={String(flag)}
      onChange={({ target }) => onChange({ kind: 'flag', flag: Number(target.value) })}
    >
      <option value="0">No flag</option>
      {[1, 2, 3, 4, 5, 6, 7].map((one) => (
        <option key={one} value={one}>
          Flag {one}
        </option>
      ))}
    </SelectField>
  )
}
