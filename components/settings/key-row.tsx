'use client'

import { RotateCcw, X } from 'lucide-react'
import { useState, type KeyboardEvent, type ReactNode } from 'react'
import { keyOfPress, sayKey } from '@/lib/core/shortcuts'

type Props = {
  words: string
  keys: readonly string[]
  isChanged: boolean
  onKey: (key: string) => void
  onNone: () => void
  onRestore: () => void
  /** What is wrong with the key last pressed. */
  children?: ReactNode
}

const held = new Set(['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'Dead', 'Process'])

/** An action, its key on a button that waits for another once pressed, and ways to none and to the usual one. */
export function KeyRow({ words, keys, isChanged, onKey, onNone, onRestore, children }: Props) {
  const [isWaiting, setWaiting] = useState(false)
  const hear = (event: KeyboardEvent) => {
    // Tab goes on to the next, as everywhere; Escape leaves the key as it was.
    if (!isWaiting || event.key === 'Tab' || held.has(event.key)) return
    event.preventDefault()
    event.stopPropagation()
    setWaiting(false)
    if (event.key !== 'Escape') onKey(keyOfPress(event))
  }
  const names = keys.length === 0 ? 'No key' : keys.map(sayKey).join(', ')
  return (
    <li>
      <span>{words}</span>
      <button
        type="button"
        className="btn sm key"
        aria-label={isWaiting ? `Press a key for ${words}` : `Change the key for ${words}: ${names}`}
        aria-pressed={isWaiting}
        onClick={() => setWaiting(!isWaiting)}
        onKeyDown={hear}
        // The release of Space would press the button again.
        onKeyUp={(event) => event.key === ' ' && event.preventDefault()}
        onBlur={() => setWaiting(false)}
      >
        {isWaiting ? 'Press a key' : names}
      </button>
      <span className="key-tools">
        {isChanged ? (
          <button
            type="button"
            className="btn plain icon"
            aria-label={`Usual key for ${words}`}
            title="Usual key"
            onClick={onRestore}
          >
            <RotateCcw className="i" aria-hidden="true" />
          </button>
        ) : (
          <button
            type="button"
            className="btn plain icon"
            aria-label={`No key for ${words}`}
            title="No key"
            onClick={onNone}
          >
            <X className="i" aria-hidden="true" />
          </button>
        )}
      </span>
      {children}
    </li>
  )
}
