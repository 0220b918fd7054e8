'use client'

import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { FieldError } from '@/components/ui/field'

type Change = { isBusy: boolean; run: () => Promise<void>; sentence: string | undefined }

type Props = {
  /** What opens the form, and what sends it. */
  opens: string
  sends: string
  busy: string
  change: Change
  /** A field shows what is wrong, so that the foot need not. */
  hasFieldError: boolean
  isOpen: boolean
  onOpen: (isOpen: boolean) => void
  children: ReactNode
}

/** A form that stays out of the way until it is wanted. */
export function OpenedForm({ opens, sends, busy, change, hasFieldError, isOpen, onOpen, children }: Props) {
  if (!isOpen)
    return (
      <div className="acts">
        <Button onClick={() => onOpen(true)}>{opens}</Button>
      </div>
    )
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void change.run()
      }}
    >
      {children}
      {change.sentence && !hasFieldError && <FieldError>{change.sentence}</FieldError>}
      <div className="acts">
        <Button type="submit" kind="primary" busy={change.isBusy && busy}>
          {sends}
        </Button>
        <Button onClick={() => onOpen(false)}>Cancel</Button>
      </div>
    </form>
  )
}
