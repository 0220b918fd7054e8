'use client'

import { tickDay } from '@/components/ui/dates'
import { bucketsOf, ticksOf, type Bucket } from './buckets'
import { useWidth } from './use-width'

/** A part of each bar, from the bottom up. Its class gives it colour and outline. */
export type Part = { name: string; className: string }

type Props = {
  /** What the drawing shows, read aloud. */
  label: string
  unit: string
  parts: readonly Part[]
  rows: readonly { day: string; values: number[] }[]
  span: { from: string; to: string }
  today: 'first' | 'last'
}

const height = 196
const [left, top, base] = [34, 24, 168]

/** Bars a day, or a week or more where days would be too thin, drawn for the width there is. */
export function Bars({ label, unit, parts, rows, span, today }: Props) {
  const [ref, width] = useWidth()
  const bars = width > 0 ? bucketsOf(rows, span, width - left, today) : []
  const per = perBar(bars[today === 'first' ? 0 : bars.length - 1])
  return (
    <div ref={ref} className="bars">
      {width > 0 && (
        <svg width={width} height={height} role="img" aria-label={label}>
          <text x="0" y="12">
            {unit + per}
          </text>
          <Drawing bars={bars} parts={parts} width={width} today={today} />
        </svg>
      )}
      <p className="keys">
        {parts.map(({ name, className }) => (
          <span key={name}>
            <svg width="12" height="12" aria-hidden="true">
              <rect className={className} x="0.5" y="0.5" width="11" height="11" rx="2" />
            </svg>
            {name}
          </span>
        ))}
      </p>
    </div>
  )
}

const daysOf = ({ from, to }: Bucket) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1
const perBar = (bar: Bucket | undefined): string => {
  const days = bar ? daysOf(bar) : 1
  if (days === 1) return ' a day'
  return days === 7 ? ' a week' : ` in ${days} days`
}

type DrawingProps = {
  bars: readonly Bucket[]
  parts: readonly Part[]
  width: number
  today: 'first' | 'last'
}

function Drawing({ bars, parts, width, today }: DrawingProps) {
  const totals = bars.map(({ values }) => values.reduce((sum, value) => sum + value, 0))
  const ticks = ticksOf(Math.max(0, ...totals))
  const y = (value: number) => base - (value / ticks.at(-1)!) * (base - top)
  const slot = (width - left) / bars.length
  const gap = Math.min(2, slot * 0.25)
  return (
    <>
      {ticks.map((tick) => (
        <g key={tick}>
          <line className={tick === 0 ? 'ax' : 'gr'} x1={left} x2={width} y1={y(tick)} y2={y(tick)} />
          <text x={left - 8} y={y(tick) + 4} textAnchor="end">
            {tick.toLocaleString('en-GB')}
          </text>
        </g>
      ))}
      {bars.map(({ from, values }, index) => {
        let below = 0
        return values.map((value, part) => {
          const bottom = y(below)
          below += value
          return value === 0 ? null : (
            <rect
              key={`${from} ${parts[part]!.name}`}
              className={parts[part]!.className}
              x={left + index * slot + gap / 2}
              width={Math.max(1, slot - gap)}
              y={y(below)}
              height={bottom - y(below)}
            />
          )
        })
      })}
      <DayTicks bars={bars} width={width} slot={slot} today={today} />
    </>
  )
}

const roomPerTick = 76

function DayTicks({ bars, width, slot, today }: Omit<DrawingProps, 'parts'> & { slot: number }) {
  const every = Math.max(1, Math.ceil(roomPerTick / slot))
  return bars.map((bar, index) => {
    const fromToday = today === 'first' ? index : bars.length - 1 - index
    if (fromToday % every !== 0) return null
    const middle = left + (index + 0.5) * slot
    const anchor = middle > width - 24 ? 'end' : middle < left + 16 ? 'start' : 'middle'
    const x = anchor === 'end' ? width : anchor === 'start' ? left : middle
    if (anchor === 'middle' && (middle < left + 30 || middle > width - 56) && fromToday !== 0) return null
    return (
      <text key={bar.from} x={x} y={base + 19} textAnchor={anchor}>
        {fromToday === 0 ? 'today' : tickDay(today === 'first' ? bar.from : bar.to)}
      </text>
    )
  })
}
