'use client'

import type { StatsReply } from '@/lib/contract/stats'
import { ratings } from '@/lib/core/rating'
import { wordOf } from './graph-table'
import { percent } from './stats-words'

/** For each kind of card one bar of all its answers, parted by rating, and the share recalled with its range. */
export function ButtonsChart({ reply }: { reply: StatsReply }) {
  return (
    <div className="buttons">
      <ul className="measured">
        {reply.rows.map(([kind, ...cells]) => {
          const counts = ratings.map((_, index) => Number(cells[index]))
          const all = counts.reduce((sum, count) => sum + count, 0)
          const [rate, low, high] = cells.slice(ratings.length)
          return (
            <li key={String(kind)}>
              <span>{wordOf(String(kind))}</span>
              <Parts counts={counts} all={all} />
              <span className="num">
                {rate === null ? 'none' : `${percent(Number(rate))} recalled`}
                {rate !== null && (
                  <small>
                    {percent(Number(low)).slice(0, -1)} to {percent(Number(high))}
                  </small>
                )}
              </span>
            </li>
          )
        })}
      </ul>
      <p className="keys">
        {ratings.map((rating) => (
          <span key={rating}>
            <svg width="12" height="12" aria-hidden="true">
              <rect className={`r-${rating}`} x="0.5" y="0.5" width="11" height="11" rx="2" />
            </svg>
            {wordOf(rating)}
          </span>
        ))}
      </p>
    </div>
  )
}

function Parts({ counts, all }: { counts: readonly number[]; all: number }) {
  const before = (place: number) => counts.slice(0, place).reduce((sum, count) => sum + count, 0)
  return (
    <svg width="100%" height="14" aria-hidden="true">
      {counts.map((count, index) => {
        if (count === 0) return null
        return (
          <rect
            key={ratings[index]}
            className={`r-${ratings[index]}`}
            x={`${(before(index) / all) * 100}%`}
            y="0.5"
            width={`${(count / all) * 100}%`}
            height="13"
          />
        )
      })}
    </svg>
  )
}
