'use client'

import { ChevronDown } from 'lucide-react'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { matching, type Choice } from './choices'
import { FieldRow } from './field'

type Props = {
  label: string
  hint?: string
  error?: string
  choices: readonly Choice[]
  value: string
  onChange: (value: string) => void
}

/** So many are drawn at a time; searching finds the others. */
const mostShown = 100

/** A choice out of very many: typing searches, arrows move, Enter takes, Escape leaves it as it was. */
export function Combobox({ label, hint, error, choices, value, onChange }: Props) {
  const listId = useId()
  // What is being searched; null while the chosen one stands there.
  const [search, setSearch] = useState<string | null>(null)
  const [active, setActive] = useState(0)
  const [isOpen, setOpen] = useState(false)
  const found = search === null ? [...choices] : matching(choices, search)
  const shown = found.slice(0, mostShown)
  const chosen = choices.find((choice) => choice.value === value)
  const isLost = !isOpen && search !== null

  const open = () => {
    if (isOpen) return
    setOpen(true)
    setActive(Math.max(0, search === null ? shown.findIndex((choice) => choice.value === value) : 0))
    // Empty, with the chosen one as its hint: a press would put the caret into it, and typing would lengthen it.
    setSearch(search ?? '')
  }
  const take = (choice: Choice | undefined) => {
    if (!choice) return
    setSearch(null)
    setOpen(false)
    if (choice.value !== value) onChange(choice.value)
  }
  const close = () => {
    setOpen(false)
    // A search that leaves one says which; any other stays to be mended.
    if (search?.trim() === '') setSearch(null)
    else if (search !== null && found.length === 1) take(found[0])
  }
  const press = (event: KeyboardEvent) => {
    const { key } = event
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault()
      if (!isOpen) return open()
      const step = key === 'ArrowDown' ? 1 : -1
      setActive((active + step + shown.length) % Math.max(1, shown.length))
    } else if (key === 'Enter' && isOpen) {
      event.preventDefault()
      take(shown[active])
    } else if (key === 'Escape' && (isOpen || search !== null)) {
      event.preventDefault()
      event.stopPropagation()
      setSearch(null)
      setOpen(false)
      // Ready for another search.
      const field = event.currentTarget as HTMLInputElement
      setTimeout(() => field.select())
    }
  }
  const wrong = isLost ? `Nothing here is named “${search}”. Choose one from the list.` : error
  return (
    <FieldRow label={label} hint={hint} error={wrong}>
      {(wiring) => (
        <div className="combobox">
          <input
            className="field"
            role="combobox"
            autoComplete="off"
            spellCheck={false}
            aria-expanded={isOpen}
            aria-controls={isOpen ? listId : undefined}
            aria-activedescendant={isOpen && shown[active] ? `${listId}-${active}` : undefined}
            placeholder={chosen?.label}
            value={search ?? chosen?.label ?? value}
            onChange={(event) => {
              setSearch(event.target.value)
              setActive(0)
              setOpen(true)
            }}
            onFocus={(event) => event.target.select()}
            onClick={open}
            onBlur={close}
            onKeyDown={press}
            {...wiring}
          />
          <ChevronDown className="i" aria-hidden="true" />
          {isOpen && (
            <Options
              id={listId}
              label={label}
              choices={shown}
              more={found.length - shown.length}
              active={active}
              value={value}
              onTake={take}
            />
          )}
        </div>
      )}
    </FieldRow>
  )
}

type OptionsProps = {
  id: string
  label: string
  choices: readonly Choice[]
  more: number
  active: number
  value: string
  onTake: (choice: Choice) => void
}

function Options({ id, label, choices, more, active, value, onTake }: OptionsProps) {
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    list.current?.querySelector('[data-active]')?.scrollIntoView?.({ block: 'nearest' })
  }, [active, choices.length])
  return (
    <div className="combobox-list">
      {choices.length > 0 && (
        <ul ref={list} id={id} role="listbox" aria-label={label}>
          {choices.map((choice, index) => (
            <li
              key={choice.value}
              id={`${id}-${index}`}
              role="option"
              aria-selected={choice.value === value}
              data-active={index === active ? '' : undefined}
              // Before the field loses the focus, which would close the list under the press.
              onMouseDown={(event) => {
                event.preventDefault()
                onTake(choice)
              }}
            >
              <span>{choice.label}</span>
              {choice.words && <span className="faint tiny">{choice.words}</span>}
            </li>
          ))}
        </ul>
      )}
      {choices.length === 0 && <p role="status">Nothing fits.</p>}
      {more > 0 && <p>{`${more} more; type to find them.`}</p>}
    </div>
  )
}
