'use client'

import { useState, type ReactNode } from 'react'
import type { DeckReply } from '@/lib/contract/decks'
import { Button } from '@/components/ui/button'
import { FieldError, SelectField } from '@/components/ui/field'
import { Segmented } from '@/components/ui/segmented'
import { adviceFor } from './advice'
import { AdviceNotes } from './advice-notes'
import { NoteFields } from './note-fields'
import { NotePreview } from './note-preview'
import type { NoteDraft } from './note-draft'
import type { Fields, NoteTypeInfo } from './note-type-info'

type Props = {
  decks: readonly DeckReply[]
  /** Types to choose from; a single one is fixed. */
  types: readonly NoteTypeInfo[]
  draft: NoteDraft
  onChange: (draft: NoteDraft) => void
  onTypeChange?: (key: string) => void
  submit: { label: string; busy: string | false; run: () => void }
  errors: { fields: Fields; sentence?: string }
  /** What stands beside the button. */
  aside?: ReactNode
}

/** Write on the left, the card on the right; on a phone one at a time. */
export function NoteEditor(props: Props) {
  const { draft, types, onChange, errors } = props
  const [mode, setMode] = useState<'write' | 'preview'>('write')
  const type = types.find(({ key }) => key === draft.noteType) ?? types[0]!
  const isNamed = type.fields.some(({ name }) => errors.fields[name] ?? errors.fields[`fields.${name}`])
  return (
    <div className={`editor show-${mode}`}>
      <div className="modes">
        <Segmented
          label="Mode"
          labelHidden
          options={[
            { value: 'write', label: 'Write' },
            { value: 'preview', label: 'Preview' },
          ]}
          value={mode}
          onChange={setMode}
        />
      </div>
      <form
        className="write"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          props.submit.run()
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
          event.preventDefault()
          if (!event.repeat) props.submit.run()
        }}
      >
        <DeckAndType {...props} type={type} />
        <NoteFields
          type={type}
          fields={draft.fields}
          errors={errors.fields}
          onChange={(name, text) => onChange({ ...draft, fields: { ...draft.fields, [name]: text } })}
        />
        <AdviceNotes advice={adviceFor(type, draft.fields)} />
        {errors.sentence && !isNamed && <FieldError>{errors.sentence}</FieldError>}
        <div className="foot-w">
          <Button type="submit" kind="primary" busy={props.submit.busy}>
            {props.submit.label}
            <kbd aria-hidden="true">Ctrl Enter</kbd>
          </Button>
          {props.aside}
        </div>
      </form>
      <NotePreview type={type} fields={draft.fields} />
    </div>
  )
}

function DeckAndType({ decks, types, draft, type, onChange, onTypeChange }: Props & { type: NoteTypeInfo }) {
  return (
    <div className="meta">
      <SelectField
        label="Deck"
        name="deck"
        value={draft.deckId}
        onChange={(event) => onChange({ ...draft, deckId: event.target.value })}
      >
        {decks.map(({ id, name }) => (
          <option key={id} value={id}>
            {name.replaceAll('::', ' › ')}
          </option>
        ))}
      </SelectField>
      {onTypeChange ? (
        <SelectField
          label="Note type"
          name="note-type"
          value={type.key}
          onChange={(event) => onTypeChange(event.target.value)}
        >
          {types.map(({ key, name }) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </SelectField>
      ) : (
        <p className="field-row">
          <span className="label">Note type</span>
          <span className="field fixed">{type.name}</span>
        </p>
      )}
    </div>
  )
}
