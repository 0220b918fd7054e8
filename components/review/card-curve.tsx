'use client'

import { useState } from 'react'
import type { GetCardReply } from '@/lib/contract/cards'
import { ratings } from '@/lib/core/rating'
import { useWidth } from '@/components/stats/use-width'
import { figured } from '@/components/ui/words'
import { share } from './card-words'
import { curveOf } from './curve-points'

const height = 170
const [left, top, base] = [38, 22, 134]
const inset = 8

const date = (at: number): string =>
  new Date(at).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: '2-digit' })
const ratingWords = { again: 'Again', hard: 'Hard', good: 'Good', easy: 'Easy' }

/** The forgetting curve of one card, with every answer on it; the same as figures stands in its log. */
export function CardCurve({ reply }: { reply: GetCardReply }) {
  const [ref, width] = useWidth()
  const [now] = useState(() => Date.now())
  const curve = curveOf(reply, now)
  if (!curve) return null
  const { stretches, answers, from, to } = curve
  const x = (at: number) => left + inset + ((at - from) / (to - from)) * (width - left - 2 * inset)
  const y = (recall: number) => base - recall * (base - top)
  const label =
    `How recall fell and rose from ${date(from)} to now: ${figured(answers.length, 'answer')}, ` +
    `recall now ${share(reply.card.memory?.retrievability ?? null) || 'none'}.`
  return (
    <figure className="fig card-curve" ref={ref}>
      <figcaption className="vh">Forgetting curve of this card</figcaption>
      {width > 0 && (
        <svg width={width} height={height} role="img" aria-label={label}>
          <text x="0" y="12">
            recall
          </text>
          {[0, 0.5, 1].map((tick) => (
            <g key={tick}>
              <line className={tick === 0 ? 'ax' : 'gr'} x1={left} x2={width} y1={y(tick)} y2={y(tick)} />
              <text x={left - 6} y={y(tick) + 4} textAnchor="end">
                {tick * 100}%
              </text>
            </g>
          ))}
          <line className="ref" x1={left} x2={width} y1={y(0.9)} y2={y(0.9)} />
          {stretches.map(({ id, points }) => (
            <polyline
              key={id}
              className="l1"
              points={points.map(({ at, recall }) => `${x(at).toFixed(1)},${y(recall).toFixed(1)}`).join(' ')}
            />
          ))}
          {answers.map(({ id, at, rating, recall }) => (
            <circle key={id} className={`dot-${rating}`} cx={x(at)} cy={y(recall)} r="4.5" />
          ))}
          <text x={left} y={base + 18}>
            {date(from)}
          </text>
          <text x={width} y={base + 18} textAnchor="end">
            now
          </text>
        </svg>
      )}
      <p className="keys">
        {ratings
          .filter((rating) => answers.some((answer) => answer.rating === rating))
          .map((rating) => (
            <span key={rating}>
              <svg width="12" height="12" aria-hidden="true">
                <circle className={`dot-${rating}`} cx="6" cy="6" r="4.5" />
              </svg>
              {ratingWords[rating]}
            </span>
          ))}
        <span>
          <svg width="24" height="12" aria-hidden="true">
            <line className="ref" x1="0" x2="24" y1="6" y2="6" />
          </svg>
          90%
        </span>
      </p>
    </figure>
  )
}
