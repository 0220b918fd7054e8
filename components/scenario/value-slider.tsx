'use client'

import { useId, useState, type CSSProperties, type ReactNode } from 'react'

type Props = {
  label: string
  hint?: ReactNode
  /** Where on the slider a value lies, 0 to 1, and back. */
  at: (value: number) => number
  of: (place: number) => number
  value: number
  /** The value in words, for those who hear it. */
  words: string
  /** What stands behind the number in its box; "%" shows shares times a hundred. */
  sign: string
  /** A place of the slider as a number worth saying. */
  snap: (value: number) => number
  isAllowed: (value: number) => boolean
  onMove: (value: number) => void
}

const stops = 200
const bigStep = 20

const plainOf = (value: number, factor: number): string => String(Number((value * factor).toPrecision(12)))

/** A slider and a number box of one value on any scale: arrow keys move by a two-hundredth, Page keys by a tenth. */
export function ValueSlider(props: Props) {
  const { label, hint, at, of, value, words, sign, snap, isAllowed, onMove } = props
  const id = useId()
  const [typed, setTyped] = useState<string | null>(null)
  const factor = sign === '%' ? 100 : 1
  const place = Math.min(stops, Math.max(0, at(value) * stops))
  const moveTo = (stop: number) => {
    setTyped(null)
    onMove(snap(of(Math.min(stops, Math.max(0, stop)) / stops)))
  }
  /** At least as far as the next number that snaps to something else. */
  const step = (by: number) => {
    const start = Math.round(place)
    let stop = start + by
    while (stop > 0 && stop < stops && snap(of(stop / stops)) === value) stop += Math.sign(by)
    moveTo(stop)
  }
  const jump = (key: string): boolean => {
    const by = {
      PageUp: bigStep,
      PageDown: -bigStep,
      ArrowUp: 1,
      ArrowRight: 1,
      ArrowDown: -1,
      ArrowLeft: -1,
    }[key]
    if (by !== undefined) step(by)
    return by !== undefined
  }
  const write = (text: string) => {
    setTyped(text)
    const number = Number(text.replace(/[,\s]/g, '')) / factor
    if (text.trim() !== '' && Number.isFinite(number) && isAllowed(number))
      onMove(Number(number.toPrecision(12)))
  }
  return (
    <div className="field-row mover">
      <label className="label" htmlFor={id}>
        {label}
        {hint}
      </label>
      <div className="slider">
        <input
          type="range"
          aria-label={label}
          aria-valuetext={words}
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
            value={typed ?? plainOf(value, factor)}
            onChange={(event) => write(event.target.value)}
            onBlur={() => setTyped(null)}
            onKeyDown={(event) => event.key === 'Enter' && setTyped(null)}
          />
          {sign}
        </span>
      </div>
    </div>
  )
}
