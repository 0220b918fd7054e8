'use client'

import { useId } from 'react'

type Props<V extends string> = {
  /** The name of the group; shown above it unless something else on the page says it. */
  label: string
  labelHidden?: true
  options: readonly { value: V; label: string }[]
  value: V
  onChange: (value: V) => void
}

/** Two to five choices side by side, of which one holds. */
export function Segmented<V extends string>({ label, labelHidden, options, value, onChange }: Props<V>) {
  const name = useId()
  return (
    <fieldset>
      <legend className={labelHidden ? 'vh' : 'label mb-1'}>{label}</legend>
      <div className="seg">
        {options.map((option) => (
          <label key={option.value}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
