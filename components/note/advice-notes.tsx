import { Lightbulb } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Advice } from './advice'

type Props = {
  advice: readonly Advice[]
  /** What goes before all advice. */
  children?: ReactNode
}

/** Said as it comes up, and never in the way. */
export function AdviceNotes({ advice, children }: Props) {
  return (
    <div role="status" className="advice">
      {children}
      {advice.map(({ finding, action }) => (
        <div className="note" key={finding}>
          <Lightbulb className="i" aria-hidden="true" />
          <span>
            <b>{finding}</b> {action}
          </span>
        </div>
      ))}
    </div>
  )
}
