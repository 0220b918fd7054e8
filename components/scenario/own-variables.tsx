import { Plus } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { FieldError } from '@/components/ui/field'
import { mostVariables } from '@/lib/core/scenario/own/definition'
import { emptyVariable, type OwnModel, type VariableText } from './own-model'
import { OwnVariable } from './own-variable'

type Props = {
  model: OwnModel
  errorOf: (path: string, value: string) => string | undefined
  onChange: (model: OwnModel) => void
}

/** The numbers of the scenario; one of them decides. */
export function OwnVariables({ model, errorOf, onChange }: Props) {
  const { variables, deciding } = model
  const put = (at: number, variable: VariableText) => {
    const before = variables[at]!
    // The one that decides is known by its name.
    const isDeciding = before.name === deciding
    onChange({
      ...model,
      deciding: isDeciding ? variable.name : deciding,
      variables: variables.map((one, index) => (index === at ? variable : one)),
    })
  }
  const undecided = errorOf('deciding', 'given')
  return (
    <>
      {variables.map((variable, at) => (
        <OwnVariable
          key={at}
          at={at}
          variable={variable}
          isDeciding={variable.name === deciding}
          errorOf={(part, value) => errorOf(`variables.${at}.${part}`, value)}
          onChange={(next) => put(at, next)}
          onDecide={() => onChange({ ...model, deciding: variable.name })}
          onRemove={
            variables.length === 1
              ? null
              : () => onChange({ ...model, variables: variables.filter((_, index) => index !== at) })
          }
        />
      ))}
      {undecided && <FieldError>{`The deciding variable ${undecided}.`}</FieldError>}
      {variables.length < mostVariables && (
        <Button
          kind="plain"
          className="own-add"
          onClick={() => onChange({ ...model, variables: [...variables, emptyVariable] })}
        >
          <Plus className="i" aria-hidden="true" />
          Add a variable
        </Button>
      )}
    </>
  )
}
