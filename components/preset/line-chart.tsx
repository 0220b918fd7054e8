import type { ReactNode } from 'react'

/** `x` in percent of the width, `y` in pixels: the line stretches, the text does not. */
export type LinePoint = { desiredRetention: number; x: string; y: number }

type Props = {
  label: string
  /** What is counted upwards, and along the base axis. */
  up: string
  along: string
  /** Where the base axis lies, in pixels from the top. */
  base: number
  points: readonly LinePoint[]
  /** Under the line. */
  grid?: ReactNode
  /** Over the line. */
  children: ReactNode
}

/** A line through one point a desired retention, over a base axis. */
export function LineChart({ label, up, along, base, points, grid, children }: Props) {
  return (
    <svg className="chart" width="100%" height={base + 44} role="img" aria-label={label}>
      <text x="0" y="11">
        {up}
      </text>
      {grid}
      <line className="ax" x1="0" x2="100%" y1={base + 0.5} y2={base + 0.5} />
      {points.slice(1).map(({ desiredRetention, x, y }, index) => (
        <line
          key={desiredRetention}
          className="l1"
          strokeLinecap="round"
          x1={points[index]!.x}
          y1={points[index]!.y}
          x2={x}
          y2={y}
        />
      ))}
      {children}
      <text x="100%" y={base + 36} textAnchor="end">
        {along}
      </text>
    </svg>
  )
}
