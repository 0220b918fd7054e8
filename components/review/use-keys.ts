import { useEffect, useRef } from 'react'
import type { ShortcutKeys } from '@/lib/core/shortcuts'
import { commandOf, type Command, type Place } from './keys'

const editable =
  'input:not([type="radio"], [type="checkbox"]), textarea, select, [contenteditable]:not([contenteditable="false"])'
const pressable = 'button, a[href], summary, label, input, [role="button"]'

const element = (target: EventTarget | null): Element | null => (target instanceof Element ? target : null)

/** True where a key belongs to what has the focus: text being written, a dialog, an open menu. */
const isTaken = (event: KeyboardEvent): boolean => {
  const target = element(event.target)
  return (
    event.defaultPrevented ||
    document.querySelector('dialog[open]') !== null ||
    target?.closest(editable) != null ||
    target?.closest('.menu')?.querySelector('[aria-expanded="true"]') != null ||
    // A button that has the focus is pressed by Space and Enter; it must not rate a card as well.
    ((event.key === ' ' || event.key === 'Enter') && target?.closest(pressable) != null)
  )
}

/**
 * Single keys for the whole page: the learner's own, or null where they are switched off (WCAG 2.1.4).
 * Heard on the way down, so that an open menu is still open when its Escape is judged.
 */
export const useKeys = (keys: ShortcutKeys | null, place: Place, run: (command: Command) => void) => {
  const latest = useRef({ keys, place, run })
  useEffect(() => {
    latest.current = { keys, place, run }
  })

  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const { keys, place } = latest.current
      if (!keys || isTaken(event)) return
      const command = commandOf(event, place, keys)
      if (!command) return
      event.preventDefault()
      latest.current.run(command)
    }
    document.addEventListener('keydown', hear, { capture: true })
    return () => document.removeEventListener('keydown', hear, { capture: true })
  }, [])
}
