'use client'

import { ticksOf } from './buckets'
import { useWidth } from './use-width'

/** One bar; only some bars have room for a word below them. */
export type Bar = { key: string; tick: string | null; cards: number }

type Props = {
  /** What the drawing shows, read aloud. */
  label: string
  unit?: string
  /** What stands below the bars. */
  axis: string
  bars: readonly Bar[]
}

const height = 196
const [left, top, base] = [40, 24, 160]

/** Bars side by side, one a bin, drawn for the width there is. */
export function Histogram({ label, unit = 'cards', axis, bars }: Props) {
  const [ref, width] = useWidth()
  const ticks = ticksOf(Math.max(0, ...bars.map(({ cards }) => cards)))
  const y = (value: number) => base - (value / ticks.at(-1)!) * (base - top)
  const slot = (width - left) / bars.length
  const gap = Math.min(3, slot * 0.25)
  return (
    <div ref={ref} className="bars">
      {width > 0 && (
        <svg width={width} height={height} role="img" aria-label={label}>
          <text x="0" y="12">
            {unit}
          </text>
          {ticks.map((tick) => (
            <g key={tick}>
              <line className={tick === 0 ? 'ax' : 'gr'} x1={left} x2={width} y1={y(tick)} y2={y(tick)} />
              <text x={left - 8} y={y(tick) + 4} textAnchor="end">
                {tick.toLocaleString('en-GB')}
              </text>
            </g>
          ))}
          {bars.map(({ key, tick, cards }, index) => (
            <g key={key}>
              {cards > 0 && (
                <rect
                  className="p-mature"
                  x={left + index * slot + gap / 2}
                  width={Math.max(1, slot - gap)}
                  y={y(cards)}
                  height={base - y(cards)}
                />
              )}
              {tick !== null && (
                <text x={left + (index + 0.5) * slot} y={base + 16} textAnchor="middle">
                  {tick}
                </text>
              )}
            </g>
          ))}
          <text x={width} y={height - 4} textAnchor="end">
            {axis}
          </text>
        </svg>
      )}
    </div>
  )
}
