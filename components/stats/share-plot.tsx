'use client'

import { useWidth } from './use-width'

/** A share with its range; null where there is nothing to share out. */
export type Point = {
  key: string
  /** Where it stands from left to right, 0 to 1. */
  at: number
  tick: string | null
  share: number | null
  low: number
  high: number
  /** What was expected of the same. */
  expected?: number | null
}

type Props = {
  label: string
  unit: string
  axis: string
  points: readonly Point[]
  /** Names of the two marks. */
  names: { share: string; expected?: string }
  /** A dashed line from corner to corner, where what is said and what is so agree. */
  diagonal?: string
}

const height = 236
const [left, top, base] = [40, 26, 190]
const inset = 14

type Place = (point: Point) => number
const lineOf = (points: readonly Point[], x: Place, y: (point: Point) => number | null): string =>
  points
    .flatMap((point) => {
      const value = y(point)
      return value === null ? [] : [`${x(point)},${value}`]
    })
    .join(' ')

/** Shares as points with their 95% ranges, beside what was expected as a dashed line. */
export function SharePlot({ label, unit, axis, points, names, diagonal }: Props) {
  const [ref, width] = useWidth()
  const lowest = Math.min(
    1,
    ...points.flatMap(({ share, low, expected }) => [share === null ? 1 : low, expected ?? 1]),
  )
  const floor = diagonal === undefined && lowest >= 0.5 ? 0.5 : 0
  const y = (share: number) => base - ((share - floor) / (1 - floor)) * (base - top)
  const x: Place = ({ at }) => left + inset + at * (width - left - 2 * inset)
  const known = points.filter(({ share }) => share !== null)
  return (
    <div ref={ref} className="plot">
      {width > 0 && (
        <svg width={width} height={height} role="img" aria-label={label}>
          <text x="0" y="12">
            {unit}
          </text>
          {[floor, floor + (1 - floor) / 2, 1].map((tick) => (
            <g key={tick}>
              <line className={tick === floor ? 'ax' : 'gr'} x1={left} x2={width} y1={y(tick)} y2={y(tick)} />
              <text x={left - 8} y={y(tick) + 4} textAnchor="end">
                {Math.round(tick * 100)}%
              </text>
            </g>
          ))}
          {diagonal !== undefined && (
            <line className="ref" x1={left + inset} y1={y(0)} x2={width - inset} y2={y(1)} />
          )}
          <polyline
            className="expected"
            points={lineOf(points, x, ({ expected }) => (expected == null ? null : y(expected)))}
          />
          <polyline className="line1" points={lineOf(known, x, ({ share }) => y(share!))} />
          {known.map((point) => (
            <g key={point.key} className="share">
              <line x1={x(point)} x2={x(point)} y1={y(point.low)} y2={y(point.high)} />
              <circle cx={x(point)} cy={y(point.share!)} r="4.5" />
            </g>
          ))}
          {points.map(
            (point) =>
              point.tick !== null && (
                <text key={point.key} x={x(point)} y={base + 18} textAnchor="middle">
                  {point.tick}
                </text>
              ),
          )}
          <text x={width} y={height - 6} textAnchor="end">
            {axis}
          </text>
        </svg>
      )}
      <p className="keys">
        <span>
          <svg width="12" height="16" aria-hidden="true" className="share">
            <line x1="6" x2="6" y1="0" y2="16" />
            <circle cx="6" cy="8" r="4" />
          </svg>
          {names.share}, with its range
        </span>
        {(names.expected ?? diagonal) && (
          <span>
            <svg width="24" height="12" aria-hidden="true">
              <line className={diagonal ? 'ref' : 'expected'} x1="0" x2="24" y1="6" y2="6" />
            </svg>
            {names.expected ?? diagonal}
          </span>
        )}
      </p>
    </div>
  )
}
