import { useId, useLayoutEffect, useRef, type ReactNode } from 'react'
import { Button } from '@/components/ui/button'

/** Something to read over the page. Escape, or its one button, closes it, and the focus returns to where it was. */
export function Panel({
  title,
  children,
  onClose,
}: {
  title: string
  children: ReactNode
  onClose: () => void
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()

  useLayoutEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])

  return (
    <dialog
      ref={dialog}
      className="dialog rv-panel"
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <h2 className="head" id={titleId}>
        {title}
      </h2>
      <div className="body">{children}</div>
      <div className="acts">
        <Button onClick={onClose}>Close</Button>
      </div>
    </dialog>
  )
}
