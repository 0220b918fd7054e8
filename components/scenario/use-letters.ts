import { useEffect, useRef } from 'react'

/** Letters of options, in order. No e, which edits, and no figures, which rate. */
export const optionLetters = ['a', 'b', 'c', 'd', 'f', 'g'] as const

const writing =
  'textarea, select, input:not([type="radio"], [type="checkbox"], [type="range"]), [contenteditable]:not([contenteditable="false"])'

const isTaken = (event: KeyboardEvent): boolean =>
  event.defaultPrevented ||
  event.repeat ||
  event.ctrlKey ||
  event.metaKey ||
  event.altKey ||
  document.querySelector('dialog[open]') !== null ||
  (event.target instanceof Element && event.target.closest(writing) !== null)

/** Hears the letters of options on the whole page, save where something is written; `choose` gets the option's place. */
export const useLetters = (state: 'on' | 'off', choose: (place: number) => void) => {
  const latest = useRef(choose)
  useEffect(() => {
    latest.current = choose
  })
  useEffect(() => {
    if (state === 'off') return
    const hear = (event: KeyboardEvent) => {
      if (isTaken(event)) return
      const place = (optionLetters as readonly string[]).indexOf(event.key.toLowerCase())
      if (place < 0) return
      event.preventDefault()
      latest.current(place)
    }
    document.addEventListener('keydown', hear, { capture: true })
    return () => document.removeEventListener('keydown', hear, { capture: true })
  }, [state])
}
