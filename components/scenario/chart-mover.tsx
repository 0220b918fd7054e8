'use client'

import { useId, useState, type CSSProperties } from 'react'
import { settled, type Crossing } from './chart-model'
import { sayX } from './chart-words'
import type { Scale } from './scales'

type Props = {
  crossing: Crossing
  scale: Scale
  value: number
  onMove: (value: number) => void
}

const stops = 200
const bigStep = 20

/** A slider along the axis and a number box of one value: arrow keys move by a hundredth, Page keys by a tenth. */
export function ChartMover({ crossing, scale, value, onMove }: Props) {
  const id = useId()
  const [typed, setTyped] = useState<string | null>(null)
  const isPercent = crossing.unit.startsWith('%')
  const factor = isPercent ? 100 : 1
  const place = Math.min(stops, Math.max(0, scale.at(value) * stops))
  const moveTo = (stop: number) =>
    onMove(settled(scale, scale.of(Math.min(stops, Math.max(0, stop)) / stops)))
  const jump = (key: string): boolean => {
    const by = { PageUp: bigStep, PageDown: -bigStep }[key]
    if (by !== undefined) moveTo(Math.round(place) + by)
    return by !== undefined
  }
  const write = (text: string) => {
    setTyped(text)
    const number = Number(text.replace(/[,\s]/g, '')) / factor
    if (text.trim() !== '' && number >= scale.low && number <= scale.high) onMove(number)
  }
  return (
    <div className="field-row mover">
      <label className="label" htmlFor={id}>
        {crossing.label}
      </label>
      <div className="slider">
        <input
          type="range"
          aria-label={crossing.label}
          aria-valuetext={sayX(crossing, value)}
          min={0}
          max={stops}
          value={Math.round(place)}
          style={{ '--at': `${(place / stops) * 100}%` } as CSSProperties}
          onChange={(event) => moveTo(Number(event.target.value))}
          onKeyDown={(event) => jump(event.key) && event.preventDefault()}
        />
        <span className="numbox">
          <input
            id={id}
            inputMode="decimal"
            autoComplete="off"
            value={typed ?? String(Number((value * factor).toPrecision(12)))}
            onChange={(event) => write(event.target.value)}
            onBlur={() => setTyped(null)}
            onKeyDown={(event) => event.key === 'Enter' && setTyped(null)}
          />
          {isPercent && '%'}
        </span>
      </div>
    </div>
  )
}
