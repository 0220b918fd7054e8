import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { useModal } from '@/components/ui/use-modal'

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
  const { titleId, dialog } = useModal(onClose)
  return (
    <dialog {...dialog} className="dialog rv-panel">
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
