'use client'

import { useId, useState, type CSSProperties, type ReactNode } from 'react'
import { FieldError } from './field'

type Props = {
  label: string
  hint?: ReactNode
  error?: string
  /** Whole numbers, both ends included. */
  least: number
  most: number
  value: number
  /** What stands after the number: "%". */
  unit?: string
  onChange: (value: number) => void
  /** The hand is off the slider, or the number is written. */
  onSettled?: (value: number) => void
}

/** A slider and a number box of one value: arrow keys move by one, Page keys by five. */
export function SliderField({ label, hint, error, least, most, value, unit, onChange, onSettled }: Props) {
  const id = useId()
  const [typed, setTyped] = useState<string | null>(null)
  const within = (next: number) => Math.min(most, Math.max(least, Math.round(next)))
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined

  const settle = () => {
    const number = Number(typed)
    const next = typed === null || typed.trim() === '' || Number.isNaN(number) ? value : within(number)
    setTyped(null)
    if (next !== value) onChange(next)
    onSettled?.(next)
  }
  const write = (text: string) => {
    setTyped(text)
    const number = Number(text)
    if (text.trim() !== '' && Number.isInteger(number) && number >= least && number <= most) onChange(number)
  }
  const jump = (key: string) => {
    const by = { PageUp: 5, PageDown: -5 }[key]
    if (by !== undefined) onChange(within(value + by))
    return by !== undefined
  }
  return (
    <div className="field-row">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <div className="slider">
        <input
          type="range"
          aria-label={label}
          aria-valuetext={`${value}${unit ?? ''}`}
          min={least}
          max={most}
          value={value}
          style={{ '--at': `${((value - least) / (most - least)) * 100}%` } as CSSProperties}
          onChange={(event) => onChange(Number(event.target.value))}
          onKeyDown={(event) => jump(event.key) && event.preventDefault()}
          onPointerUp={() => onSettled?.(value)}
          onKeyUp={() => onSettled?.(value)}
          onBlur={() => onSettled?.(value)}
        />
        <span className="numbox">
          <input
            id={id}
            inputMode="numeric"
            autoComplete="off"
            aria-invalid={error ? true : undefined}
            aria-describedby={described}
            value={typed ?? String(value)}
            onChange={(event) => write(event.target.value)}
            onBlur={settle}
            onKeyDown={(event) => event.key === 'Enter' && settle()}
          />
          {unit}
        </span>
      </div>
      {hint && (
        <p className="hint-text" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  )
}
