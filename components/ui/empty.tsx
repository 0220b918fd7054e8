import type { ReactNode } from 'react'

/** Nothing is here, why, and what to do. */
export function Empty(props: { title: string; text: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <h2 className="head">{props.title}</h2>
      <p>{props.text}</p>
      {props.children && <div className="acts">{props.children}</div>}
    </div>
  )
}
