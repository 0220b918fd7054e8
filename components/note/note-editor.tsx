'use client'

import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import type { DeckReply } from '@/lib/contract/decks'
import { Button } from '@/components/ui/button'
import { FieldError } from '@/components/ui/field'
import { Segmented } from '@/components/ui/segmented'
import { adviceFor } from './advice'
import { AdviceNotes } from './advice-notes'
import { DeckAndType } from './deck-and-type'
import { DuplicateNote } from './duplicate-note'
import { FormatBar } from './format-bar'
import { ImageDialog } from './image-dialog'
import { NoteFields } from './note-fields'
import { NotePreview } from './note-preview'
import type { NoteDraft } from './note-draft'
import { fieldsFor, firstFieldOf, type Fields, type NoteTypeInfo } from './note-type-info'
import { useSettled } from '@/components/ui/use-settled'
import { TagField } from './tag-field'
import { useDuplicates } from './use-duplicates'
import { useFieldTools, type PendingImage } from './use-field-tools'

type Props = {
  decks: readonly DeckReply[]
  /** Types to choose from; a single one is fixed. */
  types: readonly NoteTypeInfo[]
  draft: NoteDraft
  onChange: (change: (draft: NoteDraft) => NoteDraft) => void
  onTypeChange: (key: string) => void
  /** The note being edited: it does not double itself, and its fields do not stay for another. */
  noteId?: string
  /** How many notes were added since the page was opened. */
  added?: number
  submit: { label: string; busy: string | false; run: () => void }
  errors: { fields: Fields; sentence?: string }
  /** What stands beside the button. */
  aside?: ReactNode
}

/** Advice waits for a pause: said at each letter, it would talk into the writing. */
const adviceAfterMs = 600

/** Write on the left, the card on the right; on a phone one at a time. */
export function NoteEditor(props: Props) {
  const { draft, types, onChange, errors, noteId } = props
  const [mode, setMode] = useState<'write' | 'preview'>('write')
  const form = useRef<HTMLFormElement>(null)
  const type = types.find(({ key }) => key === draft.noteType) ?? types[0]!
  const tools = useFieldTools(form, type.kind === 'cloze')
  const submitByKey = useSubmitByKey(props.submit.run)
  const own = fieldsFor(type, draft.fields)
  const first = firstFieldOf(type)
  const isBegun = own[first]?.trim() !== ''
  const duplicates = useDuplicates(
    isBegun ? { noteType: type.key, fields: { [first]: own[first] ?? '' }, exceptId: noteId } : null,
    props.added ?? 0,
  )
  const isNamed = Object.keys(errors.fields).some((name) => /^(fields|tags)\b/.test(name) || name in own)
  const advice = adviceFor(type, useSettled(draft.fields, adviceAfterMs))
  const pinOf = (field: string) => ({
    field,
    isOn: draft.pinned.includes(field),
    toggle: () => onChange((now) => ({ ...now, pinned: toggled(now.pinned, field) })),
  })
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
        ref={form}
        className="write"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          props.submit.run()
        }}
        onKeyDown={submitByKey}
      >
        <DeckAndType {...props} type={type} />
        <FormatBar
          isCloze={type.kind === 'cloze'}
          pin={noteId ? null : pinOf(tools.field !== null && tools.field in own ? tools.field : first)}
          onTool={tools.apply}
          onFiles={tools.take}
        />
        <NoteFields
          type={type}
          fields={draft.fields}
          pinned={draft.pinned}
          errors={errors.fields}
          tools={tools}
          onChange={(name, text) => onChange((now) => ({ ...now, fields: { ...now.fields, [name]: text } }))}
        />
        <TagField
          tags={draft.tags}
          error={Object.entries(errors.fields).find(([name]) => /^tags\b/.test(name))?.[1]}
          onChange={(tags) => onChange((now) => ({ ...now, tags }))}
        />
        <AdviceNotes advice={advice}>
          <DuplicateNote duplicates={duplicates} field={first} />
        </AdviceNotes>
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
      {tools.image && (
        <ImageAsked
          key={tools.image.file.name + tools.image.selected.from}
          tools={tools}
          image={tools.image}
        />
      )}
    </div>
  )
}

const toggled = (list: readonly string[], one: string): string[] =>
  list.includes(one) ? list.filter((other) => other !== one) : [...list, one]

/** Ctrl or Cmd Enter from anywhere in the form, once what the key itself changed (a tag) has come in. */
const useSubmitByKey = (run: () => void) => {
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  })
  return (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    if (!event.repeat) setTimeout(() => latest.current(), 0)
  }
}

type AskedProps = { image: PendingImage; tools: ReturnType<typeof useFieldTools> }

function ImageAsked({ image, tools }: AskedProps) {
  const latest = useRef(tools)
  useEffect(() => {
    latest.current = tools
  })
  const insert = useCallback((markdown: string) => latest.current.insertImage(image, markdown), [image])
  return <ImageDialog file={image.file} onInsert={insert} onClose={tools.dropImage} />
}
