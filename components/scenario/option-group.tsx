import { useId, type KeyboardEvent, type ReactNode } from 'react'
import { optionLetters } from './use-letters'

type Props = {
  label: string
  /** Names the group to who moves the focus. */
  name: GroupName
  options: readonly { id: string; label: string }[]
  chosen: string | null
  onChoose: (id: string) => void
  /** Whether letters choose here now, so that they are shown. */
  letters: 'shown' | 'hidden'
  /** `select`: an arrow chooses, as in any radio group. `move`: it only moves, because a choice here is final. */
  arrows?: 'select' | 'move'
  children?: ReactNode
}

export type GroupName = 'choice' | 'reason' | 'confidence' | 'twist'

const steps: Record<string, number> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }

/** Moves the focus among the radio buttons of a group and chooses none; Enter and Space choose. */
const moveOnly = (event: KeyboardEvent<HTMLElement>) => {
  if (event.key === 'Enter') return (event.target as HTMLElement).click()
  const step = steps[event.key]
  if (step === undefined) return
  event.preventDefault()
  const radios = [...event.currentTarget.querySelectorAll<HTMLInputElement>('input[type="radio"]')]
  const at = radios.indexOf(event.target as HTMLInputElement)
  radios[(at + step + radios.length) % radios.length]?.focus()
}

/** Options under each other, of which one is chosen: full width, in the type of the question. */
export function OptionGroup(props: Props) {
  const { label, name, options, chosen, onChoose, letters, arrows = 'select', children } = props
  const radioName = useId()
  const legendId = useId()
  return (
    <div
      role="radiogroup"
      aria-labelledby={legendId}
      className="flip-group"
      data-group={name}
      onKeyDown={arrows === 'move' ? moveOnly : undefined}
    >
      <p className="label" id={legendId}>
        {label}
      </p>
      <div className="opts">
        {options.map((option, index) => (
          <label key={option.id} className="opt">
            <input
              type="radio"
              className="flip-radio"
              name={radioName}
              value={option.id}
              checked={option.id === chosen}
              onChange={() => onChoose(option.id)}
            />
            <span>{option.label}</span>
            {letters === 'shown' && index < optionLetters.length && (
              <kbd aria-hidden="true">{optionLetters[index]}</kbd>
            )}
          </label>
        ))}
        {children}
      </div>
    </div>
  )
}
