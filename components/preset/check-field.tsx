import { useId } from 'react'

type Props = { label: string; hint: string; isOn: boolean; onChange: (isOn: boolean) => void }

/** A switch with one sentence that says what it does. */
export function CheckField({ label, hint, isOn, onChange }: Props) {
  const id = useId()
  return (
    <div>
      <label className="check">
        <input
          type="checkbox"
          checked={isOn}
          aria-describedby={id}
          onChange={(event) => onChange(event.target.checked)}
        />
        <span>{label}</span>
      </label>
      <p className="hint-text under-check" id={id}>
        {hint}
      </p>
    </div>
  )
}
