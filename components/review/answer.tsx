import { useEffect, useRef } from 'react'
import { CardSide } from '@/components/note/card-side'
import { TypedComparison } from './typed-comparison'

type Props = {
  back: string
  /** What the learner wrote before the reveal; empty for nothing. */
  typed: string
  /** What it is compared with; null where writing is only a help. */
  expected: string | null
}

/** Where the first part is the answer itself, the heading stands in its margin; elsewhere the parts name themselves, and it is heard only. */
const leadsWithAnswer = /^\s*<section class="part" data-field="(Answer|Back|Front|Text)"/

/** The answer, heading first: it takes the focus when it appears, so that it is read and the keys rate. */
export function Answer({ back, typed, expected }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])

  const leads = leadsWithAnswer.test(back)
  return (
    <>
      <hr className="line" />
      {typed && expected !== null && <TypedComparison typed={typed} expected={expected} />}
      {typed && expected === null && (
        <aside className="mar mine" aria-label="You wrote">
          <p className="label">You wrote</p>
          <p className="yours">{typed}</p>
        </aside>
      )}
      <section
        role="region"
        aria-label="Answer"
        className={`row card-text after enter answer${leads ? ' leads' : ''}`}
      >
        <h2 ref={heading} className={leads ? 'part-label answer-head' : 'vh'} tabIndex={-1}>
          Answer
        </h2>
        <CardSide html={back} />
      </section>
    </>
  )
}
