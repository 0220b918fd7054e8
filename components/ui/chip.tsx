import type { ReactNode } from 'react'

/** A filter that is on or off. */
export function FilterChip(props: { isOn: boolean; onToggle: () => void; children: ReactNode }) {
  return (
    <button type="button" className="chip" aria-pressed={props.isOn} onClick={props.onToggle}>
      {props.children}
    </button>
  )
}
