import { Button } from '@/components/ui/button'
import { SelectField } from '@/components/ui/field'
import type { Control } from '@/lib/core/scenario/controls'
import type { AnyGenerator, Value, Variables } from '@/lib/core/scenario/generator'
import { valueWords } from '@/lib/core/scenario/words'
import { NumberControl } from './number-control'
import { NumbersControl } from './numbers-control'

type Props = {
  generator: AnyGenerator
  controls: readonly Control[]
  variables: Variables
  onMove: (name: string, value: Value) => void
  /** Null where nothing was moved. */
  onReset: (() => void) | null
}

/** Every variable of the scenario, assumptions included. */
export function LabControls({ generator, controls, variables, onMove, onReset }: Props) {
  return (
    <section className="bench-controls" aria-label="Variables">
      <div className="bench-head">
        <h2 className="head">Variables</h2>
        <Button aria-disabled={onReset === null} onClick={() => onReset?.()}>
          Reset
        </Button>
      </div>
      {controls.map((control) => (
        <OneControl
          key={control.name}
          control={control}
          value={variables[control.name]!}
          wordsOf={(value) => valueWords(generator, control.name, value, variables)}
          onMove={(value) => onMove(control.name, value)}
        />
      ))}
    </section>
  )
}

export type ControlProps<By extends Control['by']> = {
  control: Control & { by: By }
  value: Value
  wordsOf: (value: Value) => string
  onMove: (value: Value) => void
}

function OneControl(props: ControlProps<Control['by']>) {
  const { control, value, wordsOf, onMove } = props
  if (control.by === 'number') return <NumberControl {...props} control={control} />
  if (control.by === 'numbers') return <NumbersControl {...props} control={control} />
  const list: readonly Value[] = control.by === 'switch' ? [false, true] : control.list
  const at = list.findIndex((entry) => JSON.stringify(entry) === JSON.stringify(value))
  return (
    <SelectField
      label={control.label}
      value={String(Math.max(at, 0))}
      onChange={(event) => onMove(list[Number(event.target.value)]!)}
    >
      {list.map((entry, index) => (
        <option key={JSON.stringify(entry)} value={index}>
          {wordsOf(entry)}
        </option>
      ))}
    </SelectField>
  )
}
