'use client'

import { useId, useLayoutEffect, useRef, type RefObject, type SyntheticEvent } from 'react'

type Modal = {
  titleId: string
  /** What the dialog element itself takes. */
  dialog: {
    ref: RefObject<HTMLDialogElement | null>
    'aria-labelledby': string
    onCancel: (event: SyntheticEvent) => void
  }
}

/** A dialog that is open for as long as it is on the page. Escape asks to close it; the focus returns to where it was. */
export const useModal = (onClose: () => void): Modal => {
  const ref = useRef<HTMLDialogElement>(null)
  const titleId = useId()

  useLayoutEffect(() => {
    const element = ref.current
    element?.showModal()
    // Closed before it leaves the page, so that the browser gives the focus back.
    return () => element?.close()
  }, [])

  const onCancel = (event: SyntheticEvent) => {
    event.preventDefault()
    onClose()
  }
  return { titleId, dialog: { ref, 'aria-labelledby': titleId, onCancel } }
}
