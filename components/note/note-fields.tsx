'use client'

import { TextArea } from '@/components/ui/field'
import type { Fields, NoteTypeInfo } from './note-type-info'

type Props = {
  type: NoteTypeInfo
  fields: Fields
  errors: Fields
  onChange: (name: string, text: string) => void
}

/** One labelled box a field, higher where more is written. */
export function NoteFields({ type, fields, errors, onChange }: Props) {
  return type.fields.map(({ name, required, help }, index) => (
    <TextArea
      key={name}
      label={name}
      hint={required ? help : `Optional. ${help}`}
      className="field mono"
      rows={index === 0 || !required ? 2 : 6}
      maxLength={100_000}
      value={fields[name] ?? ''}
      onChange={(event) => onChange(name, event.target.value)}
      error={errors[name] ?? errors[`fields.${name}`]}
    />
  ))
}
