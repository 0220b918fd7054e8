'use client'

import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { dismissToast, onToast, readToast, type Toast } from './toast-queue'

const shownMs = 8000
const noToast = () => null

/** Where toasts appear. The live region is always there, so that what comes into it is read. */
export function Toasts() {
  const toast = useSyncExternalStore(onToast, readToast, noToast)
  return <div role="status">{toast && <ToastMessage key={toast.id} toast={toast} />}</div>
}

function ToastMessage({ toast }: { toast: Toast }) {
  const { hold, release } = useLeaving(toast.id)
  return (
    <div className="toast" onMouseEnter={hold} onMouseLeave={release} onFocus={hold} onBlur={release}>
      <span>{toast.text}</span>
      {toast.undo && (
        <button
          type="button"
          className="btn"
          onClick={() => {
            toast.undo?.()
            dismissToast(toast.id)
          }}
        >
          Undo
        </button>
      )}
    </div>
  )
}

/** Dismisses a toast after its time, which stands still while it is held. */
const useLeaving = (id: number) => {
  const [isHeld, setHeld] = useState(false)
  const leftMs = useRef(shownMs)

  useEffect(() => {
    if (isHeld) return
    const since = Date.now()
    const timer = setTimeout(() => dismissToast(id), leftMs.current)
    return () => {
      clearTimeout(timer)
      leftMs.current -= Date.now() - since
    }
  }, [id, isHeld])

  return { hold: () => setHeld(true), release: () => setHeld(false) }
}
