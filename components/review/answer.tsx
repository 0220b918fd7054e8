import { lazy, Suspense, useEffect, useRef } from 'react'
import { CardSide } from '@/components/note/card-side'
import { TypedComparison } from './typed-comparison'
import type { SayPoints } from './points-answer'
import { hasPoints } from './use-say-first'

/** Not part of the first load. */
export const loadPointsAnswer = () =>
  import('./points-answer').then(({ PointsAnswer }) => ({ default: PointsAnswer }))
const PointsAnswer = lazy(loadPointsAnswer)

type Props = {
  back: string
  /** What the learner wrote before the reveal; empty for nothing. */
  typed: string
  /** How sure they were, in percent; null where that was left out. */
  confidence: number | null
  /** What it is compared with; null where writing is only a help. */
  expected: string | null
  /** Points ticked before, where an answer was undone. */
  hit: readonly string[]
  buttons: 2 | 4
  onSay: SayPoints
}

/** Where the first part is the answer itself, the heading stands in its margin; elsewhere the parts name themselves, and it is heard only. */
const leadsWithAnswer = /^\s*<section class="part" data-field="(Answer|Back|Front|Text)"/

/** The answer, heading first: it takes the focus when it appears, so that it is read and the keys rate. */
export function Answer({ back, typed, confidence, expected, hit, buttons, onSay }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])

  const leads = leadsWithAnswer.test(back)
  return (
    <>
      <hr className="line" />
      {typed && expected !== null && <TypedComparison typed={typed} expected={expected} />}
      {typed && expected === null && (
        <aside className="mar mine" aria-label="You wrote">
          <p className="label">{confidence === null ? 'You wrote' : `You wrote, ${confidence}% sure`}</p>
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
        {hasPoints(back) ? (
          <Suspense fallback={<CardSide html={back} />}>
            <PointsAnswer back={back} hit={hit} buttons={buttons} onSay={onSay} />
          </Suspense>
        ) : (
          <CardSide html={back} />
        )}
      </section>
    </>
  )
}
