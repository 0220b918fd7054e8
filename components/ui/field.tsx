'use client'

import { ChevronDown, CircleAlert } from 'lucide-react'
import {
  useId,
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
} from 'react'

type Words = {
  label: string
  /** One sentence under the label that helps to fill it in. */
  hint?: ReactNode
  /** What is wrong and what to do about it. */
  error?: string
}

type Wiring = { id: string; 'aria-invalid'?: true; 'aria-describedby'?: string }

/** The contract says what a value must be ("must have at least 8 characters"); people get a sentence. */
const sentence = (label: string, error: string) => (/^[a-z]/.test(error) ? `${label} ${error}.` : error)

/** A label, its control, and below it the error: tied together so that each is read with the other. */
export function FieldRow({
  label,
  hint,
  error,
  children,
}: Words & { children: (wiring: Wiring) => ReactNode }) {
  const id = useId()
  const hintId = `${id}-hint`
  const errorId = `${id}-error`
  const describedBy = [hint && hintId, error && errorId].filter(Boolean).join(' ')
  return (
    <div className="field-row">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      {children({
        id,
        'aria-invalid': error ? true : undefined,
        'aria-describedby': describedBy || undefined,
      })}
      {hint && (
        <p className="hint-text" id={hintId}>
          {hint}
        </p>
      )}
      {error && <FieldError id={errorId}>{sentence(label, error)}</FieldError>}
    </div>
  )
}

export function FieldError({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p className="err" id={id} role="alert">
      <CircleAlert className="i" aria-hidden="true" />
      <span>{children}</span>
    </p>
  )
}

export function TextField({ label, hint, error, ...rest }: Words & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <FieldRow label={label} hint={hint} error={error}>
      {(wiring) => <input className="field" {...rest} {...wiring} />}
    </FieldRow>
  )
}

export function TextArea({
  label,
  hint,
  error,
  ...rest
}: Words & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  return (
    <FieldRow label={label} hint={hint} error={error}>
      {(wiring) => <textarea className="field" {...rest} {...wiring} />}
    </FieldRow>
  )
}

export function SelectField({
  label,
  hint,
  error,
  ...rest
}: Words & SelectHTMLAttributes<HTMLSelectElement>) {
  return (
    <FieldRow label={label} hint={hint} error={error}>
      {(wiring) => (
        <div className="select">
          <select className="field" {...rest} {...wiring} />
          <ChevronDown className="i" aria-hidden="true" />
        </div>
      )}
    </FieldRow>
  )
}
