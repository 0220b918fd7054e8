'use client'

import './own-scenario.css'
import { useState, type KeyboardEvent } from 'react'
import { Segmented } from '@/components/ui/segmented'
import { TextField } from '@/components/ui/field'
import { useSettled } from '@/components/ui/use-settled'
import { readOwnText } from '@/lib/core/scenario/own/generator'
import { modelOf, textOfModel, type OptionText, type OwnModel } from './own-model'
import { OwnOption } from './own-option'
import { OwnOthers } from './own-others'
import { OwnVariables } from './own-variables'

type Props = {
  /** The note's field, JSON. */
  text: string
  /** What the note asks, as Markdown. */
  question: string
  /** What the server found, by path such as `Scenario.options.0.cost`. */
  errors: Readonly<Record<string, string>>
  onChange: (text: string) => void
}

/** Problems are said after a pause: a formula is wrong at nearly every letter on the way. */
const pauseMs = 700

/** Enter in one of many boxes is no wish to add the note; Ctrl Enter is. */
const keepFromSubmitting = (event: KeyboardEvent<HTMLElement>): void => {
  const isPlain = event.key === 'Enter' && !event.ctrlKey && !event.metaKey
  if (isPlain && event.target instanceof HTMLInputElement) event.preventDefault()
}

/** A note's field as a form: two options, what decides between them, and the numbers that are drawn. */
export function OwnForm({ text, question, errors, onChange }: Props) {
  const [{ model, from }, setState] = useState(() => ({ model: modelOf(text), from: text }))
  // Added, undone or given up: the field was written by somebody else than this form.
  if (from !== text) setState({ model: modelOf(text), from: text })

  const settled = useSettled(text, pauseMs)
  const generator = settled === text && text !== '' ? readOwnText(text, question) : null
  const found = generator && 'problems' in generator ? generator.problems : {}
  /** An empty box is not wrong yet; the server says so when the note is added. */
  const errorOf = (path: string, value: string): string | undefined =>
    (value.trim() === '' ? undefined : found[path]) ?? errors[`Scenario.${path}`]

  const change = (next: OwnModel): void => {
    const written = textOfModel(next)
    setState({ model: next, from: written })
    onChange(written)
  }
  const changeOption = (at: 0 | 1, option: OptionText): void =>
    change({
      ...model,
      options: at === 0 ? [option, model.options[1]] : [model.options[0], option],
    })

  return (
    <div className="own-form" onKeyDown={keepFromSubmitting}>
      <Segmented
        label="What decides"
        options={[
          { value: 'costs', label: 'Two costs' },
          { value: 'crossover', label: 'A known crossover' },
        ]}
        value={model.by}
        onChange={(by) => change({ ...model, by })}
      />
      <OwnVariables model={model} errorOf={errorOf} onChange={change} />
      {model.by === 'crossover' && (
        <TextField
          label="Crossover"
          hint="The value at which the answer flips: a number, or a formula of the other variables."
          className="field mono"
          maxLength={2000}
          value={model.crossover}
          onChange={(event) => change({ ...model, crossover: event.target.value })}
          error={errorOf('crossover', model.crossover)}
        />
      )}
      {([0, 1] as const).map((at) => (
        <OwnOption
          key={at}
          at={at}
          by={model.by}
          option={model.options[at]}
          errorOf={(part, value) => errorOf(`options.${at}.${part}`, value)}
          onChange={(option) => changeOption(at, option)}
        />
      ))}
      <OwnOthers
        others={model.others}
        errorOf={errorOf}
        onChange={(others) => change({ ...model, others })}
      />
    </div>
  )
}
