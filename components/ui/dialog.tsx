'use client'

import type { ReactNode } from 'react'
import { Button } from './button'
import { FieldError } from './field'
import { useModal } from './use-modal'

type Action = {
  label: string
  busy?: string | false
  disabled?: boolean
  kind?: 'primary' | 'danger'
  run: () => void
}

type Props = {
  /** A question: "Delete this note and its two cards?" */
  title: string
  children?: ReactNode
  /** The verb that changes nothing. It comes first and has the focus. */
  safe: string
  action: Action
  error?: string
  onClose: () => void
}

/** A question over the page. Escape and the safe verb leave everything as it is; the focus returns to where it was. */
export function Dialog({ title, children, safe, action, error, onClose }: Props) {
  const { titleId, dialog } = useModal(onClose)
  return (
    <dialog {...dialog} className="dialog">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (!action.disabled && !action.busy) action.run()
        }}
      >
        <h2 className="head" id={titleId}>
          {title}
        </h2>
        <div className="body">
          {children}
          {error && <FieldError>{error}</FieldError>}
        </div>
        <div className="acts">
          <Button onClick={onClose}>{safe}</Button>
          <Button type="submit" kind={action.kind ?? 'danger'} busy={action.busy} disabled={action.disabled}>
            {action.label}
          </Button>
        </div>
      </form>
    </dialog>
  )
}
