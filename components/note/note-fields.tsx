'use client'

import { Pin } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { TextArea } from '@/components/ui/field'
import { scenarioField } from '@/lib/core/content/note-types'
import type { Fields, NoteTypeInfo } from './note-type-info'
import type { FieldTools } from './use-field-tools'

/** Its reader of formulas is fetched only for who writes a scenario. */
const OwnForm = lazy(() =>
  import('@/components/scenario/own-form').then((module) => ({ default: module.OwnForm })),
)

type Props = {
  type: NoteTypeInfo
  fields: Fields
  pinned: readonly string[]
  errors: Fields
  tools: FieldTools
  onChange: (name: string, text: string) => void
}

/** One labelled box a field, higher where more is written. */
export function NoteFields({ type, fields, pinned, errors, tools, onChange }: Props) {
  return type.fields.map(({ name, required, help }, index) =>
    type.key === 'scenario' && name === scenarioField ? (
      <Suspense key={name}>
        <OwnForm
          text={fields[name] ?? ''}
          question={fields.Question ?? ''}
          errors={errors}
          onChange={(text) => onChange(name, text)}
        />
      </Suspense>
    ) : (
      <TextArea
        key={name}
        label={name}
        name={name}
        hint={
          <>
            {pinned.includes(name) && (
              <span className="pinned">
                <Pin className="i" aria-hidden="true" />
                Stays for the next note.{' '}
              </span>
            )}
            {required ? help : `Optional. ${help}`}
          </>
        }
        className="field mono"
        rows={index === 0 || !required ? 2 : 6}
        maxLength={100_000}
        value={fields[name] ?? ''}
        onChange={(event) => onChange(name, event.target.value)}
        error={errors[name] ?? errors[`fields.${name}`]}
        {...tools.wiring}
      />
    ),
  )
}
