import { Undo2 } from 'lucide-react'
import Link from 'next/link'
import { useEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { momentFrom } from '@/components/ui/dates'
import { capitalised, counted, inWords } from '@/components/ui/words'
import type { Summary as Figures } from '@/lib/client/session'

type Props = {
  figures: Figures
  /** A step that comes back later today, with the instant it is seen from. */
  later: { at: Date; now: Date } | null
  onUndo: () => void
  onStop: () => void
}

/** "Fourteen recalled, two missed." */
export const sayRecalled = ({ recalled, missed }: Figures): string =>
  capitalised(
    missed === 0
      ? `${inWords(recalled)} recalled.`
      : `${inWords(recalled)} recalled, ${inWords(missed)} missed.`,
  )

/** "Two come back tomorrow. Nine minutes for sixteen answers." */
export const sayRest = ({ tomorrow, ms, answers }: Figures): string => {
  const returning = `${inWords(tomorrow)} ${tomorrow === 1 ? 'comes' : 'come'} back tomorrow.`
  const seconds = Math.round(ms / 1000)
  const time = seconds < 60 ? counted(seconds, 'second') : counted(Math.round(seconds / 60), 'minute')
  return `${capitalised(tomorrow === 0 ? 'nothing comes back tomorrow.' : returning)} ${capitalised(time)} for ${counted(answers, 'answer')}.`
}

export function Summary({ figures, later, onUndo, onStop }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  return (
    <div className="folio">
      <section className="row rv-summary" aria-label="Summary">
        <h2 ref={heading} className="title" tabIndex={-1}>
          {sayRecalled(figures)}
        </h2>
        <p className="lead">{sayRest(figures)}</p>
        {later && (
          <p className="quiet">
            A card on its steps comes back {momentFrom(later.now, later.at)}. It appears here.
          </p>
        )}
        <div className="rv-acts">
          <Button onClick={onUndo}>
            <Undo2 className="i" aria-hidden="true" />
            Undo last
          </Button>
          <Link className="btn primary" href="/today" prefetch={false} onClick={onStop}>
            Stop
          </Link>
        </div>
      </section>
    </div>
  )
}
