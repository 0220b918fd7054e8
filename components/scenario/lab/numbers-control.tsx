import { useId, useState } from 'react'
import type { Value } from '@/lib/core/scenario/generator'
import type { ControlProps } from './lab-controls'

type Nested = readonly (number | readonly number[])[]

const changed = (value: Nested, path: readonly number[], number: number): Nested =>
  value.map((entry, index) => {
    if (index !== path[0]) return entry
    return typeof entry === 'number' ? number : entry.map((one, place) => (place === path[1] ? number : one))
  })

const placesOf = (value: Nested): { path: number[]; number: number }[] =>
  value.flatMap((entry, index) =>
    typeof entry === 'number'
      ? [{ path: [index], number: entry }]
      : entry.map((number, place) => ({ path: [index, place], number })),
  )

/** A list of measured numbers: a box for each. */
export function NumbersControl({ control, value, wordsOf, onMove }: ControlProps<'numbers'>) {
  const id = useId()
  if (!Array.isArray(value)) return null
  const places = placesOf(value as Nested)
  return (
    <fieldset className="field-row numbers">
      <legend className="label" id={id}>
        {control.label}
      </legend>
      <p className="hint-text">{wordsOf(value as Value)}</p>
      <div className="boxes">
        {places.map(({ path, number }, index) => (
          <Box
            key={path.join(' ')}
            label={`${control.label}, ${index + 1} of ${places.length}`}
            number={number}
            onMove={(next) => onMove(changed(value as Nested, path, next) as Value)}
          />
        ))}
      </div>
    </fieldset>
  )
}

function Box({ label, number, onMove }: { label: string; number: number; onMove: (number: number) => void }) {
  const [typed, setTyped] = useState<string | null>(null)
  const write = (text: string) => {
    setTyped(text)
    const next = Number(text)
    if (text.trim() !== '' && Number.isFinite(next) && next >= 0 && next <= 1e9) onMove(next)
  }
  return (
    <span className="numbox">
      <input
        aria-label={label}
        inputMode="decimal"
        autoComplete="off"
        value={typed ?? String(number)}
        onChange={(event) => write(event.target.value)}
        onBlur={() => setTyped(null)}
      />
    </span>
  )
}
