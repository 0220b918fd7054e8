import { X } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { shortNameOf, type VariableText } from './own-model'

type Part = 'name' | 'label' | 'unit' | 'min' | 'max'

type Props = {
  at: number
  variable: VariableText
  isDeciding: boolean
  errorOf: (part: string, value: string) => string | undefined
  onChange: (variable: VariableText) => void
  onDecide: () => void
  /** Null for the only one. */
  onRemove: (() => void) | null
}

/** One number: what it is called, and the range it is drawn from. */
export function OwnVariable({ at, variable, isDeciding, errorOf, onChange, onDecide, onRemove }: Props) {
  const put = (part: Part, value: string) => {
    const isNamedByLabel = part === 'label' && variable.name === shortNameOf(variable.label)
    onChange({ ...variable, [part]: value, ...(isNamedByLabel ? { name: shortNameOf(value) } : {}) })
  }
  const wiring = (part: Part) => ({
    value: variable[part],
    onChange: (event: { target: { value: string } }) => put(part, event.target.value),
    error: errorOf(part, variable[part]) ?? (part === 'min' ? errorOf('value', variable.min) : undefined),
  })
  const isRange = variable.max.trim() !== ''
  return (
    <fieldset className="own-part">
      <legend className="label">Variable {at + 1}</legend>
      <div className="own-pair">
        <TextField label="Label" hint="As the card names it." maxLength={200} {...wiring('label')} />
        <TextField
          label="Short name"
          hint="As formulas name it."
          className="field mono"
          maxLength={40}
          autoCapitalize="none"
          spellCheck={false}
          {...wiring('name')}
        />
      </div>
      <div className="own-trio">
        <TextField label="From" inputMode="decimal" maxLength={30} {...wiring('min')} />
        <TextField label="To" placeholder="fixed" inputMode="decimal" maxLength={30} {...wiring('max')} />
        <TextField label="Unit" placeholder="a second" maxLength={60} {...wiring('unit')} />
      </div>
      <div className="own-switches">
        <label className="own-check">
          <input
            type="radio"
            name="own-deciding"
            checked={isDeciding && variable.name !== ''}
            disabled={variable.name === ''}
            onChange={onDecide}
          />
          It decides
        </label>
        <label className="own-check">
          <input
            type="checkbox"
            checked={variable.whole}
            onChange={(event) => onChange({ ...variable, whole: event.target.checked })}
          />
          Whole numbers
        </label>
        {isRange && (
          <label className="own-check">
            <input
              type="checkbox"
              checked={variable.scale === 'log'}
              onChange={(event) => onChange({ ...variable, scale: event.target.checked ? 'log' : 'linear' })}
            />
            Small ones as often as large
          </label>
        )}
        {onRemove && (
          <Button kind="plain" onClick={onRemove}>
            <X className="i" aria-hidden="true" />
            Remove
          </Button>
        )}
      </div>
    </fieldset>
  )
}
