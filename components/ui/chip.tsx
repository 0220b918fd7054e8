import type { ReactNode } from 'react'

/** A competency, named. */
export function Chip({ children }: { children: ReactNode }) {
  return <span className="chip">{children}</span>
}

/** A filter that is on or off. */
export function FilterChip(props: { isOn: boolean; onToggle: () => void; children: ReactNode }) {
  return (
    <button type="button" className="chip" aria-pressed={props.isOn} onClick={props.onToggle}>
      {props.children}
    </button>
  )
}

/** A count, with words for those who only hear it: "9 reviews waiting". */
export function Badge({ count, words }: { count: number; words: string }) {
  return (
    <span className="badge">
      {count}
      <span className="vh"> {words}</span>
    </span>
  )
}
