import { Lightbulb } from 'lucide-react'
import type { Advice } from './advice'

/** Said as it comes up, and never in the way. */
export function AdviceNotes({ advice }: { advice: readonly Advice[] }) {
  return (
    <div role="status" className="advice">
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
