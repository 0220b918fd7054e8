import { TextArea, TextField } from '@/components/ui/field'
import type { Deciding, OptionText } from './own-model'

type Props = {
  at: 0 | 1
  by: Deciding
  option: OptionText
  errorOf: (part: keyof OptionText, value: string) => string | undefined
  onChange: (option: OptionText) => void
}

const legends = {
  costs: ['First option', 'Second option'],
  crossover: ['Right up to the crossover', 'Right above the crossover'],
} as const

/** One of the two options: its name, when it is right, and why. */
export function OwnOption({ at, by, option, errorOf, onChange }: Props) {
  const wiring = (part: keyof OptionText) => ({
    value: option[part],
    onChange: (event: { target: { value: string } }) => onChange({ ...option, [part]: event.target.value }),
    error: errorOf(part, option[part]),
  })
  return (
    <fieldset className="own-part">
      <legend className="label">{legends[by][at]}</legend>
      <TextField label="Name" maxLength={200} {...wiring('label')} />
      {by === 'costs' && (
        <TextField
          label="Cost"
          hint="A formula of the variables with + - * / ^, and min, max, sqrt, ln or exp. The cheaper option is right."
          className="field mono"
          maxLength={2000}
          autoCapitalize="none"
          spellCheck={false}
          {...wiring('cost')}
        />
      )}
      <TextField
        label="Deciding reason"
        hint="Optional. In a few words, without giving the option away."
        maxLength={200}
        {...wiring('reason')}
      />
      <TextArea
        label="Explanation"
        hint={
          by === 'costs'
            ? 'Why it is right when it is. {name} is a number drawn; so are {firstCost}, {secondCost} and {crossover}.'
            : 'Why it is right when it is. {name} is a number drawn; so is {crossover}.'
        }
        rows={2}
        maxLength={2000}
        {...wiring('explanation')}
      />
    </fieldset>
  )
}
